import { storage } from '../base/storage.js';
import { activeLocale } from '../i18n/localization.js';
import type { Settings } from '../space/contexts.js';
import { hostPage, openWindow } from './host.js';
import type { Session } from './session.js';
import { SessionBase } from './session-base.js';
import { Siblings } from './siblings.js';
import { mayBeSignedIn, userKeyOf } from './traces.js';

/** What decides once its code is there. */
interface WholeSession extends Session {
  start(): void;
  prepare(): void;
  /** To be called while nobody is signed in. */
  signIn(opened?: Window): Promise<void>;
}

const inCookie = (): boolean => hostPage()?.credentials === 'cookie';

/**
 * The session of a page on which perhaps nobody signs in: it knows that nobody is without the code of a sign-in, which it fetches when
 * the tab, the address or another tab shows a trace of one, or when the citizen wants to. From then on that code decides everything.
 */
export class LightSession extends SessionBase {
  readonly #settings: Settings;
  readonly #siblings: Siblings;
  #whole: WholeSession | undefined;
  #coming: Promise<WholeSession> | undefined;
  /** In which somebody is signing in, or did. */
  #window: Window | undefined;

  constructor(settings: Settings, siblings = new Siblings(settings)) {
    super();
    this.#settings = settings;
    this.#siblings = siblings;
    siblings.hear = (news) => {
      if (news.type === 'signed-in') this.#adopt(news.user);
    };
  }

  /** Looks at the address and the tab's storage. Called once. */
  start(): void {
    addEventListener('pageshow', ({ persisted }) => {
      if (persisted) this.#look();
    });
    this.#look();
  }

  prepare(): void {
    // Whoever then signs in hears about a connection that failed.
    this.#bring().then(
      (whole) => {
        whole.prepare();
      },
      () => undefined,
    );
  }

  async signIn(): Promise<void> {
    if (!this.is('signed-out')) {
      this.#window?.focus();
      return;
    }
    const opened = (this.#window = openWindow(this.#settings, activeLocale()));
    if (!this.#whole) this.become('signing-in', opened && 'in-window');
    const whole = await this.#load();
    if (whole?.state === 'signed-out') await whole.signIn(opened);
    else opened?.close();
  }

  async signOut(): Promise<void> {
    await this.#whole?.signOut();
  }

  async fetch(path: string, init?: RequestInit): Promise<Response> {
    return (this.#whole ?? (await this.#bring())).fetch(path, init);
  }

  #look(): void {
    if (this.#whole) return;
    // Of a cookie nothing shows here: only the gateway can tell.
    if (inCookie() || mayBeSignedIn(this.#settings)) {
      void this.#load();
      return;
    }
    this.become('signed-out');
    void this.#siblings.ask().then((user) => {
      if (user) this.#adopt(user);
    });
  }

  /** Another tab of the site is signed in, so this one is too. */
  #adopt(user: string): void {
    if (this.#whole) return;
    storage('sessionStorage')?.setItem(userKeyOf(this.#settings), user);
    void this.#load();
  }

  /** Fetches the code and lets it start; says so where the connection does not bear it. */
  async #load(): Promise<WholeSession | undefined> {
    try {
      return await this.#bring();
    } catch {
      this.become('signed-out', 'unreachable');
      return undefined;
    }
  }

  /** Once, also if it is wanted for two reasons at the same time. After a failure the next call tries again. */
  #bring(): Promise<WholeSession> {
    this.#coming ??= this.#start().catch((reason: unknown) => {
      this.#coming = undefined;
      throw reason;
    });
    return this.#coming;
  }

  async #start(): Promise<WholeSession> {
    const Whole = inCookie() ? (await import('./cookie-session.js')).CookieSession : (await import('./oidc-session.js')).OidcSession;
    const whole = new Whole(this.#settings, activeLocale, this.#siblings);
    whole.start();
    this.#whole = whole;
    const follow = () => {
      // Another frame was faster: nobody waits for this window any more.
      if (this.notice === 'in-window' && whole.state === 'signed-in') this.#window?.close();
      this.become(whole.state, whole.notice, whole.person);
    };
    whole.addEventListener('change', follow);
    follow();
    return whole;
  }
}
