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
import { setTimeout as pause } from 'node:timers/promises';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { unlessStopped } from '../network/unless-stopped.js';
import { QuestionRefused, SourceFailure } from './ports.js';

export interface GuardLimits {
  /** Questions to one source in a second; more wait for their turn, for half the deadline at most. */
  perSecond: number;
  /** How long a source may take in all, the retry included. Milliseconds. */
  deadline: number;
  /** Questions to one source at the same time; as many again may wait. */
  concurrency: number;
  /** How long a source that keeps failing is left alone. Milliseconds. */
  restAfterFailures: number;
}

export const defaultGuardLimits: GuardLimits = { perSecond: 20, deadline: 5_000, concurrency: 16, restAfterFailures: 5_000 };

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

const isOutage = (error: unknown): error is SourceFailure =>
  error instanceof SourceFailure && !(error instanceof QuestionRefused) && (error.state === 'late' || error.state === 'failed');

/** Our own patience with a source, not its fault: it must not count against it. */
class AskedOftenEnough extends Error {}

/** The citizen has gone away: neither the source's fault nor a reason to ask again. */
class Abandoned extends Error {}

export type BreakerState = 'open' | 'half-open' | 'closed';

export class Guard {
  readonly #policy: IPolicy;
  readonly #breaker: CircuitBreakerPolicy;
  /** What the source failed with last, so that a source that is being left alone is reported for what it did. */
  #lastFailure: SourceFailure | undefined;

  constructor(
    private readonly limits: GuardLimits,
    private readonly budget: RetryBudget,
    private readonly onStateChange: (state: BreakerState) => void = () => undefined,
    /** Told of each read that really went out: what it failed with, where that may be an outage; nothing where the source answered. */
    private readonly onRead: (outage: SourceFailure | undefined) => void = () => undefined,
    private readonly pace = new RateLimiterMemory({ points: limits.perSecond, duration: 1 }),
  ) {
    const breaker = (this.#breaker = circuitBreaker(handleWhen(isOutage), {
      halfOpenAfter: limits.restAfterFailures,
      breaker: new CountBreaker({ threshold: 0.5, size: 20, minimumNumberOfCalls: 5 }),
    }));
    breaker.onFailure(({ reason }) => {
      if ('error' in reason && isOutage(reason.error)) onRead(reason.error);
    });
    // While it is being left alone, a straggler's answer does not yet count.
    breaker.onSuccess(() => breaker.state !== CircuitState.Open && onRead(undefined));
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
   * A guard of the same source for other questions: with a line, a patience and a breaker of its own, so that these wait for none of the others and
   * are not sent away because the others failed. How often the source is asked in a second is counted together.
   */
  apart(limits: Pick<GuardLimits, 'deadline'>, onStateChange: (state: BreakerState) => void): Guard {
    return new Guard({ ...this.limits, ...limits }, this.budget, onStateChange, this.onRead, this.pace);
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
    if (signal.aborted) leave();
    try {
      // Twice: waiting in the line ends at the signal too, and a reading that does not listen to it gives its place back.
      const reading = this.#policy.execute(() => unlessStopped(this.#inTurn(read, stop.signal), stop.signal), stop.signal);
      return await unlessStopped(reading, stop.signal);
    } catch (error) {
      throw this.#asFailure(error);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', leave);
    }
  }

  /** Reads when it is this question's turn: a small town hall may be able to serve five a second. */
  async #inTurn<T>(read: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
    const until = Date.now() + this.limits.deadline / 2;
    for (;;) {
      signal.throwIfAborted();
      const wait = await this.pace.consume('').then(
        () => 0,
        (refused: unknown) => Math.max(1, (refused as RateLimiterRes).msBeforeNext),
      );
      if (wait === 0) return read(signal);
      if (Date.now() + wait > until) throw new AskedOftenEnough();
      await pause(wait, undefined, { signal });
    }
  }

  #leftAlone(): SourceFailure {
    return this.#lastFailure ?? new SourceFailure('failed', 'left alone after repeated failures');
  }

  #asFailure(error: unknown): SourceFailure {
    if (error instanceof Abandoned) return new SourceFailure('late', 'nobody waits for the answer any more', false);
    if (error instanceof AskedOftenEnough) return new SourceFailure('failed', 'asked as often as it may be at the moment');
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
