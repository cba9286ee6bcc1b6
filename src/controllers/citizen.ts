import type { ReactiveController } from 'lit';
import type { Face } from '../base/face.js';
import type { KitElement } from '../base/kit-element.js';
import { LoadFailedEvent } from '../events/load-failed.js';
import type { GatewayClient } from '../gateway/client.js';
import { GatewayError, problemOfThrown, type GatewayProblem } from '../gateway/problem.js';
import type { Me } from '../gateway/types.js';
import { showsWayIn, type Session } from '../session/session.js';
import type { SpaceConsumer } from '../space/space-consumer.js';
import { Question } from './question.js';

/** A second late, so that the gateway agrees that it is over. */
const grace = 1_000;

/**
 * Who is signed in, and for how long. Forgets at once when that changes; asks the gateway again when the time is up, which
 * ends the session here too. Mirrors its face to `:state()` and fires `my-load-failed` on the host.
 */
export class Citizen implements ReactiveController {
  readonly #host: KitElement;
  readonly #space: SpaceConsumer;
  readonly #question: Question;
  #person: string | undefined;
  #me: Me | undefined;
  #problem: GatewayProblem | undefined;
  #clockOffset = 0;
  #round = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: KitElement, space: SpaceConsumer) {
    this.#host = host;
    this.#space = space;
    this.#question = new Question(host, {
      about: () => [this.#space.gateway, this.#person, this.#round],
      ask: async (signal) => {
        const { gateway } = this.#space;
        if (gateway && this.#person !== undefined) await this.#load(gateway, signal);
      },
    });
    host.addController(this);
    space.follow(() => {
      this.#spaceChanged();
    });
  }

  get session(): Session | undefined {
    return this.#space.session;
  }

  /** `undefined` until it is known. */
  get me(): Me | undefined {
    return this.#me;
  }

  get problem(): GatewayProblem | undefined {
    return this.#space.missing ? new GatewayError('space-missing', 'There is no <my-space> on this page.') : this.#problem;
  }

  /** `empty` does not occur: somebody signed in is always somebody. */
  get face(): Face {
    if (this.#space.missing) return 'failed';
    if (this.session && showsWayIn(this.session)) return 'signed-out';
    if (this.#me) return 'here';
    return this.#problem ? 'failed' : 'loading';
  }

  /** Milliseconds until the session ends, by the gateway's clock. */
  get timeLeft(): number | undefined {
    return this.#me && Math.max(0, Date.parse(this.#me.expiresAt) - Date.now() - this.#clockOffset);
  }

  retry(): void {
    this.#round++;
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    this.#host.setFace(this.face);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#question.abort();
    this.#round++;
  }

  #spaceChanged(): void {
    const person = this.session?.state === 'signed-in' ? this.session.person : undefined;
    if (person !== this.#person) this.#forget();
    this.#person = person;
    this.#host.setFace(this.face);
    this.#host.requestUpdate();
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#question.abort();
    this.#me = undefined;
    this.#problem = undefined;
  }

  async #load(gateway: GatewayClient, signal: AbortSignal): Promise<void> {
    this.#problem = undefined;
    try {
      const me = await gateway.me(signal);
      if (signal.aborted) return;
      this.#me = me;
      this.#clockOffset = Date.parse(me.officialTime) - Date.now();
      this.#watch();
    } catch (reason) {
      if (signal.aborted) return;
      this.#problem = problemOfThrown(reason);
      this.#host.dispatchEvent(new LoadFailedEvent(this.#problem));
    }
  }

  /** Draws anew each time the number on screen changes, and asks again at the end. */
  #watch(): void {
    clearTimeout(this.#timer);
    const left = this.timeLeft ?? 0;
    const minute = 60_000;
    const wait = left > 0 ? (left - 1) % minute || minute : grace;
    this.#timer = setTimeout(() => {
      if (left <= 0) {
        this.retry();
        return;
      }
      this.#host.requestUpdate();
      this.#watch();
    }, wait + 1);
  }
}
