/** Turns what is noticed of the sources, and of the gateway itself, into the log of outages. */
import type { SourceFailure } from '../folder/ports.js';
import type { OutageSource, OutageStore } from './types.js';

/** Milliseconds between two signs of life. */
export const beatEvery = 15_000;
/** A gateway that gave no sign of life for so long stood still: shorter pauses, as a restart, are no outage. Milliseconds. */
export const standstill = 60_000;

export interface OutageWatchOptions {
  store: OutageStore;
  /** The gateway itself. */
  own: OutageSource;
  /** How long an outage is kept after its end. Milliseconds. */
  keep: number;
  onMistake: (error: unknown) => void;
  now: () => Date;
}

/** Notices come while citizens wait: none is waited for, and they are written down in their order. */
export class OutageWatch {
  /** Since when each source has answered nothing but failures. */
  readonly #failing = new Map<string, { since: Date; last: Date; reason: 'late' | 'failed' }>();
  /** Broke down here, and has not answered since: the log may not hold it yet. */
  readonly #broken = new Set<string>();
  /** As the log had it when it was last read, whoever saw it. */
  #running = new Set<string>();
  #written: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: OutageWatchOptions) {}

  /** Looks once, so that a gap before this start is on record before anybody is answered; then regularly. */
  async start(): Promise<void> {
    await this.#beat();
    this.#timer = setInterval(() => this.#write(() => this.#beat()), beatEvery).unref();
  }

  /** A question failed as in an outage. Alone, that is none yet. */
  failed(source: OutageSource, { state }: SourceFailure): void {
    const at = this.options.now();
    const since = this.#failing.get(keyOf(source))?.since ?? at;
    this.#failing.set(keyOf(source), { since, last: at, reason: state === 'late' ? 'late' : 'failed' });
  }

  /** It failed so often that it is being left alone, or did so again when it was tried. */
  brokeDown(source: OutageSource): void {
    const { administration, service } = source;
    const at = this.options.now();
    const { since, last, reason } = this.#failing.get(keyOf(source)) ?? { since: at, last: at, reason: 'failed' };
    this.#broken.add(keyOf(source));
    this.#write(() => this.options.store.fails({ administration, service, from: since, lastFailed: last, reason }));
  }

  answered(source: OutageSource): void {
    this.#failing.delete(keyOf(source));
    const isBroken = this.#broken.delete(keyOf(source));
    if (!this.#running.delete(keyOf(source)) && !isBroken) return;
    const at = this.options.now();
    this.#write(() => this.options.store.worksAgain(source, at));
  }

  /** The log with all that was noticed until it is read: without that, whoever has just had an answer reads that the outage lasts. */
  get log(): Pick<OutageStore, 'find' | 'since'> {
    const { store } = this.options;
    return {
      find: (question) => this.#written.then(() => store.find(question)),
      since: () => store.since(),
    };
  }

  /** Resolves when all that was noticed is written down, and that the gateway worked until now. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#write(() => this.#beat());
    await this.#written;
  }

  /** What another node, or an earlier run of this one, saw break down is ended here when it answers. */
  async #beat(): Promise<void> {
    const { store, own, keep, now } = this.options;
    const at = now();
    // What failed before a standstill says nothing about the time of it.
    if (await store.beat(own, at, standstill)) this.#failing.clear();
    await store.forget(new Date(at.getTime() - keep));
    this.#running = new Set((await store.running()).map(keyOf));
  }

  #write(what: () => Promise<unknown>): void {
    this.#written = this.#written.then(what).then(() => undefined, this.options.onMistake);
  }
}

const keyOf = ({ administration, service }: OutageSource): string => `${administration} ${service}`;
