import { storage } from '../base/storage.js';
import type { Settings } from '../space/contexts.js';
import { hostPage } from './host.js';
import type { LazyDriver } from './lazy-driver.js';
import { giveUpWindows, leaveWithPage, usesWindow } from './leaving.js';
import { noticeOf } from './refused.js';
import { checkRegistration } from './registration.js';
import type { SessionNotice } from './session.js';
import type { Vault } from './vault.js';
import { answerOf } from './window-answer.js';

/** What became of leaving: an address with the answer, or a reason why not; neither of them when somebody kept the page from being left. */
export interface Departed {
  answer?: URL;
  notice?: SessionNotice;
}

/** Where a sign-in begins; who keeps what it needs to end is its own affair. */
export interface Issuer {
  /** Fetches what it takes to know the address. */
  prepare(): Promise<unknown>;
  /** The address that begins a sign-in and ends at `returnAddress`. */
  addressFor(returnAddress: string): Promise<string>;
}

/** How long an address is good for, in milliseconds; the login library forgets what belongs to it after fifteen minutes. */
const goodFor = 600_000;

/** How long a page that is being left may still be there, in milliseconds, before the citizen is offered to leave once more. */
const leaving = 10_000;

/** Nobody says whether a page is really being left: the citizen may stop it, or the page may ask them to stay. */
const beingLeft = () => new Promise((resolve) => setTimeout(resolve, leaving));

/** This page, without query or hash, as it must be registered. */
const thisPage = (): string => location.origin + location.pathname;

/**
 * The three ways to the identity provider. The page itself leaves; a frame never does: it sends a window of its own, or, where that
 * does not work, the whole page around it, which comes back with an answer for the frame.
 */
export class Departure {
  readonly #settings: Settings;
  readonly #vault: Vault;
  readonly #issuer: Issuer;
  /** Where the next click leaves to with the whole page. */
  #onward: { address: string; until: number } | undefined;
  /** Whether a window was closed before, which may also be what a browser says of one that never worked. */
  #closed = false;
  #preparing: Promise<SessionNotice | undefined> | undefined;

  constructor(settings: Settings, vault: Vault, issuer: Issuer) {
    this.#settings = settings;
    this.#vault = vault;
    this.#issuer = issuer;
  }

  /** @param opened the window that was opened within the click, if any */
  async leave(opened: Window | undefined): Promise<Departed> {
    if (!storage('sessionStorage')) return { notice: 'no-storage' };
    try {
      if (opened) return await this.#withWindow(opened);
      return await (hostPage() ? this.#withPageAround() : this.#withPage());
    } catch (reason) {
      opened?.close();
      return { notice: noticeOf(reason) };
    }
  }

  /**
   * Fetches what leaving takes, since somebody is about to. Where that will be with the page around, this is also the address: some
   * browsers let a frame do that only in the very click.
   */
  async prepare(): Promise<void> {
    await (hostPage() && !usesWindow(this.#settings) ? this.#prepare() : this.#issuer.prepare());
  }

  async #withPage(): Promise<Departed> {
    const [{ readiness }] = await Promise.all([checkRegistration(this.#settings, new URL(thisPage())), this.#issuer.prepare()]);
    if (readiness !== 'ready') return { notice: readiness };
    this.#vault.depart();
    try {
      location.assign(await this.#issuer.addressFor(thisPage()));
    } catch (reason) {
      this.#vault.arrive();
      throw reason;
    }
    await beingLeft();
    return {};
  }

  async #withWindow(opened: Window): Promise<Departed> {
    const answer = answerOf(opened);
    const callback = `${this.#settings.gateway}/frame/${this.#settings.administration}/callback`;
    opened.location.replace(await this.#issuer.addressFor(callback));
    const search = await answer;
    if (search !== undefined) return { answer: new URL(callback + search) };
    // Whoever closes a window is back on this page; one that was only cut off from it is still in front.
    if (document.hasFocus() && !this.#closed) {
      this.#closed = true;
      return { notice: 'closed' };
    }
    // Ready before the next click, which may leave only while it is fresh.
    const hindrance = await this.#prepare();
    // Where the page may not send anybody, a window is the only way, and this one was closed.
    if (hindrance) return { notice: hindrance === 'page-not-ready' ? 'cancelled' : hindrance };
    giveUpWindows(this.#settings);
    return { notice: 'continue' };
  }

  async #withPageAround(): Promise<Departed> {
    const hindrance = this.#ready() ? undefined : await this.#prepare();
    if (hindrance) return { notice: hindrance };
    if (!this.#onward || !leaveWithPage(this.#onward.address)) return { notice: 'continue' };
    // Whoever comes back by the browser's own button begins anew.
    this.#onward = undefined;
    await beingLeft();
    return { notice: 'continue' };
  }

  #ready(): boolean {
    return !!this.#onward && this.#onward.until > Date.now();
  }

  /** Finds out where to leave to with the page around, once at a time. Resolves with the reason where it may not send anybody. */
  #prepare(): Promise<SessionNotice | undefined> {
    if (this.#ready()) return Promise.resolve(undefined);
    this.#preparing ??= this.#findOut().finally(() => {
      this.#preparing = undefined;
    });
    return this.#preparing;
  }

  async #findOut(): Promise<SessionNotice | undefined> {
    const page = hostPage()?.page ?? document.referrer;
    if (!URL.canParse(page)) return 'page-not-ready';
    const { readiness, place } = await checkRegistration(this.#settings, new URL(page));
    if (readiness !== 'ready') return readiness;
    const { gateway, administration } = this.#settings;
    const address = await this.#issuer.addressFor(`${gateway}/frame/${administration}/hand-off/${String(place)}`);
    this.#onward = { address, until: Date.now() + goodFor };
    return undefined;
  }
}

/**
 * Leaving where the login library keeps what it takes.
 * @param locale the language to sign in in, asked for when somebody does
 */
export const departureWith = (driver: LazyDriver, locale: () => string): Departure =>
  new Departure(driver.settings, driver.vault, {
    prepare: () => driver.load(),
    addressFor: async (returnAddress) => {
      let address = '';
      await driver.alone(async () => {
        address = await (await driver.load()).addressFor(returnAddress, locale());
      });
      return address;
    },
  });
