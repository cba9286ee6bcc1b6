import type { Settings } from '../space/contexts.js';
import { hostPage } from './host.js';
import type { LazyDriver } from './lazy-driver.js';
import { giveUpWindows, leaveWithPage } from './leaving.js';
import { checkRegistration } from './registration.js';
import type { SessionNotice } from './session.js';
import { answerOf } from './window-answer.js';

/** What became of leaving: an address with the answer, a reason why not, or `gone`, when the page is about to be left. */
export type Departed = { answer: string } | { notice: SessionNotice } | 'gone';

/** This page, without query or hash, as it must be registered. */
const thisPage = (): string => location.origin + location.pathname;

/**
 * The three ways to the identity provider. The page itself leaves; a frame never does: it sends a window of its own, or, where that
 * does not work, the whole page around it, which comes back with an answer for the frame.
 */
export class Departure {
  readonly #driver: LazyDriver;
  readonly #settings: Settings;
  readonly #locale: () => string;
  /** Where the next click leaves to with the whole page. */
  #onward: string | undefined;

  constructor(driver: LazyDriver, locale: () => string) {
    this.#driver = driver;
    this.#settings = driver.settings;
    this.#locale = locale;
  }

  /** @param opened the window that was opened within the click, if any */
  leave(opened: Window | undefined): Promise<Departed> {
    if (opened) return this.#withWindow(opened);
    return hostPage() ? this.#withPageAround() : this.#withPage();
  }

  async #withPage(): Promise<Departed> {
    const [{ readiness }] = await Promise.all([checkRegistration(this.#settings, new URL(thisPage())), this.#driver.load()]);
    if (readiness !== 'ready') return { notice: readiness };
    this.#driver.vault.depart();
    try {
      location.assign(await this.#address(thisPage()));
    } catch (reason) {
      this.#driver.vault.arrive();
      throw reason;
    }
    return 'gone';
  }

  async #withWindow(opened: Window): Promise<Departed> {
    const answer = answerOf(opened);
    const callback = `${this.#settings.gateway}/frame/${this.#settings.administration}/callback`;
    try {
      opened.location.replace(await this.#address(callback));
    } catch (reason) {
      opened.close();
      throw reason;
    }
    const search = await answer;
    if (search !== undefined) return { answer: callback + search };
    // Ready before the next click, which may leave only while it is fresh.
    const hindrance = await this.#prepare();
    // Where the page may not send anybody, a window is the only way, and this one was closed.
    if (hindrance) return { notice: hindrance === 'page-not-ready' ? 'cancelled' : hindrance };
    giveUpWindows(this.#settings);
    return { notice: 'continue' };
  }

  async #withPageAround(): Promise<Departed> {
    const hindrance = this.#onward ? undefined : await this.#prepare();
    if (hindrance) return { notice: hindrance };
    return this.#onward && leaveWithPage(this.#onward) ? 'gone' : { notice: 'continue' };
  }

  /** Finds out where to leave to with the page around. Resolves with the reason where it may not send anybody. */
  async #prepare(): Promise<SessionNotice | undefined> {
    const page = hostPage()?.page ?? document.referrer;
    if (!URL.canParse(page)) return 'page-not-ready';
    const { readiness, place } = await checkRegistration(this.#settings, new URL(page));
    if (readiness !== 'ready') return readiness;
    const { gateway, administration } = this.#settings;
    this.#onward = await this.#address(`${gateway}/frame/${administration}/hand-off/${String(place)}`);
    return undefined;
  }

  async #address(returnAddress: string): Promise<string> {
    let address = '';
    await this.#driver.alone(async () => {
      address = await (await this.#driver.load()).addressFor(returnAddress, this.#locale());
    });
    return address;
  }
}
