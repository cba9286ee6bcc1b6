/**
 * One effect-free read over HTTP, the only way in which a contract reaches the network. It reads headers and body under the caller's
 * signal, follows no redirect, caps the size, and parses strictly: a body's broken answer is reported, never guessed at.
 * No message here holds an address's query (HCC puts the citizen's identifier there) or anything from the answer.
 */
import { request, type Dispatcher } from 'undici';
import { QuestionRefused, SourceFailure } from '../folder/ports.js';
import { codeOf, judge } from '../network/failure.js';
import { readCapped } from '../network/read-capped.js';
import { unlessStopped } from '../network/unless-stopped.js';
import { parseJson } from './json.js';
import { addressOf, type Operation } from './operation.js';
import { isPacked, unpack } from './unpack.js';

export interface ReadRequest {
  operation: Operation<'none'>;
  /** Base address of the contract. */
  base: string;
  query?: Readonly<Record<string, string>>;
  /** JSON to send, where the operation is a POST: it keeps identifiers out of the address. */
  send?: unknown;
  /** XML to send instead. */
  sendXml?: string;
  headers?: Readonly<Record<string, string>>;
  signal: AbortSignal;
  /** Most bytes of the answer, after decompression. */
  responseBytes: number;
  /** Decides which addresses may be called. */
  dispatcher: Dispatcher;
}

export interface Reply {
  readonly status: number;
  /** The answer's JSON; throws {@link SourceFailure} `malformed` if it is none. */
  readonly json: () => unknown;
  /** The answer as text, whatever it is. */
  readonly text: () => string;
  /** The JSON of an error answer; `undefined` where it is a page, since then the status alone tells what happened. */
  readonly jsonIfAny: () => unknown;
}

/**
 * Sends the request once and reads the whole answer, whatever its status.
 * @throws {SourceFailure} `late` when the signal aborts or the peer stalls, `failed` on network errors, `malformed` when the answer is too big or wrongly encoded
 */
export async function read(asked: ReadRequest): Promise<Reply> {
  const { operation, base, query, sendXml, send, signal, responseBytes, dispatcher } = asked;
  const { what, method } = operation;
  const sent = sendXml ?? (send === undefined ? undefined : JSON.stringify(send));
  try {
    const asking = request(addressOf(base, operation, query), {
      method,
      headers: {
        accept: 'application/json',
        'accept-encoding': 'identity',
        ...(sent === undefined ? {} : { 'content-type': sendXml === undefined ? 'application/json' : 'text/xml; charset=utf-8' }),
        ...asked.headers,
      },
      signal,
      ...(sent === undefined ? {} : { body: sent }),
      dispatcher,
    });
    const response = await unlessStopped(asking, signal);
    const encoding = String(response.headers['content-encoding'] ?? '')
      .trim()
      .toLowerCase();
    const refuse = (): SourceFailure => tooBig(what, responseBytes);
    const bytes = isPacked(encoding)
      ? await unpack(response.body, encoding, responseBytes, what, refuse)
      : await readCapped(response.body, responseBytes, refuse);
    const contentType = String(response.headers['content-type'] ?? '');
    const text = (): string => decode(bytes, contentType);
    const json = (): unknown => parseJson(text(), what);
    return { status: response.statusCode, text, json, jsonIfAny: () => unlessFailure(json) };
  } catch (error) {
    throw asFailure(error, what, signal);
  }
}

/**
 * What an answer is told as whose status is none of success: one that finds fault with the question says nothing of the source.
 * @param code of the contract's own error, where it sent one: that stays as it is, and asking again does not help
 */
export function statusFailure(what: string, status: number, code?: string): SourceFailure {
  const passing = code === undefined && (status >= 500 || status === 429);
  const message = `${what}: HTTP ${status}${code ? `, error ${code}` : ''}`;
  return status === 400 || status === 422 ? new QuestionRefused(message) : new SourceFailure('failed', message, passing);
}

function unlessFailure(json: () => unknown): unknown {
  try {
    return json();
  } catch (error) {
    if (error instanceof SourceFailure) return undefined;
    throw error;
  }
}

const tooBig = (what: string, limit: number): SourceFailure =>
  new SourceFailure('malformed', `${what}: the answer is bigger than ${limit} bytes`);

/** UTF-8 unless another charset is declared; bytes that are no UTF-8 at all are read as the Windows-1252 that old back offices send. */
function decode(bytes: Buffer, contentType: string): string {
  const declared = /charset\s*=\s*"?([\w.:-]+)/i.exec(contentType)?.[1] ?? 'utf-8';
  return decodeAs(declared, bytes) ?? decodeAs('utf-8', bytes) ?? new TextDecoder('windows-1252').decode(bytes);
}

/** The text, or `undefined` for an unknown charset and for bytes outside it. */
function decodeAs(charset: string, bytes: Buffer): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return undefined;
    throw error;
  }
}

function asFailure(error: unknown, what: string, signal: AbortSignal): SourceFailure {
  if (error instanceof SourceFailure) return error;
  // The reason is looked at first: undici reports an abort in several ways.
  if (signal.aborted) return new SourceFailure('late', `${what}: stopped before the answer came`);
  // No `cause`: undici's parser errors carry the bytes that they could not parse.
  const { state, reason, retryable } = judge(codeOf(error));
  return new SourceFailure(state, `${what}: ${reason}`, retryable);
}
