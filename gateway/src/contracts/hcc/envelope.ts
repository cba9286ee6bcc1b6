import { QuestionRefused, SourceFailure } from '../../folder/ports.js';
import type { Operation } from '../operation.js';
import { readList } from '../reading/elements.js';
import { keyOf } from '../reading/choice.js';
import type { Notes } from '../reading/notes.js';

/** What one HCC operation is called, and under which names its elements come; the published name first. */
export interface HccOperation extends Operation<'none'> {
  lists: readonly string[];
}

const effectFree = (name: string, ...lists: string[]): HccOperation => ({
  what: `hcc ${name}`,
  method: 'GET',
  effect: 'none',
  path: `/${name}`,
  lists,
});

export const operations = {
  entries: effectFree('consultaActuacions', 'actuacions', 'actuacionsDTO'),
  caseFiles: effectFree('consultaExpedients', 'expedients', 'expedientsDTO'),
  // The contract's own table calls this list `actuacions`, its example `citesprevies`.
  appointments: effectFree('consultaCitesPrevies', 'citesprevies', 'citesPrevies', 'cites', 'actuacions'),
  taxes: effectFree('consultaTributs', 'tributs', 'tributsDTO'),
};

const success = new Set(['200', 'CODIOK', 'OK']);
const nothing = '404';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The envelope's result code, whatever type it came in; `undefined` where the JSON is no HCC envelope. */
const resultCode = (json: unknown): string | undefined => {
  const code = isRecord(json) ? json['codiResultat'] : undefined;
  return typeof code === 'string' || typeof code === 'number' ? keyOf(String(code)) : undefined;
};

export const foundNothing = (json: unknown): boolean => resultCode(json) === nothing;

/** What one answer held. */
export interface Contents {
  elements: unknown[];
  /** Elements that were announced and are not there, as far as is known. */
  missing: number;
}

/**
 * The elements of an answer that came with HTTP 200. The inner code decides: `404` is an empty success, any other known code is the body's
 * failure. `200` says that something was found: without a list, at least one element is missing.
 * @throws {SourceFailure} `malformed` if it is no envelope, `failed` if the body says that it failed
 */
export function readEnvelope(json: unknown, { what, lists }: HccOperation, notes: Notes): Contents {
  if (!isRecord(json)) throw new SourceFailure('malformed', `${what}: the answer is no envelope`);
  const code = resultCode(json);
  const name = lists.find((each) => typeof json[each] === 'object' && json[each] !== null);
  const list = name === undefined ? undefined : readList(json[name], notes, 'items');
  if (code === nothing) return { elements: list ?? [], missing: 0 };
  if (code === undefined) {
    if (!list) throw new SourceFailure('malformed', `${what}: neither a result code nor a list`);
    notes.add('required-missing', 'resultCode');
  } else if (!success.has(code)) {
    const known = /^[345]\d\d$/.test(code) ? code : 'an unknown code';
    const message = `${what}: the body answered ${known}`;
    throw code === '400' ? new QuestionRefused(message) : new SourceFailure('failed', message, !/^[34]/.test(code));
  }
  if (!list) notes.add('list-missing', 'items');
  else if (name !== lists[0]) notes.add('alias-used', 'items');
  return list ? { elements: list, missing: 0 } : { elements: [], missing: 1 };
}
