import type { ReactiveController } from 'lit';
import type { Face } from '../base/face.js';
import type { KitElement } from '../base/kit-element.js';
import { LoadFailedEvent } from '../events/load-failed.js';
import type { GatewayClient } from '../gateway/client.js';
import { GatewayError, problemOfThrown, type GatewayProblem } from '../gateway/problem.js';
import type { Collection, Completeness, Coverage, QueryParams, Source, StreamLine } from '../gateway/types.js';
import { showsWayIn, type Session } from '../session/session.js';
import { SpaceConsumer } from '../space/space-consumer.js';
import { Collected } from './collected.js';
import { Gathering } from './gathering.js';
import { Question } from './question.js';

export type { Face } from '../base/face.js';

export interface ResourceOptions {
  /** The list that is asked for. */
  collection: Collection;
  /** Its query, read at every update of the host; another value asks again and keeps what is shown until it is replaced. */
  params?: () => QueryParams;
}

/**
 * The one way in which a tag gets data: asks the gateway of its space for a list, takes in what streams, says which face to
 * draw and mirrors it to `:state()`. Stops when the host leaves the page, and forgets everything in the same frame when
 * another person, or nobody, is signed in. Fires `my-load-failed` on the host when nothing could be asked.
 */
export class Resource<Item extends { id: string }> implements ReactiveController {
  readonly #host: KitElement;
  readonly #options: ResourceOptions;
  readonly #space: SpaceConsumer;
  readonly #question: Question;
  #collected = new Collected<Item>();
  #person: string | undefined;
  #problem: GatewayProblem | undefined;
  #streaming = false;
  #round = 0;
  #fresh = false;

  constructor(host: KitElement, options: ResourceOptions, space = new SpaceConsumer(host)) {
    this.#host = host;
    this.#options = options;
    this.#space = space;
    this.#question = new Question(host, {
      about: () => [this.#space.gateway, this.#person, JSON.stringify(this.#params()), this.#round],
      ask: async (signal) => {
        const { gateway } = this.#space;
        if (gateway && this.#person !== undefined) await this.#load(gateway, this.#params(), signal);
      },
    });
    host.addController(this);
    space.follow(() => {
      this.#spaceChanged();
    });
  }

  /** What to draw. */
  get face(): Face {
    if (this.#space.missing) return 'failed';
    if (this.session && (showsWayIn(this.session) || this.session.state === 'ending')) return 'signed-out';
    if (this.items.length > 0) return 'here';
    if (this.#problem) return 'failed';
    return this.completeness === undefined ? 'loading' : 'empty';
  }

  /** Keyed by id, in order of arrival; of two copies the newest stands. */
  get items(): readonly Item[] {
    return this.#collected.items;
  }

  /** What became of the sources that have answered. */
  get coverage(): readonly Coverage[] {
    return this.#collected.coverage;
  }

  /** The sources that are still out. */
  get pending(): readonly Source[] {
    return this.#collected.pending;
  }

  /** How many sources could have been asked and were not, this time; asking again reaches some of them. */
  get unasked(): number {
    return this.#collected.unasked;
  }

  /** The only body whose data this page gets; empty where it gets all. */
  get limitedTo(): string {
    return this.#collected.limitedTo;
  }

  /** Set once the last line has come. */
  get completeness(): Completeness | undefined {
    return this.#collected.completeness;
  }

  /** The gateway's time; a device's clock may be wrong. */
  get officialTime(): Date | undefined {
    return this.#collected.officialTime;
  }

  /** Why the list could not be asked, or broke off; there may be items all the same. */
  get problem(): GatewayProblem | undefined {
    return this.#space.missing ? new GatewayError('space-missing', 'There is no <my-space> on this page.') : this.#problem;
  }

  /** Whether answers are still coming. */
  get streaming(): boolean {
    return this.#streaming;
  }

  /** The session of the tag's space, for its sign-in button. */
  get session(): Session | undefined {
    return this.#space.session;
  }

  /** Asks every source anew; what is shown stays until its source answers. */
  retry(): void {
    this.#fresh = true;
    this.#round++;
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    this.#host.setFace(this.face);
  }

  hostDisconnected(): void {
    this.#question.abort();
    // Broken off, so asked again when the host comes back.
    if (this.#streaming) this.#round++;
  }

  #params(): QueryParams {
    return this.#options.params?.() ?? {};
  }

  #spaceChanged(): void {
    const person = this.session?.state === 'signed-in' ? this.session.person : undefined;
    if (person !== this.#person) this.#forget();
    this.#person = person;
    this.#host.setFace(this.face);
    this.#host.requestUpdate();
  }

  #forget(): void {
    this.#question.abort();
    this.#collected = new Collected();
    this.#problem = undefined;
    this.#streaming = false;
  }

  async #load(gateway: GatewayClient, params: QueryParams, signal: AbortSignal): Promise<void> {
    const query = this.#fresh ? { ...params, fresh: 'true' } : params;
    this.#fresh = false;
    this.#problem = undefined;
    this.#streaming = true;
    const collected = this.#collected;
    const arriving = new Gathering<StreamLine<Item>>((lines) => {
      if (signal.aborted) return;
      for (const line of lines) collected.take(line);
      this.#host.requestUpdate();
    });
    try {
      for await (const line of gateway.collect(this.#options.collection, query, signal)) {
        if (signal.aborted) return;
        arriving.add(line as unknown as StreamLine<Item>);
      }
    } catch (reason) {
      if (signal.aborted) return;
      this.#problem = problemOfThrown(reason);
      this.#host.dispatchEvent(new LoadFailedEvent(this.#problem));
    } finally {
      arriving.release();
      if (!signal.aborted) this.#streaming = false;
    }
  }
}
