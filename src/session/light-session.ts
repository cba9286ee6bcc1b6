import { activeLocale } from '../i18n/localization.js';
import type { Settings } from '../space/contexts.js';
import type { OidcSession } from './oidc-session.js';
import type { Session, SessionNotice, SessionState } from './session.js';
import { mayBeSignedIn } from './traces.js';

/**
 * The session of a page on which perhaps nobody signs in: it knows that nobody is without the code of a sign-in, which it fetches when
 * the tab or the address shows a trace of one, or when the citizen wants to. From then on that code decides everything.
 */
export class LightSession extends EventTarget implements Session {
  readonly #settings: Settings;
  #whole: OidcSession | undefined;
  #coming: Promise<OidcSession> | undefined;
  #state: SessionState = 'unknown';
  #notice: SessionNotice | undefined;

  constructor(settings: Settings) {
    super();
    this.#settings = settings;
  }

  get state(): SessionState {
    return this.#whole?.state ?? this.#state;
  }

  get notice(): SessionNotice | undefined {
    return this.#whole ? this.#whole.notice : this.#notice;
  }

  get person(): string | undefined {
    return this.#whole?.person;
  }

  /** Looks at the address and the tab's storage. Called once. */
  start(): void {
    addEventListener('pageshow', ({ persisted }) => {
      if (persisted) this.#look();
    });
    this.#look();
  }

  async signIn(): Promise<void> {
    if (this.state !== 'signed-out') return;
    if (!this.#whole) this.#become('signing-in');
    await (await this.#load())?.signIn();
  }

  async signOut(): Promise<void> {
    await this.#whole?.signOut();
  }

  async fetch(path: string, init?: RequestInit): Promise<Response> {
    return (this.#whole ?? (await this.#bring())).fetch(path, init);
  }

  #look(): void {
    if (this.#whole) return;
    if (mayBeSignedIn(this.#settings)) void this.#load();
    else this.#become('signed-out');
  }

  /** Fetches the code and lets it start; says so where the connection does not bear it. */
  async #load(): Promise<OidcSession | undefined> {
    try {
      return await this.#bring();
    } catch {
      this.#become('signed-out', 'unreachable');
      return undefined;
    }
  }

  /** Once, also if it is wanted for two reasons at the same time. After a failure the next call tries again. */
  #bring(): Promise<OidcSession> {
    this.#coming ??= this.#start().catch((reason: unknown) => {
      this.#coming = undefined;
      throw reason;
    });
    return this.#coming;
  }

  async #start(): Promise<OidcSession> {
    const { OidcSession: Whole } = await import('./oidc-session.js');
    const whole = new Whole(this.#settings, activeLocale);
    whole.start();
    this.#whole = whole;
    whole.addEventListener('change', () => this.#tell());
    this.#tell();
    return whole;
  }

  #become(state: SessionState, notice?: SessionNotice): void {
    this.#state = state;
    this.#notice = notice;
    this.#tell();
  }

  #tell(): void {
    this.dispatchEvent(new Event('change'));
  }
}
