/**
 * A JSON feed of exchange traces, with the names of the PCI envelope (the exchange platform of the Consorci AOC, SCSP family). No public contract
 * for a citizen's traces exists, so this feed is ours to define: `POST {Titular, dataInici, dataFi}` → `{Traces: […]}`, one `Peticion` or
 * `Respuesta` header each. The official (`Funcionario`) and the holder (`Titular`) travel in a trace; neither is declared here, so neither is ever read.
 */
import { type Static, Type } from '@sinclair/typebox';
import { TypeCompiler } from '@sinclair/typebox/compiler';
import { field } from '../reading/usable.js';

const Attributes = Type.Object({
  IdPeticion: Type.Union([Type.String({ pattern: '\\S' }), Type.Number()], { description: 'Id of the request' }),
  TimeStamp: field('When, often with a space and without a zone'),
  CodigoProducto: field('Service: PADRO'),
  CodigoCertificado: field('Modality of the service'),
  DatosAutorizacion: field('Who asked'),
  DatosAutoritzacion: field('DatosAutorizacion as it is misspelt'),
  Emisor: field('Who gave the data'),
  Estado: field('How it ended'),
  IdSolicitanteOriginal: field('INE10 of the body for which an intermediary asked'),
  NomSolicitanteOriginal: field('Its name'),
});

const Trace = Type.Object({ Atributos: Attributes, DatosGenericos: field('The rest') });
export type TraceElement = Static<typeof Trace>;

/** Only a trace that says which request it is can be told from another. */
export const usableTrace = TypeCompiler.Compile(Trace);

/** Who asked, and for what. */
export interface AuthorisationElement {
  IdentificadorSolicitante?: unknown;
  NombreSolicitante?: unknown;
  Finalidad?: unknown;
}

/** Who gave the data. */
export interface ProviderElement {
  NombreEmisor?: unknown;
}

/** How the exchange ended: 0001 pending, 0002 in process, 0003 done, others errors. */
export interface StateElement {
  CodigoEstado?: unknown;
}

/** The generic data: a purpose or a procedure, the basis, and the ids of the transmission. */
export interface GenericElement {
  Solicitante?: unknown;
  Transmision?: unknown;
}

/** The requester's part of the generic data. */
export interface RequesterElement {
  IdentificadorSolicitante?: unknown;
  NombreSolicitante?: unknown;
  Finalidad?: unknown;
  Procedimiento?: unknown;
  Consentimiento?: unknown;
}

/** The transmission's part of the generic data. */
export interface TransmissionElement {
  CodigoCertificado?: unknown;
  IdTransmision?: unknown;
  FechaGeneracion?: unknown;
}

export const Feed = TypeCompiler.Compile(Type.Object({ Traces: Type.Optional(Type.Unknown()) }));
