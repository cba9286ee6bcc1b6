/** Asks a trace feed: one effect-free read, sent as a POST so that the citizen's identifier stands in no address. */
import { type Question, SourceFailure } from '../../folder/ports.js';
import { read, statusFailure } from '../http.js';
import type { Operation } from '../operation.js';
import { askedFor, type Asked } from '../reading/asked.js';
import { readList } from '../reading/elements.js';
import type { Notes } from '../reading/notes.js';
import type { SourceOptions } from '../source-options.js';
import { Feed } from './schema.js';

const operation: Operation<'none'> = { what: 'via-oberta traces', method: 'POST', effect: 'none', path: '' };
const { what } = operation;
const documentTypes: Record<Asked['kind'], string> = { nif: 'NIF', nie: 'NIE', cif: 'CIF', passport: 'Pasaporte', other: 'Pasaporte' };

/**
 * The raw traces of a period.
 * @throws {SourceFailure} where the feed gave no answer that can be read
 */
export async function askTraces(options: SourceOptions, { person, period, signal }: Question, notes: Notes): Promise<unknown[]> {
  const { number, kind } = askedFor(person);
  const { status, json } = await read({
    operation,
    base: options.url,
    send: { Titular: { TipoDocumentacion: documentTypes[kind], Documentacion: number }, dataInici: period.from, dataFi: period.to },
    signal,
    responseBytes: options.responseBytes,
    dispatcher: options.dispatcher,
  });
  if (status < 200 || status > 299) throw statusFailure(what, status);
  const feed = json();
  if (!Feed.Check(feed)) throw new SourceFailure('malformed', `${what}: the answer has not the shape of the feed`);
  const list = readList(feed.Traces, notes, 'items');
  if (!list) throw new SourceFailure('malformed', `${what}: no list`);
  return list;
}
