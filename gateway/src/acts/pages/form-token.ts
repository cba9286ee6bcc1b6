/**
 * What ties a confirmation to the page that asked for it: this session, this notification, this act, this key, and when it was shown. Nobody
 * else's page can make one, and one made for refusing does not accept. It needs no list of those that were used: a token allows one key, and
 * the desk turns one key into one record and at most one effectful call, however often it comes.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Act } from '../types.js';

export interface Transaction {
  /** `step` lets its holder see the question, `act` lets them answer it. */
  use: 'step' | 'act';
  /** What tells this sign-in from any other, also of the same person. */
  session: string;
  notification: string;
  act: Act;
  key: string;
  /** Key of the act of unknown result in whose place this one is asked, or empty. */
  insteadOf: string;
}

/** Before this nobody has read the page; so a click that was meant for something else counts for nothing. */
const youngest = 1_000;
/** After this whoever comes has long done something else. */
const oldest = 15 * 60_000;

export type Verdict = 'valid' | 'too-soon' | 'stale' | 'forged';

export class FormTokens {
  /** @param key at least 32 bytes, for nothing else */
  constructor(private readonly key: Buffer) {}

  issue(transaction: Transaction, now: Date): string {
    const shown = String(now.getTime());
    return `${shown}.${this.#seal(transaction, shown)}`;
  }

  check(token: string, transaction: Transaction, now: Date): Verdict {
    const [shown = '', seal = ''] = token.split('.');
    const expected = Buffer.from(this.#seal(transaction, shown));
    const given = Buffer.from(seal);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'forged';
    const age = now.getTime() - Number(shown);
    return age < youngest ? 'too-soon' : age > oldest ? 'stale' : 'valid';
  }

  #seal({ use, session, notification, act, key, insteadOf }: Transaction, shown: string): string {
    return createHmac('sha256', this.key)
      .update(JSON.stringify([use, session, notification, act, key, insteadOf, shown]))
      .digest('base64url');
  }
}
