/** Exchanges of data as the platform records them. */
import { spread } from './calendar.js';
import type { Traca } from './contract.js';
import { productOf } from './products.js';
import type { Context } from './records.js';
import type { Consulted } from './story.js';

export function trace(happening: Consulted, { body, calendar, matter, number, holder }: Context, seed: string): Traca {
  const product = productOf(happening.product);
  const at = calendar.moment(happening.ago, seed, 'office');
  const purpose = happening.purpose ?? matter?.procedure ?? 'Atenció a la ciutadania';
  const serial = spread(`${body.ine10}/${seed}`).toString(16).toUpperCase().padStart(8, '0');
  return {
    Atributos: {
      IdPeticion: `${happening.product}-${at.slice(0, 10).replaceAll('-', '')}-${serial}`,
      NumElementos: 1,
      TimeStamp: at,
      CodigoProducto: happening.product,
      CodigoCertificado: `${happening.product}_${product.modality}`,
      DatosAutorizacion: { IdentificadorSolicitante: body.ine10, NombreSolicitante: body.name, Finalidad: purpose },
      Emisor: { ...(product.providerNif && { NifEmisor: product.providerNif }), NombreEmisor: product.provider },
      Estado: { CodigoEstado: happening.outcome ?? '0003' },
      Funcionario: { NombreCompleto: 'FUNCIONÀRIA FICTÍCIA', Nif: '99999018D', EMail: 'funcionaria@exemple.cat' },
    },
    DatosGenericos: {
      Solicitante: {
        ...(happening.sia ? { Procedimiento: happening.sia } : { Finalidad: purpose }),
        ...(happening.basis && { Consentimiento: happening.basis }),
      },
      Titular: { TipoDocumentacion: holder.startsWith('Q') ? 'CIF' : 'NIF', Documentacion: holder },
      Transmision: {
        CodigoCertificado: `${happening.product}_${product.modality}`,
        IdSolicitud: serial,
        ...(number && { IdTransmision: number }),
        FechaGeneracion: at.slice(0, 10),
      },
    },
  };
}
