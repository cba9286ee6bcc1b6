import type { AuthorizedFetch, GatewayClient } from './client.js';

/** A client whose code is fetched with its first question: a page on which nobody is signed in asks none. */
export function lazyGatewayClient(fetch: AuthorizedFetch): GatewayClient {
  const client = async () => (await import('./client.js')).createGatewayClient(fetch);
  return {
    async *collect(collection, params, signal) {
      yield* (await client()).collect(collection, params, signal);
    },
    async me(signal) {
      return (await client()).me(signal);
    },
  };
}
