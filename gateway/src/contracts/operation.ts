/**
 * Operations of contracts, typed by what they do in law, so that whoever reads for the folder cannot be handed one that has an effect: it
 * would not compile.
 */
import type { Effect } from '../acts/types.js';

export interface Operation<E extends Effect> {
  /** For logs: the contract and the operation, nothing of the question. */
  readonly what: string;
  readonly method: 'GET' | 'PATCH' | 'POST';
  readonly effect: E;
  /** What follows the contract's base address. */
  readonly path: string;
}

/** A segment of an address made from somebody else's id. Dots alone would climb, even escaped; escaped twice they are a name that nobody has. */
export const segment = (id: string): string => encodeURIComponent(id).replace(/^\.+$/, (dots) => dots.replaceAll('.', '%252E'));

/** The operation's address below a base that may end with a slash. */
export const addressOf = (base: string, { path }: Operation<Effect>): URL => new URL(`${base.replace(/\/+$/, '')}${path}`);
