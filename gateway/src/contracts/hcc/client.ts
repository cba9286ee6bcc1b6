/**
 * Asks one body over HCC, the hub contract of the Consorci AOC: an effect-free GET below one base address per body.
 * The contract puts the citizen's identifier into the query, so no address of this file may ever reach a log or a message.
 */
import type { Question } from '../../folder/ports.js';
import { read, statusFailure } from '../http.js';
import { askedFor, type Asked } from '../reading/asked.js';
import type { Notes } from '../reading/notes.js';
import type { SourceOptions } from '../source-options.js';
import { type Contents, foundNothing, type HccOperation, readEnvelope } from './envelope.js';

const documentTypes: Record<Asked['kind'], string> = { nif: 'NIF', cif: 'NIF', nie: 'NIE', passport: 'PASSAPORT', other: 'PASSAPORT' };

/**
 * The raw elements of one operation.
 * @throws {SourceFailure} where the body gave no answer that can be read
 */
export async function askHcc(options: SourceOptions, operation: HccOperation, question: Question, notes: Notes): Promise<Contents> {
  const { what } = operation;
  const { status, json, jsonIfAny } = await read({
    operation,
    base: options.url,
    query: queryOf(options, question),
    signal: question.signal,
    responseBytes: options.responseBytes,
    dispatcher: options.dispatcher,
  });
  if (status === 404 && foundNothing(jsonIfAny())) return { elements: [], missing: 0 };
  if (status < 200 || status > 299) throw statusFailure(what, status);
  return readEnvelope(json(), operation, notes);
}

function queryOf({ administration }: SourceOptions, { person, period }: Question): Record<string, string> {
  const asked = askedFor(person);
  return {
    documentIdentificatiu: asked.number,
    tipusDocumentIdentificatiu: documentTypes[asked.kind],
    codiINE10: administration,
    dataInici: period.from,
    dataFi: period.to,
  };
}
