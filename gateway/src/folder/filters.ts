/** Which items of an answer a request asked for. Filters only ever hide: coverage is told as if there were none. */
import type { Capacity, DataUse, Notification, Procedure, RegistryEntry } from './model.js';

export interface Filter {
  /** INE10 codes; none means all. */
  administrations?: string[] | undefined;
  states?: string[] | undefined;
  capacity?: Capacity | undefined;
  /** Words that all have to occur, in any case, with or without accents. */
  words?: string | undefined;
}

/** What of an item the filters look at. */
export interface Filterable {
  administrations: (string | null)[];
  states: string[];
  text: (string | null)[];
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

export function matches<Item extends { capacity: Capacity }>(item: Item, facetsOf: (item: Item) => Filterable, filter: Filter): boolean {
  if (filter.capacity && item.capacity !== filter.capacity) return false;
  if (!filter.administrations?.length && !filter.states?.length && !filter.words) return true;
  const facets = facetsOf(item);
  if (filter.administrations?.length && !facets.administrations.some((code) => code && filter.administrations?.includes(code)))
    return false;
  if (filter.states?.length && !facets.states.some((state) => filter.states?.includes(state))) return false;
  const words = plain(filter.words ?? '')
    .split(/\s+/)
    .filter(Boolean);
  if (words.length === 0) return true;
  const text = plain(facets.text.filter(Boolean).join(' '));
  return words.every((word) => text.includes(word));
}

export const procedureFacets = (item: Procedure): Filterable => ({
  administrations: [item.body.administration],
  states: item.waitsForCitizen ? [item.state, 'waiting'] : [item.state],
  text: [item.title, item.procedure, item.number, item.body.name, ...item.thread.flatMap((entry) => [entry.subject, entry.registerNumber])],
});

export const registryEntryFacets = (item: RegistryEntry): Filterable => ({
  administrations: [item.body.administration],
  states: [item.direction],
  text: [item.subject, item.procedure, item.registerNumber, item.body.name, ...item.caseFiles],
});

export const notificationFacets = (item: Notification): Filterable => ({
  administrations: [item.body.administration, item.issuer.administration],
  states: [item.state],
  text: [item.title, item.reference, item.registerNumber, item.caseFile, item.issuer.name, item.issuer.department, item.body.name],
});

export const dataUseFacets = (item: DataUse): Filterable => ({
  administrations: [item.body.administration, item.requester.administration, ...item.bodiesAsked.map((body) => body.administration)],
  states: [item.kind],
  text: [item.requester.name, item.provider.name, item.data.name, item.data.product, item.purpose.text, item.caseFile, item.body.name],
});
