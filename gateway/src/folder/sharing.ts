/**
 * One question where several tags need the same answer at the same moment. Reads in flight are shared, and their answers kept for
 * seconds: a page with three tags asks each body once. Everything stays in memory and is keyed by person, so nobody gets another's answer.
 */

interface Shared {
  answer: Promise<unknown>;
  stop: AbortController;
  waiting: number;
  settledAt: number | undefined;
  forgetting?: NodeJS.Timeout;
}

export class SharedReads {
  readonly #reads = new Map<string, Shared>();

  constructor(
    private readonly keepFor = 3_000,
    private readonly now: () => number = Date.now,
    /** A bound on memory under load; past it answers are not kept. */
    private readonly most = 2_000,
  ) {}

  /**
   * Joins the read under `key`, or starts it. The read is stopped when everybody who waits for it has gone away.
   * @param fresh start anew even if an answer is at hand
   */
  async read<T>(key: string, signal: AbortSignal, start: (signal: AbortSignal) => Promise<T>, fresh = false): Promise<T> {
    const shared = this.#usable(key, fresh) ?? this.#start(key, start);
    shared.waiting += 1;
    try {
      return (await untilAborted(shared.answer, signal)) as T;
    } finally {
      shared.waiting -= 1;
      if (shared.waiting === 0 && shared.settledAt === undefined) {
        shared.stop.abort();
        this.#forget(key, shared);
      }
    }
  }

  #usable(key: string, fresh: boolean): Shared | undefined {
    const shared = this.#reads.get(key);
    if (!shared || shared.settledAt === undefined) return shared;
    return !fresh && this.now() - shared.settledAt < this.keepFor ? shared : undefined;
  }

  #start<T>(key: string, start: (signal: AbortSignal) => Promise<T>): Shared {
    const stop = new AbortController();
    const shared: Shared = { answer: start(stop.signal), stop, waiting: 0, settledAt: undefined };
    const replaced = this.#reads.get(key);
    if (replaced) this.#forget(key, replaced);
    this.#reads.set(key, shared);
    shared.answer.then(
      () => {
        shared.settledAt = this.now();
        if (this.#reads.size > this.most) this.#forget(key, shared);
        else shared.forgetting = setTimeout(() => this.#forget(key, shared), this.keepFor).unref();
      },
      () => {
        shared.settledAt = this.now();
        this.#forget(key, shared);
      },
    );
    return shared;
  }

  #forget(key: string, shared: Shared): void {
    clearTimeout(shared.forgetting);
    if (this.#reads.get(key) === shared) this.#reads.delete(key);
  }
}

function untilAborted<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason as Error);
    if (signal.aborted) {
      leave();
      return;
    }
    signal.addEventListener('abort', leave, { once: true });
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
