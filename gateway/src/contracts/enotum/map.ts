/** e-NOTUM's notifications in our words, from list fields only: no text of the letter, no document names. */
import { suffices } from '../../folder/level.js';
import type { AssuranceLevel, Notification } from '../../folder/model.js';
import type { Answer } from '../../folder/ports.js';
import { type Choice, vocabulary } from '../reading/choice.js';
import { firstOfEach, readElements } from '../reading/elements.js';
import { Fields } from '../reading/fields.js';
import { readWholeNumber } from '../reading/identifier.js';
import { readLink } from '../reading/link.js';
import type { Notes } from '../reading/notes.js';
import { opaqueId } from '../reading/opaque-id.js';
import type { SourceContext } from '../source-options.js';
import { estimatedExpiry } from './expiry.js';
import { type IssuerElement, type NotificationElement, type RegistrationElement, usableNotification } from './schema.js';

export interface NotificationContext extends SourceContext {
  /** Address of the inbox as a whole; the list itself has no links, and one made from an id could open a letter. */
  inboxUrl?: string | undefined;
}

/** For whom was asked, and how strongly the citizen signed in. */
export interface Reader {
  capacity: Notification['capacity'];
  level: AssuranceLevel;
}

const kinds = vocabulary({ NOTIFICACIO: 'notification', COMUNICACIO: 'communication' });
const levels = vocabulary({ BAIX: 'low', SUBSTANCIAL: 'substantial', ALT: 'high' });
const languages = vocabulary({ CA: 'ca', ES: 'es', OC: 'oc', EN: 'en' });
const channels = vocabulary({ DIGITAL: 'digital', PAPER: 'paper' });
/** The words of the contract, its document's slip REBUTJDADA, and those of the messaging contract. */
const states = vocabulary({
  DIPOSITADA: 'available',
  ACCEPTADA: 'accepted',
  REBUTJADA: 'rejected',
  REBUTJDADA: 'rejected',
  EXPIRADA: 'expired',
  REBUTJADA_JURIDICAMENT: 'rejected-or-expired',
  'ANUL·LADA': 'annulled',
  ANULADA: 'annulled',
});

/** A notification with e-NOTUM's own id, which an act needs and nobody else may see. */
export interface SourcedNotification {
  sourceId: string;
  /** Code of the procedure: a power may be limited to one. */
  procedure: string | null;
  notification: Notification;
}

export function mapNotifications(
  list: readonly unknown[],
  context: NotificationContext,
  reader: Reader,
  notes: Notes,
): Answer<Notification> {
  const { items, ...rest } = mapSourced(list, context, reader, notes);
  return { ...rest, items: items.map(({ notification }) => notification) };
}

export function mapSourced(
  list: readonly unknown[],
  context: NotificationContext,
  reader: Reader,
  notes: Notes,
): Answer<SourcedNotification> {
  const { items, discarded } = readElements(
    list,
    usableNotification,
    (element, own) => sourced(element, own, context, reader),
    notes,
    context.items,
  );
  return { items: firstOfEach(items, ({ notification }) => notification.id, notes), discarded, notes: notes.list };
}

function sourced(element: NotificationElement, notes: Notes, context: NotificationContext, reader: Reader): SourcedNotification | null {
  const fields = new Fields(element, notes);
  const sourceId = readWholeNumber(fields.raw('id', 'id'));
  if (sourceId === null) return null;
  const issuer = readIssuer(fields.part('issuer', 'emissor'));
  const kind = required(fields, 'kind', fields.choice('kind', kinds, 'tipus')) ?? 'unknown';
  const state = required(fields, 'state', fields.choice('state', states, 'estat')) ?? 'unknown';
  const depositedAt = fields.required('depositedAt', fields.moment('depositedAt', 'dataPublicacio'));
  const told = fields.moment('expiresAt', 'dataExpiracioPrevista');
  const level = required(fields, 'level', fields.choice('level', levels, 'nivellAcces'));
  const unread = fields.bool('unread', 'consultada');
  const channel = fields.choice('alsoOnPaper', channels, 'canal').value;
  const reference = fields.text('reference', 'referencia');
  const procedure = fields.text('procedure', 'tramit');
  const notification: Notification = {
    id: opaqueId('enotum', context.administration, 'notification', sourceId, reader.capacity),
    body: { administration: issuer.administration, dir3: null, name: issuer.name || context.name },
    capacity: reader.capacity,
    kind,
    issuer,
    title: fields.required('title', fields.text('title', 'titol')) ?? reference ?? '',
    reference,
    registerNumber: fields.part<RegistrationElement>('registerNumber', 'dadesRegistre').text('registerNumber', 'numero'),
    depositedAt,
    ...expiry({ kind, state, depositedAt, told }),
    servedAt: fields.moment('servedAt', 'dataPracticada'),
    state,
    unread: unread === null ? null : !unread,
    alsoOnPaper: channel === null ? null : channel === 'paper',
    level,
    levelSuffices: level === null ? null : suffices(reader.level, level),
    language: fields.choice('language', languages, 'idioma').value,
    caseFile: fields.text('caseFile', 'expedient'),
    link: readLink(context.inboxUrl, context.linkHosts, notes, 'link'),
    notes: notes.list,
  };
  return { sourceId, procedure, notification };
}

function required<Value>(fields: Fields<NotificationElement>, field: string, { value, raw }: Choice<Value>): Value | null {
  if (raw === null) fields.notes.add('required-missing', field);
  return value;
}

function readIssuer(fields: Fields<IssuerElement>): Notification['issuer'] {
  return {
    administration: fields.ine10('issuer.administration', 'codiOrganisme'),
    name: fields.required('issuer.name', fields.text('issuer.name', 'nomOrganisme')) ?? '',
    department: fields.text('issuer.department', 'nomDepartament'),
  };
}

/** The contract's moment to the second; an estimate, called one, only for a notification that still runs without a date. */
function expiry(
  of: Pick<Notification, 'kind' | 'state' | 'depositedAt'> & { told: string | null },
): Pick<Notification, 'expiresAt' | 'expirySource'> {
  if (of.kind === 'communication') return { expiresAt: null, expirySource: null };
  if (of.told !== null) return { expiresAt: of.told, expirySource: 'contract' };
  const runs = of.kind === 'notification' && of.state === 'available' && of.depositedAt !== null;
  return runs && of.depositedAt
    ? { expiresAt: estimatedExpiry(of.depositedAt), expirySource: 'estimated' }
    : { expiresAt: null, expirySource: null };
}
