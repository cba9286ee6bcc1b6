/** Times in which something that citizens depend on did not work, as this gateway saw it. Nothing of a citizen is in them. */
import type { Service } from '../folder/model.js';

/** What can be out of order: a body over one contract, or this gateway itself (`gateway`, under the code of its operator). */
export interface OutageSource {
  administration: string;
  service: Service;
}

/** `late`: no answer in time. `failed`: not reached, or answered with a failure. `stood-still`: the gateway or its database did not run. */
export type OutageReason = 'late' | 'failed' | 'stood-still';

export interface Outage extends OutageSource {
  /** The first question that failed; of the gateway, the last moment at which it surely worked. */
  from: Date;
  /** The last question that failed. Between this and {@link Outage.until} nobody may have asked. */
  lastFailed: Date;
  /** Null while it lasts. */
  until: Date | null;
  /** Whether `until` is when it worked again, or when the gateway itself stopped looking. */
  ending: 'worked-again' | 'not-seen' | null;
  reason: OutageReason;
}

/** Which outages: those that touch the time between two moments, of one source or service where one is named. */
export interface OutageQuestion {
  from: Date;
  to: Date;
  administration?: string | undefined;
  service?: Service | undefined;
  /** Newest first, and at most so many. */
  most: number;
}

export interface OutageStore {
  /** The source is out of order: begins an outage, or says that the one that runs still does. One of two concurrent calls begins it. */
  fails(outage: OutageSource & Pick<Outage, 'from' | 'lastFailed' | 'reason'>): Promise<void>;
  worksAgain(source: OutageSource, at: Date): Promise<void>;
  /** Those that run. */
  running(): Promise<OutageSource[]>;
  find(question: OutageQuestion): Promise<Outage[]>;
  /**
   * Says that a gateway works at this moment. Where none has said so for longer than `tolerance` milliseconds, that is an outage of `own`, and those
   * that ran before it end unseen.
   * @returns whether it was so
   */
  beat(own: OutageSource, at: Date, tolerance: number): Promise<boolean>;
  /** Since when the log is kept; undefined where no gateway has begun it. */
  since(): Promise<Date | undefined>;
  /** Removes what ended before; the number of outages removed. */
  forget(before: Date): Promise<number>;
}
