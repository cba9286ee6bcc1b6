import type { nothing, TemplateResult } from 'lit';
import type { Sort } from './criteria.js';

/** What a list says in its own words; everything else is said the same way by all. */
export interface ListWords {
  /** So many items, with their noun. */
  readonly count: (items: number) => string;
  /** Nothing, and it can be trusted: so many bodies were asked. */
  readonly empty: (bodies: number) => string;
}

/** What can be chosen in the filters of a list. */
export interface Choices {
  readonly states: readonly (readonly [value: string, words: string])[];
  readonly sorts: readonly (readonly [value: Sort, words: string])[];
}

/** What a tag folds away, in a file of its own that comes after the rows. */
export interface FoldedParts<Item> {
  readonly choices: () => Choices;
  /** The inside of the fold in an item's row. */
  readonly details: (item: Item, now: Date | undefined) => TemplateResult | typeof nothing;
}
