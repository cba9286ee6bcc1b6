/** HCC's case files and registry entries in our words. Which quirk of which body each reading answers is told by its test. */
import type { RegistryEntry } from '../../folder/model.js';
import type { Answer, CaseFile, SourcedEntry } from '../../folder/ports.js';
import type { Asked } from '../reading/asked.js';
import { vocabulary } from '../reading/choice.js';
import { firstOfEach, readElements } from '../reading/elements.js';
import { Fields, mostInner } from '../reading/fields.js';
import type { Notes } from '../reading/notes.js';
import { opaqueId } from '../reading/opaque-id.js';
import type { SourceContext } from '../source-options.js';
import { readBody, readCapacity } from './origin.js';
import { readWaiting } from './waiting.js';
import { type CaseFileElement, type EntryElement, usableCaseFile, usableEntry } from './schema.js';

const caseFileStates = vocabulary({
  OBERT: 'open',
  OBERTA: 'open',
  ABIERTO: 'open',
  TANCAT: 'closed',
  TANCADA: 'closed',
  CERRADO: 'closed',
});
const directions = vocabulary({ ENTRADA: 'in', E: 'in', SORTIDA: 'out', SALIDA: 'out', S: 'out' });
/** HCC knows no expiry: its REBUTJADA is refused or expired. */
const notificationStates = vocabulary({
  DIPOSITADA: 'available',
  ACCEPTADA: 'accepted',
  REBUTJADA: 'rejected-or-expired',
  REBUTJDADA: 'rejected-or-expired',
  EXPIRADA: 'rejected-or-expired',
});

export function mapCaseFiles(list: readonly unknown[], context: SourceContext, asked: Asked, notes: Notes): Answer<CaseFile> {
  const { items, discarded } = readElements(
    list,
    usableCaseFile,
    (element, own) => caseFile(element, own, context, asked),
    notes,
    context.items,
  );
  return { items: firstOfEach(items, ({ id }) => id, notes), discarded, notes: notes.list };
}

function caseFile(element: CaseFileElement, notes: Notes, context: SourceContext, asked: Asked): CaseFile | null {
  const fields = new Fields(element, notes);
  const number = fields.identifier('number', 'idExpedient', 'numeroExpedient', 'identificador');
  if (number === null) return null;
  const body = readBody(fields, context);
  const capacity = readCapacity(fields, asked.capacity);
  const procedure = fields.required('procedure', fields.text('procedure', 'procediment'));
  const state = fields.choice('state', caseFileStates, 'estatExpedient', 'estat');
  if (state.raw === null) fields.notes.add('required-missing', 'state');
  return {
    id: opaqueId('hcc', context.administration, 'case-file', number, capacity),
    number,
    title: fields.required('title', fields.text('title', 'assumpteExpedient', 'assumpte')) ?? procedure ?? number,
    procedure,
    family: fields.text('family', 'familia'),
    state: state.value ?? 'unknown',
    stateText: state.value === null ? state.raw : null,
    phase:
      fields.text('phase', 'descripcioFase', 'descripcioFaseExpedient', 'fase') ?? fields.texts('phase', 'fasesExpedient').at(-1) ?? null,
    startedAt: fields.required('startedAt', fields.moment('startedAt', 'dataIniciExpedient', 'dataInici')),
    endedAt: fields.moment('endedAt', 'dataFinalitzacioExpedient', 'dataFinalitzacio'),
    plannedEnd: fields.day('plannedEnd', 'dataPrevistaResolucio', 'dataPrevistaResolucioExpedient'),
    waitsForCitizen: readWaiting(fields),
    entryIds: fields.texts('entryIds', 'idActuacio', 'idActuacions'),
    registerNumber: fields.text('registerNumber', 'numeroRegistre'),
    capacity,
    body,
    link: fields.required('link', fields.link('link', context.linkHosts, 'urlExpedient', 'url')),
    notes: notes.list,
  };
}

export function mapEntries(list: readonly unknown[], context: SourceContext, asked: Asked, notes: Notes): Answer<SourcedEntry> {
  const { items, discarded } = readElements(
    list,
    usableEntry,
    (element, own) => sourcedEntry(element, own, context, asked),
    notes,
    context.items,
  );
  // An entry that is told once for each of its case files stays one entry that names them all.
  const entries = firstOfEach(
    items,
    ({ entry }) => entry.id,
    notes,
    (kept, { entry }) => {
      if (kept.entry.caseFiles.length >= mostInner) return;
      kept.entry.caseFiles = [...new Set([...kept.entry.caseFiles, ...entry.caseFiles])].slice(0, mostInner);
    },
  );
  return { items: entries, discarded, notes: notes.list };
}

function sourcedEntry(element: EntryElement, notes: Notes, context: SourceContext, asked: Asked): SourcedEntry | null {
  const fields = new Fields(element, notes);
  const sourceId = fields.identifier('id', 'idActuacio', 'identificador', 'numeroRegistre');
  if (sourceId === null) return null;
  const body = readBody(fields, context);
  const capacity = readCapacity(fields, asked.capacity);
  const procedure = fields.text('procedure', 'procediment');
  const notification = fields.choice('notification', notificationStates, 'estatNotificacio');
  const entry: RegistryEntry = {
    id: opaqueId('hcc', context.administration, 'registry-entry', sourceId, capacity),
    body,
    capacity,
    direction: readDirection(fields, notification.raw !== null),
    subject: fields.required('subject', fields.text('subject', 'assumpteActuacio', 'assumpte')) ?? procedure ?? sourceId,
    at: fields.required('at', fields.moment('at', 'dataActuacio')),
    registerNumber: fields.text('registerNumber', 'numeroRegistre'),
    registeredAt: fields.moment('registeredAt', 'dataRegistre'),
    channel: fields.text('channel', 'viaPresentacio'),
    procedure,
    caseFiles: fields.texts('caseFiles', 'idExpedient', 'idExpedients', 'numeroExpedient'),
    notification: notification.raw === null ? null : (notification.value ?? 'unknown'),
    attachments: fields.objects('attachments', 'adjunts', 'adjuntsDTO').length,
    link: fields.required('link', fields.link('link', context.linkHosts, 'urlActuacio', 'url', 'urlExpedient')),
    notes: [],
  };
  return { sourceId, entry: { ...entry, notes: notes.list } };
}

/** Only the body sends notifications; for the rest, what the citizen sees in a register is mostly what they sent. Both guesses are noted. */
function readDirection(fields: Fields<EntryElement>, carriesNotification: boolean): RegistryEntry['direction'] {
  const { value, raw } = fields.choice('direction', directions, 'tipusActuacio', 'tipus');
  if (raw === null) fields.notes.add('required-missing', 'direction');
  return value ?? (carriesNotification ? 'out' : 'in');
}
