import { mapTraces } from '../../../../gateway/src/contracts/via-oberta/map.js';
import { Notes } from '../../../../gateway/src/contracts/reading/notes.js';
import type { SourceContext } from '../../../../gateway/src/contracts/source-options.js';

export type Part = Record<string, unknown>;

/** A trace with what must never be shown: the official who asked, and the holder. */
export const trace = {
  Atributos: {
    IdPeticion: 'SOC-0001',
    NumElementos: 1,
    TimeStamp: '2026-03-05T12:01:09+01:00',
    CodigoProducto: 'SOC',
    CodigoCertificado: 'SOC_DEMANDANT',
    DatosAutorizacion: {
      IdentificadorSolicitante: '0800180001',
      NombreSolicitante: "Ajuntament d'Abrera",
      Finalidad: '0226 Serveis de Benestar i Salut',
    },
    Emisor: { NifEmisor: 'Q0801175A', NombreEmisor: "Servei Públic d'Ocupació de Catalunya" },
    Estado: { CodigoEstado: '0003' },
    Funcionario: { NombreCompleto: 'FUNCIONARIA SECRETA', Nif: '99999018D', EMail: 'secreta@exemple.cat' },
  } as Part,
  DatosGenericos: {
    Solicitante: { Finalidad: '0226 Serveis de Benestar i Salut', Consentimiento: 'NoOpo' } as Part,
    Titular: { TipoDocumentacion: 'NIF', Documentacion: '00000000T', NombreCompleto: 'TITULAR SECRETA' },
    Transmision: {
      CodigoCertificado: 'SOC_DEMANDANT',
      IdSolicitud: '1',
      IdTransmision: 'X2026000041',
      FechaGeneracion: '2026-03-05',
    } as Part,
  },
};

/** The trace with other attributes, requester's data or transmission. */
export const but = (attributes: Part = {}, requester: Part = {}, transmission: Part = {}) => ({
  Atributos: { ...trace.Atributos, ...attributes },
  DatosGenericos: {
    ...trace.DatosGenericos,
    Solicitante: { ...trace.DatosGenericos.Solicitante, ...requester },
    Transmision: { ...trace.DatosGenericos.Transmision, ...transmission },
  },
});

const aoc: SourceContext = { administration: '9821920002', name: 'Consorci AOC', dir3: null, linkHosts: [] };

export const read = (...list: unknown[]) => mapTraces(list, aoc, 'interested', new Notes());
