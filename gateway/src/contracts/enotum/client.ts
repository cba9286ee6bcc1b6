/**
 * Asks e-NOTUM over its REST contract "Ciutadania". Only the list, the summary and the user are here: reading the detail of a communication
 * accepts it, and that is a legal act, so this file holds no address of a detail and no method but GET.
 */
import type { TSchema, Static } from '@sinclair/typebox';
import type { TypeCheck } from '@sinclair/typebox/compiler';
import { type Period, type Question, SourceFailure } from '../../folder/ports.js';
import { abortsWith } from '../../network/deadline.js';
import { read, type Reply, statusFailure } from '../http.js';
import { askedFor, type Asked, tidyIdentifier } from '../reading/asked.js';
import { mostElements, readList } from '../reading/elements.js';
import type { Notes } from '../reading/notes.js';
import type { Operation } from '../operation.js';
import type { SourceOptions } from '../source-options.js';
import { codeOf, refusalCodes } from './refusals.js';
import { Page, Summary, User } from './schema.js';

/** Most pages read of one list. */
export const mostPages = 20;

/** How much longer than for the list the summary is waited for. Milliseconds. */
const patience = 500;

const documentTypes: Record<Asked['kind'], string> = { nif: 'NIF', nie: 'NIF', cif: 'CIF', passport: 'PASSAPORT', other: 'IDC' };

const effectFree = (resource: string): Operation<'none'> => ({
  what: `enotum ${resource}`,
  method: 'GET',
  effect: 'none',
  path: `/ciutadania/${resource}`,
});
const readUser = effectFree('usuari');
const readSummary = effectFree('resum');
const readNotifications = effectFree('notificacions');

export interface Inbox {
  elements: unknown[];
  /** How many there should be: the most that the list or the summary speaks of. */
  promised: number;
  /** The header that says for whom was asked. */
  headers: Record<string, string>;
}

/**
 * The raw notifications of a period, all pages up to the cap. The period is always sent: the contract's default of 30 days hides older pending ones.
 * @throws {SourceFailure} `not-represented` where this citizen may not be asked for, `level-too-low`, or what went wrong
 */
export async function askEnotum(options: SourceOptions, question: Question, notes: Notes): Promise<Inbox> {
  const headers = await representationOf(options, question);
  const asking = askList(options, question, headers, notes);
  const [list, expected] = await Promise.all([asking, askTotal(options, question, headers, notes, asking)]);
  if (expected !== undefined && expected !== list.promised) notes.add('total-differs');
  return { elements: list.elements, promised: Math.max(list.promised, expected ?? 0), headers };
}

/** The header that says for whom is asked; none where the gateway's certificate is the citizen's own. */
export async function representationOf(options: SourceOptions, question: Question): Promise<Record<string, string>> {
  const { number, kind } = askedFor(question.person);
  const user = await get(options, question, readUser, {}, {}, User);
  if (user.document && tidyIdentifier(user.document) === number) return {};
  // Only an answer that says something of somebody can leave this person out.
  if (!user.document && !user.representats) throw new SourceFailure('malformed', 'enotum usuari: it names nobody');
  if (!user.representats?.some(({ document }) => document && tidyIdentifier(document) === number)) {
    throw new SourceFailure('not-represented', 'enotum usuari: this person may not be asked for');
  }
  return { 'x-enotum-representat': `${documentTypes[kind]}-${number}` };
}

const within = ({ from, to }: Period): Record<string, string> => ({ dataInicial: from, dataFinal: to });

async function askList(
  options: SourceOptions,
  question: Question,
  headers: Record<string, string>,
  notes: Notes,
): Promise<Omit<Inbox, 'headers'>> {
  let elements: unknown[] = [];
  let promised = 0;
  let pages = 0;
  for await (const page of pagesOf(options, question, headers, {}, notes)) {
    // Not pushed as arguments: a list of a hundred thousand is more than a call takes.
    elements = elements.concat(page.list);
    promised = page.promised;
    const isCapped = !page.isLast && (++pages === mostPages || elements.length >= (options.items ?? mostElements));
    if (!isCapped) continue;
    notes.add('paging-capped');
    break;
  }
  return { elements, promised };
}

export interface ListPage {
  list: unknown[];
  /** How many there should be on all pages together, as far as this and the earlier ones tell. */
  promised: number;
  isLast: boolean;
}

/**
 * The pages of a list, asked for one by one as far as somebody wants them. A first page without a list is no answer, unless it counts to zero; a
 * later one ends the list and leaves it short.
 * @param filter of the contract's own, beside the period
 */
export async function* pagesOf(
  options: SourceOptions,
  question: Question,
  headers: Record<string, string>,
  filter: Record<string, string>,
  notes: Notes,
): AsyncGenerator<ListPage, void, undefined> {
  let count = 0;
  let promised = 0;
  for (let page = 1; ; page++) {
    const query = { ...within(question.period), ...filter, pagina: String(page) };
    const reply = await get(options, question, readNotifications, query, headers, Page);
    const list = readList(reply.notificacions, notes, 'items');
    if (!list) {
      if (page === 1 && reply.totalResultats !== 0) throw new SourceFailure('malformed', 'enotum notificacions: no list');
      notes.add('list-missing', 'items');
    }
    count += list?.length ?? 0;
    const isLast = reply.totalPagines ? page >= reply.totalPagines : count >= (reply.totalResultats ?? count);
    // Without a total, a page that is announced and not there stands for at least one element.
    promised = Math.max(promised, reply.totalResultats ?? count + (isLast && list ? 0 : 1));
    yield { list: list ?? [], promised, isLast };
    if (isLast || !list?.length) return;
  }
}

/** The summary is a second opinion on the list: where it fails or is silent, the list still stands, and the notes say that nothing confirmed it. */
async function askTotal(
  options: SourceOptions,
  question: Question,
  headers: Record<string, string>,
  notes: Notes,
  list: Promise<unknown>,
): Promise<number | undefined> {
  const enough = abortsWith(question.signal);
  const stop = (): void => void setTimeout(() => enough.abort(), patience).unref();
  list.then(stop, stop);
  try {
    return (await get(options, { ...question, signal: enough.signal }, readSummary, within(question.period), headers, Summary))
      .totalNotificacions;
  } catch (error) {
    if (!(error instanceof SourceFailure) || question.signal.aborted) throw error;
    notes.add('required-missing', 'summary');
    return undefined;
  }
}

async function get<Schema extends TSchema>(
  options: SourceOptions,
  { signal }: Question,
  operation: Operation<'none'>,
  query: Record<string, string>,
  headers: Record<string, string>,
  schema: TypeCheck<Schema>,
): Promise<Static<Schema>> {
  const { what } = operation;
  const { url: base, responseBytes, dispatcher } = options;
  const reply = await read({ operation, base, query, headers, signal, responseBytes, dispatcher });
  if (reply.status < 200 || reply.status > 299) throw refusal(what, reply);
  const json = reply.json();
  if (!schema.Check(json)) throw new SourceFailure('malformed', `${what}: the answer has not the shape of the contract`);
  return json;
}

/** The contract's own error codes say more than the HTTP status; a page instead of an error object says nothing. */
export function refusal(what: string, { status, jsonIfAny }: Pick<Reply, 'status' | 'jsonIfAny'>): SourceFailure {
  const code = codeOf(jsonIfAny());
  const known = code && refusalCodes[code];
  if (known === 'level-too-low') return new SourceFailure('level-too-low', `${what}: error ${code}`);
  if (known === 'not-authorised' || known === 'not-addressee') return new SourceFailure('not-represented', `${what}: error ${code}`);
  return statusFailure(what, status, code);
}
