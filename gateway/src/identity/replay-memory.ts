import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** A proof counts five minutes either way of its date (oauth4webapi), so it can come again within ten; and a second for rounding. */
const REMEMBERED_MS = (2 * 300 + 1) * 1000;
/** Ten minutes of some 300 requests a second; about 40 MB when full. */
const MOST_PROOFS = 200_000;

/** Remembers which proofs were shown, so that each counts once in this process; several nodes need a memory that they share. */
export class ReplayMemory {
  readonly #seen = new LRUCache<string, true>({ max: MOST_PROOFS, ttl: REMEMBERED_MS });

  /** Whether it is the first time; from then on it is not. */
  firstTime(keyThumbprint: string, proofId: string): boolean {
    const key = createHash('sha256').update(keyThumbprint).update(' ').update(proofId).digest('base64');
    if (this.#seen.has(key)) return false;
    this.#seen.set(key, true);
    return true;
  }
}
