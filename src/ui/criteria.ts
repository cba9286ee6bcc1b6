/** What the citizen asked to see of a list. */

/** How a tag reads one of its items. Read when it is needed and not kept: of ten thousand readings nearly all would wait for nothing. */
export interface Reading {
  /** Everything that the search looks through. */
  readonly text: () => string;
  /** Name of the body, for the filter. */
  readonly body: string;
  /** State, for the filter. */
  readonly state: string;
  /** The heading under which it stands. */
  readonly group: string;
  /** The date that puts it in order, in milliseconds. */
  readonly time: number;
  /** Smaller comes first, before the date is looked at. */
  readonly rank: number;
}

export type Sort = 'first' | 'newest' | 'oldest' | 'body';

/** What the citizen asked to see. Empty means everything. */
export interface Criteria {
  readonly query: string;
  readonly body: string;
  readonly state: string;
  /** Only items from this instant on, in milliseconds; 0 for all. */
  readonly since: number;
  readonly sort: Sort;
}

/** Nothing asked: all of it, in the tag's own order. */
export const everything: Criteria = { query: '', body: '', state: '', since: 0, sort: 'first' };

export type Comparator = (a: Reading, b: Reading) => number;
export const newest: Comparator = (a, b) => b.time - a.time;
/** The tag's own order. */
export const first: Comparator = (a, b) => a.rank - b.rank || newest(a, b);
