/**
 * How often a citizen and a site may ask, counted in this process: where several nodes stand behind one address, each counts for itself, and the
 * whole lets through as many times more as there are nodes.
 */
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Problem } from './problem.js';

export interface Rate {
  /** Questions of one citizen in a minute, from all pages and tabs together. */
  perCitizen: number;
  /** Questions from all pages of one site in a minute. */
  perSite: number;
}

const minute = 60;
/** Milliseconds. */
const heldBack = 40;

export class Rates {
  readonly #citizens: RateLimiterMemory;
  readonly #sites: RateLimiterMemory;
  /** Credentials that were refused, hashed, and until when: what comes with them meanwhile costs no signature check. */
  readonly #refused = new LRUCache<string, number>({ max: 10_000 });

  constructor({ perCitizen, perSite }: Rate) {
    this.#citizens = new RateLimiterMemory({ points: perCitizen, duration: minute });
    this.#sites = new RateLimiterMemory({ points: perSite, duration: minute });
  }

  /**
   * Before anything is checked. The answer is held back for a moment: a client that asks again as soon as it is refused is slowed to a trickle.
   * @throws {Problem} `rate-limited` where these credentials were refused and the time is not over
   */
  async refuse(authorization: string | undefined): Promise<void> {
    if (authorization === undefined || this.#refused.size === 0) return;
    const until = this.#refused.get(hash(authorization));
    if (until === undefined || until <= Date.now()) return;
    await pause(heldBack);
    throw tooOften(Math.max(1, until - Date.now()));
  }

  /**
   * Counts one question of a citizen whose credentials hold.
   * @throws {Problem} `rate-limited` for the citizen who asks too often; `overloaded` where all citizens of a site together do
   */
  async take({ subject, site }: { subject: string; site: string }, authorization: string | undefined): Promise<void> {
    const citizenWaits = await waitOf(this.#citizens, subject);
    if (citizenWaits > 0) {
      if (authorization !== undefined) this.#refused.set(hash(authorization), Date.now() + citizenWaits, { ttl: citizenWaits });
      throw tooOften(citizenWaits);
    }
    const siteWaits = await waitOf(this.#sites, site);
    if (siteWaits > 0) throw new Problem('overloaded', 'Too many citizens of this site ask at the moment.', retryAfter(siteWaits));
  }

  /** Counts one question from the gateway's own pages. Milliseconds until the next may be asked; 0 where this one may. */
  takeOwn(subject: string): Promise<number> {
    return waitOf(this.#citizens, subject);
  }
}

/** Milliseconds until the next question may be asked; 0 where this one may. */
async function waitOf(limiter: RateLimiterMemory, key: string): Promise<number> {
  try {
    await limiter.consume(key);
    return 0;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, refused.msBeforeNext);
    throw refused;
  }
}

const tooOften = (milliseconds: number): Problem =>
  new Problem('rate-limited', 'This citizen has asked as often as one may in a minute.', retryAfter(milliseconds));

const retryAfter = (milliseconds: number): Record<string, string> => ({ 'retry-after': String(Math.ceil(milliseconds / 1_000)) });

const hash = (text: string): string => createHash('sha256').update(text).digest('base64');
