/**
 * What a notification says, its documents and e-NOTUM's evidence: read only where reading cannot have an effect any more. A notification's detail is
 * harmless once it was accepted, refused or has expired; a communication's only once it is accepted, since its detail accepts it.
 */
import type { FinalContents, Listed, Sent } from '../../acts/ports.js';
import type { Notification } from '../../folder/model.js';
import { SourceFailure } from '../../folder/ports.js';
import { follow, FollowFailure, type Followed } from '../../network/follow.js';
import type { Outgoing } from '../../network/outgoing.js';
import { read } from '../http.js';
import { addressOf, type Operation, segment } from '../operation.js';
import { Fields } from '../reading/fields.js';
import { readName, readWholeNumber } from '../reading/identifier.js';
import { Notes } from '../reading/notes.js';
import { opaqueId } from '../reading/opaque-id.js';
import type { SourceOptions } from '../source-options.js';
import { refusal } from './client.js';
import { letterText } from './letter.js';
import { Detail, type DetailElement, type DocumentElement, type DocumentsElement, type LetterElement } from './schema.js';

export interface DocumentOptions extends SourceOptions {
  /** Connections to where a document is kept: an address that e-NOTUM tells at that moment. */
  outgoing: Pick<Outgoing, 'dispatcher' | 'plainAllowed'>;
}

/** Most bytes of one document. */
const documentBytes = 25 * 1_048_576;

const detail = (id: string): Operation<'none'> => effectFree('detail of a final one', id, '');
const content = (id: string, uuid: string): Operation<'none'> => effectFree('document', id, `/documents/${segment(uuid)}/contingut`);
const evidenceOf = (id: string): Operation<'none'> => effectFree('evidence', id, '/evidencia/contingut');

const effectFree = (what: string, id: string, rest: string): Operation<'none'> => ({
  what: `enotum ${what}`,
  method: 'GET',
  effect: 'none',
  path: `/ciutadania/notificacions/${segment(id)}${rest}`,
});

/** Whether the list's state makes reading harmless. Annulled ones are not shown by the contract. */
export const isReadable = ({ kind, state }: Pick<Notification, 'kind' | 'state'>): boolean =>
  state === 'accepted' ? kind !== 'unknown' : kind === 'notification' && (state === 'rejected' || state === 'expired');

/** The last thing before an address of a detail is called. */
function refuseUnlessReadable({ notification }: Pick<Listed, 'notification'>): void {
  if (!isReadable(notification)) throw new SourceFailure('failed', 'enotum: reading this would have an effect', false);
}

/** @throws {SourceFailure} */
export async function readContents(options: DocumentOptions, listed: Listed, signal: AbortSignal): Promise<FinalContents> {
  refuseUnlessReadable(listed);
  const operation = detail(listed.handle.sourceId);
  const { what } = operation;
  const { url: base, responseBytes, dispatcher } = options;
  const reply = await read({ operation, base, headers: listed.handle.headers, signal, responseBytes, dispatcher });
  if (reply.status !== 200) throw refusal(what, reply);
  const json = reply.json();
  if (!Detail.Check(json)) throw new SourceFailure('malformed', `${what}: the answer has not the shape of the contract`);
  if (readWholeNumber(json.id) !== listed.handle.sourceId) throw new SourceFailure('malformed', `${what}: the answer is about another one`);
  const fields = new Fields<DetailElement>(json, new Notes());
  const letter = fields.part<LetterElement>('text', 'dadesOfici');
  return {
    text: letterText(letter.raw('text', 'cos')),
    footer: letterText(letter.raw('footer', 'peu')),
    ...readDocuments(fields.part<DocumentsElement>('documents', 'documents'), options.administration, listed),
  };
}

function readDocuments(
  fields: Fields<DocumentsElement>,
  administration: string,
  listed: Listed,
): Pick<FinalContents, 'documents' | 'discarded'> {
  const told = [
    ...fields.objects('decision', 'resolucio').map((element) => ({ element, role: 'decision' as const })),
    ...fields.objects('annexes', 'annexos').map((element) => ({ element, role: 'annex' as const })),
  ];
  const documents = told.flatMap(({ element, role }) => {
    const own = new Fields<DocumentElement>(element, new Notes());
    const source = readName(own.raw('id', 'uuid'));
    if (source === null) return [];
    const size = Number(own.raw('bytes', 'mida'));
    const id = opaqueId('enotum', administration, 'document', `${listed.handle.sourceId}/${source}`, listed.notification.capacity);
    return [{ id, source, role, name: own.text('name', 'nom') ?? '', bytes: Number.isSafeInteger(size) && size > 0 ? size : null }];
  });
  return { documents, discarded: told.length - documents.length };
}

/** @throws {SourceFailure} */
export async function openDocument(options: DocumentOptions, listed: Listed, uuid: string, signal: AbortSignal): Promise<Sent> {
  refuseUnlessReadable(listed);
  return open(options, content(listed.handle.sourceId, uuid), listed, signal);
}

/** e-NOTUM's proof of what happened, a signed document. @throws {SourceFailure} */
export async function openEvidence(options: DocumentOptions, listed: Listed, signal: AbortSignal): Promise<Sent> {
  refuseUnlessReadable(listed);
  return open(options, evidenceOf(listed.handle.sourceId), listed, signal, { idioma: listed.notification.language ?? 'ca' });
}

/** The contract answers with the short-lived address of another server, which is followed here and never in the browser. */
async function open(
  options: DocumentOptions,
  operation: Operation<'none'>,
  { handle }: Listed,
  signal: AbortSignal,
  query: Record<string, string> = {},
): Promise<Sent> {
  const url = addressOf(options.url, operation, query);
  const { status, headers, bytes } = await followed(options, operation.what, url, handle.headers, signal);
  if (status !== 200) throw new SourceFailure('failed', `${operation.what}: HTTP ${status}`, status >= 500);
  return { content: bytes, type: headers['content-type'] ?? null };
}

async function followed(
  { url: contract, dispatcher, outgoing }: DocumentOptions,
  what: string,
  url: URL,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Followed> {
  try {
    const { plainAllowed, dispatcher: elsewhere } = outgoing;
    const allowed = { contract: new URL(contract), dispatcher, elsewhere, plainAllowed };
    return await follow({ what, url, headers: { ...headers }, signal, bytes: documentBytes, hops: 2, ...allowed });
  } catch (error) {
    if (!(error instanceof FollowFailure)) throw error;
    const { reason, message } = error;
    throw new SourceFailure(reason === 'late' || reason === 'failed' ? reason : 'malformed', message);
  }
}
