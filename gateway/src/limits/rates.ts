/**
 * How often a citizen and a site may ask, counted in this process: where several nodes stand behind one address, each counts for itself, and the
 * whole lets through as many times more as there are nodes.
 */
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

export interface Rate {
  /** Questions of one citizen in a minute, from all pages and tabs together; as many again from the gateway's own pages. */
  perCitizen: number;
  /** Questions from all pages of one site in a minute. */
  perSite: number;
}

/** Who asked too often, the citizen or all citizens of a site together, and for how many milliseconds nothing more is answered. */
export interface Refusal {
  who: 'citizen' | 'site';
  wait: number;
}

const minute = 60;
/** Questions in a minute from everybody together that anybody may ask and that cost a look at the database. */
const openToAll = 600;
/** Milliseconds. */
const heldBack = 40;

export class Rates {
  readonly #citizens: RateLimiterMemory;
  readonly #own: RateLimiterMemory;
  readonly #sites: RateLimiterMemory;
  readonly #openToAll = new RateLimiterMemory({ points: openToAll, duration: minute });
  /** Credentials that were refused, hashed, and until when: what comes with them meanwhile costs no signature check. */
  readonly #refused = new LRUCache<string, number>({ max: 10_000 });

  constructor({ perCitizen, perSite }: Rate) {
    this.#citizens = new RateLimiterMemory({ points: perCitizen, duration: minute });
    this.#own = new RateLimiterMemory({ points: perCitizen, duration: minute });
    this.#sites = new RateLimiterMemory({ points: perSite, duration: minute });
  }

  /**
   * Before anything is checked: whether these credentials were refused and the time is not over. That answer is held back for a moment: a client
   * that asks again as soon as it is refused is slowed to a trickle.
   */
  async stillRefused(credentials: string | undefined): Promise<Refusal | undefined> {
    if (credentials === undefined || this.#refused.size === 0) return undefined;
    const until = this.#refused.get(hash(credentials));
    if (until === undefined || until <= Date.now()) return undefined;
    await pause(heldBack);
    return { who: 'citizen', wait: Math.max(1, until - Date.now()) };
  }

  /** Counts one question of a citizen whose credentials hold; `undefined` where it may be asked. */
  async take({ subject, site }: { subject: string; site: string }, credentials: string | undefined): Promise<Refusal | undefined> {
    const citizenWaits = await waitOf(this.#citizens, subject);
    if (citizenWaits > 0) {
      if (credentials !== undefined) this.#refused.set(hash(credentials), Date.now() + citizenWaits, { ttl: citizenWaits });
      return { who: 'citizen', wait: citizenWaits };
    }
    const siteWaits = await waitOf(this.#sites, site);
    return siteWaits > 0 ? { who: 'site', wait: siteWaits } : undefined;
  }

  /**
   * Counts one question from the gateway's own pages, apart from those of the tags: a page that loads its frames again and again must not keep a
   * citizen from a legal act. Milliseconds until the next may be asked; 0 where this one may.
   */
  takeOwn(subject: string): Promise<number> {
    return waitOf(this.#own, subject);
  }

  /** The same for a question by whoever it is, where nothing of a citizen is in the answer. */
  takeOpenToAll(): Promise<number> {
    return waitOf(this.#openToAll, '');
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

const hash = (text: string): string => createHash('sha256').update(text).digest('base64');
