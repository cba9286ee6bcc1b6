/** What became of each source, in words that the tags can trust: silence must never look like absence. */
import type { Completeness, Coverage, Source } from './model.js';
import type { Answer, SourceFailure } from './ports.js';
import { officialTime } from './time.js';

export const answered = (source: Source, answer: Pick<Answer<unknown>, 'discarded' | 'notes'> & { count: number }, at: Date): Coverage => ({
  ...source,
  // Elements of which not one could be read are no answer, and least of all "nothing".
  state: answer.count > 0 ? 'answered' : answer.discarded > 0 ? 'malformed' : 'empty',
  items: answer.count,
  discarded: answer.discarded,
  asOf: officialTime(at),
  retryable: false,
  notes: answer.notes,
});

/** Asked not long ago and had nothing; not asked again yet. */
export const stillEmpty = (source: Source, askedAt: Date): Coverage => ({
  ...answered(source, { count: 0, discarded: 0, notes: [] }, askedAt),
  retryable: true,
});

export const missing = (source: Source, failure: SourceFailure): Coverage => ({
  ...source,
  state: failure.state,
  items: 0,
  discarded: 0,
  asOf: null,
  retryable: failure.retryable,
  notes: [],
});

export const notConnected = (source: Source): Coverage => ({
  ...source,
  state: 'not-connected',
  items: 0,
  discarded: 0,
  asOf: null,
  retryable: false,
  notes: [],
});

/** `complete` only when every source that could be asked answered and nothing was dropped or left unasked. */
export function completeness(coverage: Coverage[], unasked: number): Completeness {
  const good = coverage.filter(({ state }) => state === 'answered' || state === 'empty');
  if (good.length === 0) return 'none';
  return good.length === coverage.length && unasked === 0 && good.every(({ discarded }) => discarded === 0) ? 'complete' : 'partial';
}
