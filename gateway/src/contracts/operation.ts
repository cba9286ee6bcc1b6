/**
 * Operations of contracts, typed by what they do in law: `read` (http.ts) takes those without an effect, `sendOnce` (send-once.ts) the others, and
 * neither takes an address, so that handing it the wrong one does not compile.
 */

/** What an operation of a contract does in law. Only `none` may be repeated, shared, guarded with retries, or done ahead of time. */
export type Effect = 'none' | 'read-receipt' | 'acceptance' | 'rejection';

export interface Operation<E extends Effect> {
  /** For logs: the contract and the operation, nothing of the question. */
  readonly what: string;
  readonly method: 'GET' | 'PATCH' | 'POST';
  readonly effect: E;
  /** What follows the contract's base address; empty where that is the whole. */
  readonly path: string;
}

/** A segment of an address made from somebody else's id. Dots alone would climb, even escaped; escaped twice they are a name that nobody has. */
export const segment = (id: string): string => encodeURIComponent(id).replace(/^\.+$/, (dots) => dots.replaceAll('.', '%252E'));

/** The operation's address below a base that may end with a slash. */
export function addressOf(base: string, { path }: Operation<Effect>, query: Readonly<Record<string, string>> = {}): URL {
  const url = new URL(path === '' ? base : `${base.replace(/\/+$/, '')}${path}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
}
