/** Traces of exchanges between bodies in our words. Everything is read by name, so what is not named here (the official, the holder) stays behind. */
import type { DataUse } from '../../folder/model.js';
import type { Answer } from '../../folder/ports.js';
import { vocabulary } from '../reading/choice.js';
import { firstOfEach, readElements } from '../reading/elements.js';
import { Fields } from '../reading/fields.js';
import type { Notes } from '../reading/notes.js';
import { opaqueId } from '../reading/opaque-id.js';
import type { SourceContext } from '../source-options.js';
import { productNames } from './products.js';
import { readPurpose } from './purpose.js';
import {
  type AuthorisationElement,
  type GenericElement,
  type ProviderElement,
  type RequesterElement,
  type StateElement,
  type TransmissionElement,
  type TraceElement,
  usableTrace,
} from './schema.js';

/** SI: a law needs express consent, and there is one. LEY: a law allows it, with no consent and no objection. NOOPO: the citizen could have objected. */
const legalBases = vocabulary({ SI: 'consent', LEY: 'law', LLEI: 'law', NOOPO: 'no-objection', NO_OPO: 'no-objection' });

export function mapTraces(list: readonly unknown[], context: SourceContext, capacity: DataUse['capacity'], notes: Notes): Answer<DataUse> {
  const { items, discarded } = readElements(
    list,
    usableTrace,
    (element, own) => dataUse(element, own, context, capacity),
    notes,
    context.items,
  );
  return { items: firstOfEach(items, ({ id }) => id, notes), discarded, notes: notes.list };
}

function dataUse(element: TraceElement, notes: Notes, context: SourceContext, capacity: DataUse['capacity']): DataUse | null {
  const head = new Fields(element.Atributos, notes);
  const authorisation = head.part<AuthorisationElement>('requester', 'DatosAutorizacion', 'DatosAutoritzacion');
  const provider = head.part<ProviderElement>('provider', 'Emisor');
  const state = head.part<StateElement>('outcome', 'Estado');
  const generic = new Fields(element, notes).part<GenericElement>('generic', 'DatosGenericos');
  const requested = generic.part<RequesterElement>('requester', 'Solicitante');
  const sent = generic.part<TransmissionElement>('transmission', 'Transmision');
  const requestId = head.text('id', 'IdPeticion');
  if (requestId === null) return null;
  const transmissionId = sent.text('caseFile', 'IdTransmision');
  const requester = readRequester(head, authorisation, requested);
  const product = head.required('data.product', head.text('data.product', 'CodigoProducto'));
  const legalBasis = requested.choice('legalBasis', legalBases, 'Consentimiento');
  if (legalBasis.raw === null) notes.add('required-missing', 'legalBasis');
  return {
    id: opaqueId('via-oberta', context.administration, 'exchange', JSON.stringify([requestId, transmissionId]), capacity),
    body: { administration: requester.administration, dir3: null, name: requester.name ?? context.name },
    capacity,
    kind: 'exchange',
    at: head.required('at', head.moment('at', 'TimeStamp') ?? sent.moment('at', 'FechaGeneracion')),
    requester,
    provider: { name: provider.text('provider.name', 'NombreEmisor') },
    data: {
      product,
      modality: head.text('data.modality', 'CodigoCertificado') ?? sent.text('data.modality', 'CodigoCertificado'),
      name: product === null ? null : (productNames.get(product.toUpperCase()) ?? null),
    },
    purpose: readPurpose(requested.text('purpose', 'Finalidad') ?? authorisation.text('purpose', 'Finalidad')),
    procedure: requested.text('procedure', 'Procedimiento'),
    legalBasis: legalBasis.value,
    mayObject: legalBasis.value === 'no-objection',
    // The platform calls it the id of the transmission; requesters put their file number there, or else repeat the request's id.
    caseFile: transmissionId === requestId ? null : transmissionId,
    outcome: readOutcome(state),
    site: null,
    bodiesAsked: [],
    notes: notes.list,
  };
}

/** The body that wanted the data: where an intermediary asked for another, that other one. */
function readRequester(
  head: Fields<TraceElement['Atributos']>,
  authorisation: Fields<AuthorisationElement>,
  requested: Fields<RequesterElement>,
): DataUse['requester'] {
  const field = 'requester.administration';
  const original = head.text('requester.name', 'NomSolicitanteOriginal');
  if (original !== null) return { administration: head.ine10(field, 'IdSolicitanteOriginal'), name: original };
  return {
    administration: authorisation.ine10(field, 'IdentificadorSolicitante') ?? requested.ine10(field, 'IdentificadorSolicitante'),
    name: head.required(
      'requester.name',
      authorisation.text('requester.name', 'NombreSolicitante') ?? requested.text('requester.name', 'NombreSolicitante'),
    ),
  };
}

function readOutcome(state: Fields<StateElement>): DataUse['outcome'] {
  const code = state.text('outcome', 'CodigoEstado')?.padStart(4, '0');
  if (code === undefined) return null;
  if (code === '0003') return 'done';
  if (code === '0001' || code === '0002') return 'pending';
  if (/^0[1-9]\d\d$/.test(code)) return 'failed';
  state.notes.add('value-unknown', 'outcome');
  return null;
}
