/** HCC's taxes in our words: the object with the most legacy names, so it has a file of its own. */
import type { Answer } from '../../folder/ports.js';
import type { Attachment, Debt, Tax, TaxAction } from '../../folder/tax.js';
import type { Asked } from '../reading/asked.js';
import { vocabulary } from '../reading/choice.js';
import { firstOfEach, readElements } from '../reading/elements.js';
import { Fields } from '../reading/fields.js';
import type { Notes } from '../reading/notes.js';
import { opaqueId } from '../reading/opaque-id.js';
import { readKilobytes } from '../reading/size.js';
import type { SourceContext } from '../source-options.js';
import { readBody } from './origin.js';
import { type ActionElement, type AttachmentElement, type DebtElement, type TaxElement, usableTax } from './schema.js';

const directDebit = vocabulary({ DOMICILIAT: 'yes', NO_DOMICILIAT: 'no', NO_DOMICILIABLE: 'not-possible' });
const groups = vocabulary({
  REFERENCIA_CADASTRAL: 'cadastral-reference',
  MATRICULA: 'number-plate',
  IAE: 'business-activity',
  EXPEDIENT_SANCIONADOR: 'penalty-file',
  ALTRES: 'other',
});
/** The last three are older: a partial payment leaves something pending, and EXECUTIVA was a state before it was a stage. */
const debtStates = vocabulary({
  PENDENT: 'pending',
  PAGAT: 'paid',
  BAIXA: 'written-off',
  PAGAMENT_PARCIAL: 'pending',
  PENDENT_EXPEDIENT_SANCIONADOR: 'pending',
  EXECUTIVA: 'pending',
});
const stages = vocabulary({ VOLUNTARIA: 'voluntary', VOLUNTARI: 'voluntary', EXECUTIVA: 'enforcement', EXECUTIU: 'enforcement' });
const payments = vocabulary({ CARTA_DE_PAGAMENT: 'payment-letter', DOMICILIAT: 'direct-debit', PLA_PERSONALITZAT: 'instalments' });
/** PAGAMENT, OBJECTE and CLIENT are the older words for the first, second and fourth. */
const subjects = vocabulary({
  DEUTE: 'debt',
  TRIBUT: 'tax',
  ORGANISME: 'body',
  IDENTIFICADOR: 'person',
  PAGAMENT: 'debt',
  OBJECTE: 'tax',
  CLIENT: 'person',
});

export function mapTaxes(list: readonly unknown[], context: SourceContext, asked: Asked, notes: Notes): Answer<Tax> {
  const { items, discarded } = readElements(list, usableTax, (element, own) => tax(element, own, context, asked), notes, context.items);
  return { items: firstOfEach(items, ({ id }) => id, notes), discarded, notes: notes.list };
}

function tax(element: TaxElement, notes: Notes, context: SourceContext, asked: Asked): Tax | null {
  const fields = new Fields(element, notes);
  const sourceId = fields.identifier('id', 'idTribut', 'identificador');
  if (sourceId === null) return null;
  const group = {
    id: fields.text('group.id', 'idGrupTribut'),
    kind: fields.choice('group.kind', groups, 'tipusGrupTribut').value,
  };
  return {
    id: opaqueId('hcc', context.administration, 'tax', sourceId, asked.capacity),
    body: readBody(fields, context),
    capacity: asked.capacity,
    ...readNames(fields),
    year: readYear(fields),
    date: fields.required('date', fields.day('date', 'dataTribut')),
    totalCents: fields.cents('totalCents', 'importTotal'),
    isFine: fields.bool('isFine', 'multa') ?? false,
    directDebit: fields.choice('directDebit', directDebit, 'estatDomiciliacio').value,
    group: group.id === null && group.kind === null ? null : group,
    caseFile: fields.text('caseFile', 'idExpedient'),
    remarks: fields.text('remarks', 'observacions'),
    debts: fields.objects('debts', 'deutes').map((each) => debt(each, context, notes)),
    actions: fields.objects('actions', 'accions').flatMap((each) => action(each, context, notes)),
    attachments: fields.objects('attachments', 'adjunts', 'adjuntsDTO').map((each) => attachment(each, context, notes)),
    notes: notes.list,
  };
}

