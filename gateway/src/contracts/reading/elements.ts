import type { Static, TSchema } from '@sinclair/typebox';
import type { TypeCheck } from '@sinclair/typebox/compiler';
import { Notes } from './notes.js';

/** Most elements read of one answer unless the operator says otherwise; a citizen with more of one kind at one body is a mistake of the body. */
export const mostElements = 500;

export interface Elements<Item> {
  items: Item[];
  discarded: number;
}

/** An array, or the single object that some serialisers write for an array of one. `undefined` where there is neither. */
export function readList(value: unknown, notes: Notes, field: string): unknown[] | undefined {
  if (Array.isArray(value)) return value as unknown[];
  if (typeof value !== 'object' || value === null) return undefined;
  notes.add('element-wrapped', field);
  return [value];
}

/**
 * Maps each usable element; one that fits not even the tolerant schema costs itself only, and is counted.
 * @param map gets the element with notes of its own, and may give `null` if it turns out to be unusable
 */
export function readElements<Schema extends TSchema, Item>(
  list: readonly unknown[],
  usable: TypeCheck<Schema>,
  map: (element: Static<Schema>, notes: Notes) => Item | null,
  notes: Notes,
  most = mostElements,
): Elements<Item> {
  if (list.length > most) notes.add('paging-capped');
  const items: Item[] = [];
  for (const element of list.slice(0, most)) {
    const item = usable.Check(element) ? map(element, new Notes(notes)) : null;
    if (item !== null) items.push(item);
  }
  const discarded = list.length - items.length;
  if (discarded > 0) notes.add('element-dropped');
  return { items, discarded };
}

/** Keeps the first of the items with the same key and says that there were more; `merge` may save something of the repeated one. */
export function firstOfEach<Item>(
  items: readonly Item[],
  key: (item: Item) => string,
  notes: Notes,
  merge?: (kept: Item, repeated: Item) => void,
): Item[] {
  const kept = new Map<string, Item>();
  for (const item of items) {
    const earlier = kept.get(key(item));
    if (!earlier) {
      kept.set(key(item), item);
      continue;
    }
    notes.add('duplicate');
    merge?.(earlier, item);
  }
  return [...kept.values()];
}
