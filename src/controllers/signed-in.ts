import type { ReactiveController, TemplateResult } from 'lit';
import type { Face } from '../base/face.js';
import type { KitElement } from '../base/kit-element.js';
import { LoadFailedEvent } from '../events/load-failed.js';
import type { GatewayProblem } from '../gateway/problem.js';
import { showsWayIn, type Session, type SessionNotice } from '../session/session.js';
import { SpaceConsumer } from '../space/space-consumer.js';
import { noticeOnItsWay } from '../ui/faces.js';

/** What a tag draws for somebody who is signed in. */
export interface Part {
  draw(): TemplateResult;
}

export interface SignedInOptions {
  /** Fetches and makes the part; it gets its data through the space of the tag. */
  bring: (space: SpaceConsumer) => Promise<Part>;
  /** The face while the session is being ended. */
  ending: Face;
}

/**
 * The part of a tag that only somebody who signs in needs. It is fetched when somebody does, so that everybody else's page stays light.
 * As long as there is none to draw, says which face to draw and mirrors it to `:state()`; afterwards the part does.
 */
export class SignedIn implements ReactiveController {
  readonly #host: KitElement;
  readonly #options: SignedInOptions;
  readonly #space: SpaceConsumer;
  #part: Part | undefined;
  #problem: GatewayProblem | undefined;
  #coming = false;
  /** Whether the session has a notice whose words are on their way. */
  #untold = false;
  /** Why the session is where it is. Told when its words are there, together with whatever it changes: nothing that can be pressed moves afterwards. */
  notice: SessionNotice | undefined;

  constructor(host: KitElement, options: SignedInOptions) {
    this.#host = host;
    this.#options = options;
    this.#space = new SpaceConsumer(host);
    this.#space.follow(() => {
      this.#look();
      this.#tell();
      this.#mirror();
      host.requestUpdate();
    });
    host.addController(this);
  }

  get session(): Session | undefined {
    return this.#space.session;
  }

  /** What draws instead of the tag; `undefined` while nobody is signed in or it is on its way. */
  get part(): Part | undefined {
    return this.#isOut ? undefined : this.#part;
  }

  /** The face as long as there is no part. */
  get face(): Face {
    if (this.#space.missing || this.#problem) return 'failed';
    if (this.session?.state === 'ending') return this.#options.ending;
    // The way in that stands there already stays as it is.
    return this.#isOut && (!this.#untold || this.#host.face === 'signed-out') ? 'signed-out' : 'loading';
  }

  /** Whether the tag has waited in vain for a `<my-space>`, so that trying again cannot help. */
  get missing(): boolean {
    return this.#space.missing;
  }

  /** Fetches the part once more, after that failed. */
  readonly retry = (): void => {
    this.#problem = undefined;
    this.#look();
    this.#host.requestUpdate();
  };

  hostUpdate(): void {
    this.#mirror();
  }

  get #isOut(): boolean {
    const { session } = this;
    return !!session && (showsWayIn(session) || session.state === 'ending');
  }

  #mirror(): void {
    if (!this.part) this.#host.setFace(this.face);
  }

  #look(): void {
    const comesIn = this.session?.notice === 'in-window';
    if (this.#isOut && !comesIn) this.#problem = undefined;
    else if (this.session && !this.#part && !this.#coming && !this.#problem) void this.#bring();
  }

  #tell(): void {
    const notice = this.session?.notice;
    const tell = () => {
      if (this.session?.notice !== notice) return;
      this.#untold = false;
      this.notice = notice;
      this.#host.requestUpdate();
    };
    const words = noticeOnItsWay(notice);
    this.#untold = !!words;
    if (words) void words.then(tell);
    else tell();
  }

  async #bring(): Promise<void> {
    this.#coming = true;
    try {
      this.#part = await this.#options.bring(this.#space);
    } catch {
      this.#problem = { kind: navigator.onLine ? 'interrupted' : 'offline', retryable: true };
      this.#host.dispatchEvent(new LoadFailedEvent(this.#problem));
    } finally {
      this.#coming = false;
    }
    this.#host.requestUpdate();
  }
}
