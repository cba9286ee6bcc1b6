import { GatewayError } from '../gateway/problem.js';
import type { Settings } from '../space/contexts.js';
import { Credentials } from './credentials.js';
import { LazyDriver } from './lazy-driver.js';
import { noticeOf } from './refused.js';
import type { Readiness } from './registration.js';
import type { Session, SessionNotice, SessionState } from './session.js';
import { isAnswer } from './traces.js';
import { secondsLeft, type StoredUser, Vault } from './vault.js';

/** The same human is another person to the page after another sign-in: they may now act for somebody else. */
const personOf = ({ profile }: StoredUser): string => `${profile.sub} ${String(profile.auth_time ?? '')}`;

/**
 * The state machine around the login library. It starts from what the tab has stored or the address brings back, so a
 * signed-in page asks for its data before any of the library's code has arrived.
 */
export class OidcSession extends EventTarget implements Session {
  readonly #settings: Settings;
  readonly #locale: () => string;
  readonly #vault: Vault;
  readonly #driver: LazyDriver;
  readonly #credentials: Credentials;
  #state: SessionState = 'unknown';
  #notice: SessionNotice | undefined;
  #person: string | undefined;

  /** @param locale the language to sign in in, asked for when somebody does */
  constructor(settings: Settings, locale: () => string) {
    super();
    this.#settings = settings;
    this.#locale = locale;
    this.#vault = new Vault(settings);
    this.#driver = new LazyDriver(settings, this.#vault);
    this.#credentials = new Credentials(this.#driver, {
      renewed: () => {
        this.#resume();
      },
      ended: () => this.#end('ended'),
    });
  }

  get state(): SessionState {
    return this.#state;
  }

  get notice(): SessionNotice | undefined {
    return this.#notice;
  }

  get person(): string | undefined {
    return this.#person;
  }

  /** Looks at the address and the tab's storage, and from then on at the page's coming and going. Called once. */
  start(): void {
    addEventListener('pageshow', ({ persisted }) => {
      // From the back-forward cache: in the meantime the citizen may have signed out, or the time run out.
      if (persisted) this.#resume();
    });
    document.addEventListener('visibilitychange', () => {
      if (this.#state === 'signed-in') this.#credentials.schedule();
    });
    const address = new URL(location.href);
    const departure = isAnswer(address) ? this.#vault.arrive() : undefined;
    if (!departure) {
      this.#resume();
      return;
    }
    this.#become('signing-in');
    // Before anything else: a code must neither stay in the history nor be read by the page's own statistics.
    history.replaceState(history.state, '', location.pathname + departure.search + departure.hash);
    void this.#finish(address.href);
  }

  async signIn(): Promise<void> {
    if (this.#state !== 'signed-out') return;
    this.#become('signing-in');
    const library = this.#driver.load();
    try {
      const [readiness] = await Promise.all([this.#readiness(), library]);
      if (readiness === 'ready') {
        this.#vault.depart();
        await this.#driver.run((driver) => driver.signIn(this.#locale()));
      } else {
        this.#become('signed-out', readiness);
      }
    } catch (reason) {
      this.#vault.arrive();
      this.#become('signed-out', noticeOf(reason));
    }
  }

  async signOut(): Promise<void> {
    if (this.#state !== 'signed-in') return;
    this.#become('ending');
    this.#credentials.cancel();
    try {
      await this.#driver.run((driver) => driver.signOut());
    } catch {
      // The issuer could not be told; on this device it ends all the same, and the citizen is told the difference.
      await this.#end('not-ended');
    }
  }

  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    if (this.#state !== 'signed-in') return Promise.reject(new GatewayError('session-ended', 'Nobody is signed in.'));
    return this.#credentials.fetch(path, init);
  }

  async #readiness(): Promise<Readiness> {
    const { checkRegistration } = await import('./registration.js');
    return checkRegistration(this.#settings, new URL(location.href));
  }

  async #finish(url: string): Promise<void> {
    try {
      await this.#driver.run((driver) => driver.finish(url));
      this.#resume();
    } catch (reason) {
      this.#become('signed-out', noticeOf(reason));
    }
  }

  /** Goes by what is stored now. */
  #resume(): void {
    const user = this.#vault.user();
    if (!user || (secondsLeft(user) <= 0 && !user.refresh_token)) {
      this.#become('signed-out');
      return;
    }
    this.#become('signed-in', undefined, personOf(user));
    this.#credentials.schedule();
  }

  async #end(notice: SessionNotice): Promise<void> {
    this.#credentials.cancel();
    this.#become('signed-out', notice);
    await this.#vault.clear();
  }

  #become(state: SessionState, notice?: SessionNotice, person?: string): void {
    if (state === this.#state && notice === this.#notice && person === this.#person) return;
    this.#state = state;
    this.#notice = notice;
    this.#person = person;
    this.dispatchEvent(new Event('change'));
  }
}
