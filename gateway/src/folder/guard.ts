/**
 * Keeps one weak body from harming the rest: how many questions it gets at once, how long it may take, when it is left alone,
 * and whether it is asked a second time. Only effect-free reads come through here.
 */
import {
  BrokenCircuitError,
  BulkheadRejectedError,
  type CircuitBreakerPolicy,
  CircuitState,
  CountBreaker,
  type IPolicy,
  bulkhead,
  circuitBreaker,
  handleWhen,
  retry,
  wrap,
  ConstantBackoff,
} from 'cockatiel';
import { SourceFailure } from './ports.js';

export interface GuardLimits {
  /** How long a source may take in all, the retry included. Milliseconds. */
  deadline: number;
  /** Questions to one source at the same time; as many again may wait. */
  concurrency: number;
  /** How long a source that keeps failing is left alone. Milliseconds. */
  restAfterFailures: number;
}

export const defaultGuardLimits: GuardLimits = { deadline: 5_000, concurrency: 16, restAfterFailures: 5_000 };

/** Shared by all sources: retries may be at most a tenth of the questions, so that an outage is not doubled by us. */
export class RetryBudget {
  #tokens: number;
  constructor(
    private readonly share = 0.1,
    private readonly most = 20,
  ) {
    this.#tokens = most;
  }

  earn(): void {
    this.#tokens = Math.min(this.most, this.#tokens + this.share);
  }

  spend(): boolean {
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}

const isOutage = (error: Error): boolean => error instanceof SourceFailure && (error.state === 'late' || error.state === 'failed');

/** The citizen has gone away: neither the source's fault nor a reason to ask again. */
class Abandoned extends Error {}

export class Guard {
  readonly #policy: IPolicy;
  readonly #breaker: CircuitBreakerPolicy;
  /** What the source failed with last, so that a source that is being left alone is reported for what it did. */
  #lastFailure: SourceFailure | undefined;

  constructor(
    private readonly limits: GuardLimits,
    private readonly budget: RetryBudget,
    private readonly onStateChange: (state: 'open' | 'half-open' | 'closed') => void = () => undefined,
  ) {
    const breaker = (this.#breaker = circuitBreaker(handleWhen(isOutage), {
      halfOpenAfter: limits.restAfterFailures,
      breaker: new CountBreaker({ threshold: 0.5, size: 20, minimumNumberOfCalls: 5 }),
    }));
    breaker.onBreak(() => this.onStateChange('open'));
    breaker.onHalfOpen(() => this.onStateChange('half-open'));
    breaker.onReset(() => this.onStateChange('closed'));
    const again = retry(
      handleWhen((error) => error instanceof SourceFailure && error.state === 'failed' && error.retryable && this.budget.spend()),
      { maxAttempts: 1, backoff: new ConstantBackoff(100) },
    );
    this.#policy = wrap(bulkhead(limits.concurrency, limits.concurrency), breaker, again);
  }

  /**
   * Runs one effect-free read.
   * @throws {SourceFailure} always of that class, whatever went wrong
   */
  async run<T>(read: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
    // The library would let everybody wait for the outcome of the one trial.
    if (this.#breaker.state === CircuitState.HalfOpen) throw this.#leftAlone();
    this.budget.earn();
    const stop = new AbortController();
    const timer = setTimeout(
      () => stop.abort(new SourceFailure('late', `no answer within ${this.limits.deadline} ms`)),
      this.limits.deadline,
    );
    const leave = () => stop.abort(new Abandoned());
    signal.addEventListener('abort', leave, { once: true });
    try {
      return await this.#policy.execute(() => unlessStopped(read(stop.signal), stop.signal));
    } catch (error) {
      throw this.#asFailure(error);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', leave);
    }
  }

  #leftAlone(): SourceFailure {
    return this.#lastFailure ?? new SourceFailure('failed', 'left alone after repeated failures');
  }

  #asFailure(error: unknown): SourceFailure {
    if (error instanceof Abandoned) return new SourceFailure('late', 'nobody waits for the answer any more', false);
    if (error instanceof BrokenCircuitError) return this.#leftAlone();
    if (error instanceof BulkheadRejectedError) return new SourceFailure('failed', 'too many questions are waiting for this source');
    const failure =
      error instanceof SourceFailure
        ? error
        : new SourceFailure('failed', error instanceof Error ? error.message : 'unknown failure', true, { cause: error });
    // What concerns one citizen alone must not be told to another.
    if (isOutage(failure)) this.#lastFailure = failure;
    return failure;
  }
}

/** Settles as the read does, or at once with the reason for which it was stopped: not every source listens to its signal. */
function unlessStopped<T>(reading: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stopped = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stopped, { once: true });
    reading.then(resolve, (error: unknown) => reject(signal.aborted ? (signal.reason as Error) : (error as Error)));
    if (signal.aborted) stopped();
  });
}
