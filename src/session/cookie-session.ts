import { storage } from '../base/storage.js';
import type { Settings } from '../space/contexts.js';
import { GatewayError } from '../gateway/problem.js';
import { answerByHost } from './arrival.js';
import { Departure } from './departure.js';
import { FrameSessionClient, type FrameSession } from './frame-session.js';
import { hostPage } from './host.js';
import { giveUpWindows, leaveWithPage } from './leaving.js';
import { SessionBase } from './session-base.js';
import { Siblings, type News } from './siblings.js';
import { storagePrefix } from './traces.js';
import { Vault } from './vault.js';

/**
 * The session of a frame that holds no token: the gateway keeps it behind a cookie that no script can read, and says who is signed in.
 * Where the browser keeps no such cookie for a frame, signing in opens the folder on a page of the gateway's own.
 */
export class CookieSession extends SessionBase {
  readonly #settings: Settings;
  readonly #locale: () => string;
  readonly #leftKey: string;
  readonly #client: FrameSessionClient;
  readonly #vault: Vault;
  readonly #departure: Departure;
  readonly #siblings: Siblings;
  #onPageOfItsOwn = hostPage()?.wholePage ?? false;
  #idle: ReturnType<typeof setTimeout> | undefined;
  /** Counts what was found out or done: an answer of before says nothing any more. */
  #step = 0;

  /** @param locale the language to sign in in, asked for when somebody does */
  constructor(settings: Settings, locale: () => string, siblings = new Siblings(settings)) {
    super();
    this.#settings = settings;
    this.#locale = locale;
    this.#leftKey = `${storagePrefix}left:${settings.administration}`;
    this.#client = new FrameSessionClient(settings);
    this.#vault = new Vault(settings);
    this.#departure = new Departure(settings, this.#vault, {
      prepare: () => Promise.resolve(),
      addressFor: async (returnAddress) => {
        const address = await this.#client.begin(returnAddress, locale());
        this.#vault.await(new URL(address));
        return address;
      },
    });
    this.#siblings = siblings;
    siblings.hear = (news) => {
      this.#hear(news);
    };
  }

  /** Asks the gateway who is signed in, or has it redeem the answer that came by way of the page. Called once. */
  start(): void {
    addEventListener('pagehide', ({ persisted }) => {
      // What the back-forward cache keeps is seen again before the gateway can say who is there.
      if (persisted && this.is('signed-in')) this.become('unknown');
    });
    addEventListener('pageshow', ({ persisted }) => {
      if (persisted) void this.#look();
    });
    document.addEventListener('visibilitychange', () => {
      // The clock of a page in the background may have stood still.
      if (!document.hidden && this.is('signed-in')) void this.#look();
    });
    const answer = answerByHost();
    if (!answer) {
      void this.#look();
      return;
    }
    this.become('signing-in');
    void this.#finish(answer.address);
  }

  prepare(): void {
    // Whoever then signs in hears about a connection that failed.
    if (this.is('signed-out') && !this.#onPageOfItsOwn) this.#departure.prepare().catch(() => undefined);
  }

  /** @param opened the window for it, if any */
  async signIn(opened?: Window): Promise<void> {
    if (this.#onPageOfItsOwn) {
      this.#openFolder();
      return;
    }
    this.become('signing-in', opened && 'in-window');
    const { answer, notice } = await this.#departure.leave(opened);
    // Meanwhile somebody may have signed in in another frame.
    if (!this.is('signing-in')) return;
    if (!answer) {
      this.become('signed-out', notice);
      return;
    }
    this.become('signing-in');
    await this.#finish(answer);
  }

  async signOut(): Promise<void> {
    if (!this.is('signed-in')) return;
    this.become('ending', undefined, this.person);
    const person = this.person ?? '';
    const notice = (await this.#endThere()) ? undefined : 'not-ended';
    this.#step++;
    this.become('signed-out', notice);
    this.#siblings.tell({ type: 'signed-out', person, notice });
  }

  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    if (!this.is('signed-in')) throw new GatewayError('session-ended', 'Nobody is signed in.');
    const person = this.person ?? '';
    const response = await this.#client.fetch(path, init);
    if (response.status === 401 && this.is('signed-in') && this.person === person) {
      this.become('signed-out', 'ended');
      this.#siblings.tell({ type: 'signed-out', person, notice: 'ended' });
    }
    return response;
  }

  /**
   * Has the gateway end the session, which nobody else can. Where it cannot be told, the wish is remembered: until it could be, no frame
   * of the site shows the folder again.
   */
  async #endThere(): Promise<boolean> {
    const answer = await this.#client.end().catch(() => undefined);
    // Where it was over already, so much the better.
    const ended = !!answer && (answer.ok || answer.status === 401);
    if (ended) storage('localStorage')?.removeItem(this.#leftKey);
    else storage('localStorage')?.setItem(this.#leftKey, 'true');
    return ended;
  }

  /** All frames of a page are given its answer; the one whose sign-in it was has it redeemed. */
  async #finish(answer: URL): Promise<void> {
    if (!this.#vault.arrives(answer)) {
      this.become('unknown');
      return this.#look();
    }
    try {
      const session = await this.#client.finish(answer.search);
      this.#step++;
      if (session?.person) {
        storage('localStorage')?.removeItem(this.#leftKey);
        this.#follow(session);
        this.#siblings.tell({ type: 'signed-in', user: '' });
      } else {
        this.become('signed-out', answer.searchParams.get('error') === 'access_denied' ? 'cancelled' : 'refused');
      }
    } catch {
      this.become('signed-out', 'unreachable');
    }
  }

  /** Goes by what the gateway says now. */
  async #look(): Promise<void> {
    const step = ++this.#step;
    if (storage('localStorage')?.getItem(this.#leftKey) && !(await this.#endThere())) {
      this.become('signed-out', 'not-ended');
      return;
    }
    try {
      let session = await this.#client.who();
      // The first answer brought a cookie; whether it comes back shows at the second question.
      if (!session.person && !session.keepsCookies) session = await this.#client.who();
      if (!session.person && !session.keepsCookies) {
        this.#onPageOfItsOwn = true;
        giveUpWindows(this.#settings);
      }
      if (step !== this.#step || this.is('ending')) return;
      if (!this.is('signing-in') || session.person) this.#follow(session);
    } catch {
      if (step === this.#step && !this.is('signed-in')) this.become('signed-out', 'unreachable');
    }
  }

  #follow({ person, idleSeconds }: FrameSession): void {
    clearTimeout(this.#idle);
    if (!person) {
      const otherwise = this.#onPageOfItsOwn && !hostPage()?.wholePage ? 'in-full' : this.notice;
      this.become('signed-out', this.is('signed-in') ? 'ended' : otherwise);
      return;
    }
    this.become('signed-in', undefined, person);
    // A moment later than the gateway, which is asked then whether somebody was at it in another frame.
    this.#idle = setTimeout(() => this.is('signed-in') && void this.#look(), (idleSeconds + 1) * 1000);
  }

  #hear(news: News): void {
    if (news.type !== 'signed-out') void this.#look();
    else if (news.person === this.person) {
      this.#step++;
      this.become('signed-out', news.notice);
    }
  }

  #openFolder(): void {
    const address = `${this.#settings.gateway}/folder/${this.#settings.administration}?lang=${this.#locale()}`;
    if (hostPage()?.wholePage) location.assign(address);
    else if (!open(address)) leaveWithPage(address);
  }
}
