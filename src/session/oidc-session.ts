import { GatewayError } from '../gateway/problem.js';
import type { Settings } from '../space/contexts.js';
import { type Answer, answerByHost, answerInAddress } from './arrival.js';
import { Credentials } from './credentials.js';
import type { Departure } from './departure.js';
import { hostPage } from './host.js';
import { LazyDriver } from './lazy-driver.js';
import { noticeOf } from './refused.js';
import type { SessionNotice } from './session.js';
import { SessionBase } from './session-base.js';
import { type News, Siblings } from './siblings.js';
import { issuerOf } from './traces.js';
import { secondsLeft, type StoredUser, Vault } from './vault.js';

/** How long a sign-out waits for the gateway, in milliseconds: whoever wants to get up and go is told in time that it did not answer. */
const patience = 10_000;

/** The same human is another person to the page after another sign-in: they may now act for somebody else. */
const personOf = ({ profile }: StoredUser): string => `${profile.sub} ${String(profile.auth_time ?? '')}`;

/**
 * The state machine around the login library. It starts from what the tab has stored or the address brings back, so a
 * signed-in page asks for its data before any of the library's code has arrived.
 */
export class OidcSession extends SessionBase {
  readonly #locale: () => string;
  readonly #vault: Vault;
  readonly #driver: LazyDriver;
  readonly #siblings: Siblings;
  readonly #credentials: Credentials;
  #departure: Promise<Departure> | undefined;

  /** @param locale the language to sign in in, asked for when somebody does */
  constructor(settings: Settings, locale: () => string, siblings = new Siblings(settings)) {
    super();
    this.#locale = locale;
    this.#vault = new Vault(settings);
    this.#driver = new LazyDriver(settings, this.#vault);
    this.#siblings = siblings;
    siblings.hear = (news) => {
      this.#hear(news);
    };
    siblings.have = (after) => (this.#isOver() || (this.#vault.user()?.expires_at ?? 0) <= after ? undefined : this.#vault.stored());
    this.#credentials = new Credentials(this.#driver, siblings, {
      renewed: () => {
        // Signed out meanwhile, here or elsewhere: what came too late must not bring the sign-in back.
        if (this.is('signed-out')) this.#vault.forget();
        else if (this.is('signed-in')) this.#resume();
      },
      ended: async () => {
        // Where the session is over already, the citizen knows why.
        if (this.is('signed-in') || this.is('ending')) await this.#end('ended');
      },
    });
  }

  /** Looks at the address and the tab's storage, and from then on at the page's coming and going. Called once. */
  start(): void {
    addEventListener('pagehide', ({ persisted }) => {
      // What the back-forward cache keeps is seen again before anybody can ask whether the citizen has signed out, in another tab perhaps.
      if (persisted && this.is('signed-in')) this.become('unknown');
    });
    addEventListener('pageshow', ({ persisted }) => {
      // From the back-forward cache: in the meantime the citizen may have signed out, or the time run out.
      if (!persisted) return;
      this.#resume();
      if (this.is('signed-out')) void this.#follow();
    });
    document.addEventListener('visibilitychange', () => {
      if (this.is('signed-in')) this.#credentials.schedule();
    });
    const answer = hostPage() ? answerByHost() : answerInAddress(this.#vault, issuerOf(this.#driver.settings));
    if (!answer) {
      this.#resume();
      return;
    }
    this.become('signing-in');
    void this.#finish(answer);
  }

  prepare(): void {
    // Whoever then signs in hears about a connection that failed.
    if (!this.is('signed-out')) return;
    this.#bringDeparture()
      .then((departure) => departure.prepare())
      .catch(() => undefined);
  }

  /** @param opened the window for it, if any */
  async signIn(opened?: Window): Promise<void> {
    this.become('signing-in', opened && 'in-window');
    const departure = await this.#bringDeparture().catch(() => opened?.close());
    const { answer, notice } = departure ? await departure.leave(opened) : { notice: 'unreachable' as const };
    // Meanwhile somebody may have signed in in another frame.
    if (!this.is('signing-in')) return;
    if (!answer) {
      this.become('signed-out', notice);
      return;
    }
    this.become('signing-in');
    await this.#finish({ address: answer, perhapsForeign: false });
  }

  async signOut(): Promise<void> {
    if (!this.is('signed-in')) return;
    this.become('ending');
    try {
      const { ok } = await this.#credentials.fetch('/v1/session', { method: 'DELETE', signal: AbortSignal.timeout(patience) });
      // Where the gateway says that it was over already, the session has ended by now.
      if (this.is('ending')) await this.#end(ok ? undefined : 'not-ended');
    } catch {
      // The gateway could not be told; on this device it ends all the same, and the citizen is told the difference.
      if (this.is('ending')) await this.#end('not-ended');
    }
  }

  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    if (!this.is('signed-in')) return Promise.reject(new GatewayError('session-ended', 'Nobody is signed in.'));
    return this.#credentials.fetch(path, init);
  }

  /** Fetches what only leaving takes. After a failure the next call tries again. */
  #bringDeparture(): Promise<Departure> {
    this.#departure ??= import('./departure.js').then(({ departureWith }) => departureWith(this.#driver, this.#locale));
    this.#departure.catch(() => {
      this.#departure = undefined;
    });
    return this.#departure;
  }

  async #finish({ address, perhapsForeign }: Answer): Promise<void> {
    try {
      await this.#driver.alone(async () => {
        if (perhapsForeign && !this.#vault.awaits(address)) return;
        await (await this.#driver.load()).finish(address.href);
        const user = this.#vault.stored();
        if (user) this.#siblings.tell({ type: 'signed-in', user });
      });
      this.#resume();
    } catch (reason) {
      this.become('signed-out', noticeOf(reason));
    }
  }

  /** Goes by what is stored now. */
  #resume(): void {
    const user = this.#vault.user();
    if (!user || this.#isOver()) {
      this.become('signed-out');
      return;
    }
    this.become('signed-in', undefined, personOf(user));
    this.#credentials.schedule();
  }

  #isOver(): boolean {
    const user = this.#vault.user();
    return !user || (secondsLeft(user) <= 0 && !user.refresh_token);
  }

  /** Asks whether another tab of the site is signed in. */
  async #follow(): Promise<void> {
    const user = await this.#siblings.ask();
    if (user) this.#hear({ type: 'signed-in', user });
  }

  #hear(news: News): void {
    if (news.type === 'signed-out') {
      // What is told late must not end the sign-in that came after it.
      if (!this.person || news.person !== this.person) return;
      this.#credentials.cancel();
      this.#vault.forget();
      this.become('signed-out', news.notice);
      return;
    }
    if (this.is('ending') || (news.type === 'renewed' && !this.is('signed-in'))) return;
    this.#vault.adopt(news.user);
    this.#resume();
  }

  async #end(notice: SessionNotice | undefined): Promise<void> {
    const user = this.#vault.user();
    this.#credentials.cancel();
    this.become('signed-out', notice);
    await this.#vault.clear();
    // Where nothing is stored any more, whoever took it away has told the others.
    if (user) this.#siblings.tell({ type: 'signed-out', person: personOf(user), notice });
  }
}
