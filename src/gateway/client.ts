import { readLines } from './ndjson.js';
import { GatewayError, problemOfThrown } from './problem.js';
import type { Collection, Collections, Me, QueryParams, StreamLine } from './types.js';

/** Fetches a path of the gateway on behalf of whoever is signed in. The session adds the credentials; nobody else sees them. */
export type AuthorizedFetch = (path: string, init?: RequestInit) => Promise<Response>;

/** What tags may ask of the gateway. Every call throws {@link GatewayError}, or the `AbortError` of its own signal. */
export interface GatewayClient {
  /** Streams a list, line by line, and ends after the `end` line. */
  collect<C extends Collection>(collection: C, params: QueryParams, signal: AbortSignal): AsyncGenerator<StreamLine<Collections[C]>>;
  /** Who is signed in. */
  me(signal: AbortSignal): Promise<Me>;
}

export function createGatewayClient(fetch: AuthorizedFetch): GatewayClient {
  const ask = async (path: string, accept: string, signal: AbortSignal): Promise<Response> => {
    const response = await fetch(path, { headers: { accept }, signal }).catch((reason: unknown) => {
      throw problemOfThrown(reason);
    });
    if (!response.ok) throw await import('./refusal.js').then(({ problemOf }) => problemOf(response), problemOfThrown);
    if (!response.headers.get('content-type')?.includes(accept)) {
      throw new GatewayError('unexpected', `The answer is not ${accept}.`);
    }
    return response;
  };

  return {
    async *collect<C extends Collection>(collection: C, params: QueryParams, signal: AbortSignal) {
      const response = await ask(`/v1/${collection}${queryOf(params)}`, 'application/x-ndjson', signal);
      if (!response.body) throw new GatewayError('interrupted', 'The answer is empty.');
      let ended = false;
      try {
        for await (const value of readLines(response.body)) {
          const line = asStreamLine<Collections[C]>(value);
          if (line) yield line;
          ended ||= line?.kind === 'end';
        }
      } catch (reason) {
        // Everything was said; how the connection closes after that matters to nobody.
        if (!ended) throw reason;
      }
      if (!ended) throw new GatewayError('interrupted', 'The answer has no last line.');
    },
    async me(signal) {
      const response = await ask('/v1/me', 'application/json', signal);
      return (await response.json().catch((cause: unknown) => {
        throw new GatewayError('unexpected', 'The answer is not JSON.', { cause });
      })) as Me;
    },
  };
}

function queryOf(params: QueryParams): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one) query.append(name, one);
  }
  return query.size ? `?${query}` : '';
}

/** A line of a kind that this kit does not know yet is passed over, so that the gateway may grow. */
function asStreamLine<Item>(value: unknown): StreamLine<Item> | undefined {
  if (!value || typeof value !== 'object' || !('kind' in value)) {
    throw new GatewayError('unexpected', 'A line of the answer says no kind.');
  }
  return value.kind === 'start' || value.kind === 'source' || value.kind === 'end' ? (value as StreamLine<Item>) : undefined;
}
