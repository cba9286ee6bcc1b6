import { GatewayError } from '../gateway/problem.js';
import { takeEarlyAnswer } from './early-answers.js';
import type { LazyDriver } from './lazy-driver.js';
import { proofFor } from './proof.js';
import { Refused } from './refused.js';
import type { Siblings } from './siblings.js';
import { secondsLeft, type StoredUser } from './vault.js';

/** Seconds before a token's end at which it is renewed while the citizen looks on. */
const ahead = 45;
/** Seconds below which a token is not worth sending any more. */
const tooLate = 5;

/** Milliseconds between two tries while a renewal does not get through: what is on the screen must not outlast the session. */
const again = 20_000;

/** What happened to the tokens, told to the state machine. */
export interface CredentialsListener {
  renewed(): void;
  /** The session is over and cannot be renewed. */
  ended(): Promise<void>;
}

/** Puts the tokens on requests and keeps them fresh. */
export class Credentials {
  readonly #driver: LazyDriver;
  readonly #siblings: Siblings;
  readonly #listener: CredentialsListener;
  #renewal: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(driver: LazyDriver, siblings: Siblings, listener: CredentialsListener) {
    this.#driver = driver;
    this.#siblings = siblings;
    this.#listener = listener;
  }

  /** Fetches with the stored tokens; where they are refused, renews them once and asks once again. */
  async fetch(path: string, init: RequestInit): Promise<Response> {
    if (!this.#driver.vault.user()) await this.#listener.ended();
    const user = this.#stored();
    if (secondsLeft(user) < tooLate) await this.renew(user);
    const used = this.#stored();
    const response = await this.#send(used, path, init);
    if (response.status !== 401) return response;
    await this.renew(used);
    const again = await this.#send(this.#stored(), path, init);
    if (again.status === 401) await this.#listener.ended();
    return again;
  }

  /** Renews shortly before the end, while somebody looks at the page; a page in the background renews when it is asked for. */
  schedule(): void {
    this.cancel();
    const user = this.#driver.vault.user();
    if (!user || document.hidden) return;
    const renew = () => {
      // A connection that fails now is told to the citizen by their next question, not by a clock.
      this.renew(user).catch(() => {
        if (this.#isCurrent(user) && !document.hidden) this.#timer = setTimeout(renew, again);
      });
    };
    this.#timer = setTimeout(renew, Math.max(0, secondsLeft(user) - ahead) * 1000);
  }

  cancel(): void {
    clearTimeout(this.#timer);
  }

  /** Replaces `stale` once, however many ask at the same time, here and in all frames and tabs of the site. */
  renew(stale: StoredUser): Promise<void> {
    this.#renewal ??= this.#renewNow(stale).finally(() => {
      this.#renewal = undefined;
    });
    return this.#renewal;
  }

  async #renewNow(stale: StoredUser): Promise<void> {
    try {
      await this.#driver.alone(() => this.#replace(stale));
    } catch (cause) {
      if (!(cause instanceof Refused)) throw new GatewayError('gateway-down', 'The session was not renewed.', { cause });
      // Signed out meanwhile, or signed in anew: the refusal is about what is gone.
      if (this.#isCurrent(stale)) await this.#listener.ended();
      throw new GatewayError('session-ended', 'The session is over.', { cause });
    }
    this.#listener.renewed();
  }

  async #replace(stale: StoredUser): Promise<void> {
    const { vault } = this.#driver;
    if (!this.#isCurrent(stale)) return;
    // A refresh token works once. A tab that was duplicated, or slept, may hold one that another has used already.
    const successor = await this.#siblings.ask(stale.expires_at);
    if (successor) vault.adopt(successor);
    if (!this.#isCurrent(stale)) return;
    await (await this.#driver.load()).renew();
    const user = vault.stored();
    if (user) this.#siblings.tell({ type: 'renewed', user });
  }

  #isCurrent({ access_token: token }: StoredUser): boolean {
    return this.#driver.vault.user()?.access_token === token;
  }

  async #send(user: StoredUser, path: string, init: RequestInit): Promise<Response> {
    const keys = await this.#driver.vault.keyPair();
    if (!keys) {
      await this.#listener.ended();
      throw new GatewayError('session-ended', 'The key is gone.');
    }
    const url = this.#driver.settings.gateway + path;
    const early = await takeEarlyAnswer(url, user.access_token, init.signal);
    if (early) return early;
    const headers = new Headers(init.headers);
    headers.set('authorization', `DPoP ${user.access_token}`);
    headers.set('dpop', await proofFor(keys, user, init.method ?? 'GET', url));
    return fetch(url, { ...init, headers, credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer' });
  }

  #stored(): StoredUser {
    const user = this.#driver.vault.user();
    if (!user) throw new GatewayError('session-ended', 'Nobody is signed in.');
    return user;
  }
}