/** Some bodies swap the tax and its object: a reference in one word with digits is no name of a tax. */
function readNames(fields: Fields<TaxElement>): Pick<Tax, 'name' | 'object'> {
  const name = fields.required('name', fields.text('name', 'descripcioTribut'));
  const object = fields.text('object', 'descripcioObjecteTributari');
  const looksLikeReference = name !== null && !name.includes(' ') && /\d/.test(name);
  if (!looksLikeReference || object === null) return { name, object };
  fields.notes.add('fields-swapped', 'name');
  return { name: object, object: name };
}

function readYear(fields: Fields<TaxElement>): number | null {
  const text = fields.required('year', fields.text('year', 'exercici'));
  if (text === null) return null;
  if (/^(19|20|21)\d\d$/.test(text)) return Number(text);
  fields.notes.add('value-unknown', 'year');
  return null;
}

function debt(element: DebtElement, context: SourceContext, notes: Notes): Debt {
  const fields = new Fields(element, notes);
  const state = fields.choice('debts.state', debtStates, 'situacio', 'estatPagament');
  if (state.raw === null) notes.add('required-missing', 'debts.state');
  const stage = fields.choice('debts.stage', stages, 'periode').value;
  const saysEnforcement = stages.get(state.raw?.toUpperCase() ?? '') === 'enforcement';
  return {
    state: state.value ?? 'unknown',
    stage: stage ?? (saysEnforcement ? 'enforcement' : null),
    name: fields.text('debts.name', 'descripcio'),
    payFrom: fields.required('debts.payFrom', fields.day('debts.payFrom', 'dataIniciPagament')),
    payUntil: fields.required('debts.payUntil', fields.day('debts.payUntil', 'dataFiPagament')),
    amountCents: fields.required('debts.amountCents', fields.cents('debts.amountCents', 'importDeute')),
    outstandingCents: fields.cents('debts.outstandingCents', 'importPendent'),
    payment: fields.choice('debts.payment', payments, 'modalitatPagamentDeute', 'modalitatPagament').value,
    directDebit: fields.bool('debts.directDebit', 'domiciliat'),
    alert: fields.text('debts.alert', 'alerta'),
    actions: fields.objects('debts.actions', 'accions').flatMap((each) => action(each, context, notes)),
    attachments: fields.objects('debts.attachments', 'adjunts', 'adjuntsDTO').map((each) => attachment(each, context, notes)),
  };
}

/** An action without a usable address is none. */
function action(element: ActionElement, { linkHosts }: SourceContext, notes: Notes): TaxAction[] {
  const fields = new Fields(element, notes);
  const link = fields.required('actions.link', fields.link('actions.link', linkHosts, 'url'));
  if (!link) return [];
  return [{ link, name: fields.text('actions.name', 'descripcio'), about: fields.choice('actions.about', subjects, 'tipus').value }];
}

function attachment(element: AttachmentElement, { linkHosts }: SourceContext, notes: Notes): Attachment {
  const fields = new Fields(element, notes);
  return {
    name: fields.text('attachments.name', 'nom') ?? fields.text('attachments.name', 'descripcio'),
    mime: fields.text('attachments.mime', 'tipus'),
    bytes: readKilobytes(fields.raw('attachments.bytes', 'mida'), notes, 'attachments.bytes'),
    csv: fields.text('attachments.csv', 'csv'),
    checkLink: fields.link('attachments.checkLink', linkHosts, 'urlCsv'),
    link: fields.link('attachments.link', linkHosts, 'url'),
    createdAt: fields.moment('attachments.createdAt', 'dataCreacio'),
  };
}
