import type { Sort } from './criteria.js';

/** What a list says in its own words; everything else is said the same way by all. */
export interface ListWords {
  /** So many items, with their noun. */
  readonly count: (items: number) => string;
  /** Nothing, and it can be trusted: so many bodies were asked. */
  readonly empty: (bodies: number) => string;
  readonly states: readonly (readonly [value: string, words: string])[];
  readonly sorts: readonly (readonly [value: Sort, words: string])[];
}
