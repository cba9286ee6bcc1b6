/**
 * One request that has a legal effect. It leaves once, on a connection of its own, and nothing here or below repeats it: no retry, no hedge,
 * no sharing, no redirect. Where nobody can tell what became of it, it says so. No message holds anything of the question or of the answer.
 */
import { request, type Dispatcher } from 'undici';
import { SourceFailure } from '../folder/ports.js';
import { abortsAfter } from '../network/deadline.js';
import { codeOf, neverConnected } from '../network/failure.js';
import { readCapped } from '../network/read-capped.js';
import { unlessStopped } from '../network/unless-stopped.js';
import { parseJson } from './json.js';
import { addressOf, type Effect, type Operation } from './operation.js';

export interface EffectfulRequest {
  operation: Operation<Exclude<Effect, 'none'>>;
  /** Base address of the contract. */
  url: string;
  send?: unknown;
  headers: Readonly<Record<string, string>>;
  /** Milliseconds after which the result counts as unknown. */
  deadline: number;
  /** Most bytes of the answer. */
  responseBytes: number;
  /** Opens a connection for each request: {@link Outgoing.freshFor}. */
  dispatcher: Dispatcher;
}

export interface EffectfulReply {
  status: number;
  /** The answer's text; empty where there was none. */
  text: string;
  /** Its JSON; `undefined` where it is none. */
  json: unknown;
}

/** Nobody can tell whether it took effect. */
export class ResultUnknown extends Error {
  override readonly name = 'ResultUnknown';
}

/** The connection never came to be: it surely had no effect. */
export class NeverSent extends Error {
  override readonly name = 'NeverSent';
}

/** @throws {NeverSent}, {ResultUnknown} */
export async function sendOnce(asked: EffectfulRequest): Promise<EffectfulReply> {
  const { operation, url, send, headers, deadline, responseBytes, dispatcher } = asked;
  const { what, method } = operation;
  const signal = abortsAfter(deadline);
  try {
    const sending = request(addressOf(url, operation), {
      method,
      headers: {
        accept: 'application/json',
        'accept-encoding': 'identity',
        ...headers,
        ...(send === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(send === undefined ? {} : { body: JSON.stringify(send) }),
      // A GET counts as repeatable otherwise, whatever the contract makes of it.
      idempotent: false,
      blocking: true,
      reset: true,
      signal,
      dispatcher,
    });
    const response = await unlessStopped(sending, signal);
    const tooBig = () => new ResultUnknown(`${what}: the answer is bigger than ${responseBytes} bytes`);
    const text = (await readCapped(response.body, responseBytes, tooBig)).toString('utf8');
    return { status: response.statusCode, text, json: jsonOf(text, what) };
  } catch (error) {
    if (error instanceof ResultUnknown) throw error;
    const code = codeOf(error);
    if (!signal.aborted && neverConnected(code)) throw new NeverSent(`${what}: ${code}`);
    throw new ResultUnknown(`${what}: ${signal.aborted ? `no answer within ${deadline} ms` : code}`);
  }
}

function jsonOf(text: string, what: string): unknown {
  try {
    return parseJson(text, what);
  } catch (error) {
    if (error instanceof SourceFailure) return undefined;
    throw error;
  }
}
