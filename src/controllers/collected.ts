import type { Completeness, Coverage, Source, StreamLine } from '../gateway/types.js';

const keyOf = ({ administration, service }: Source): string => `${administration}/${service}`;

/**
 * A streamed list as far as it has come: items keyed by id in order of arrival, and what became of each source.
 * A source that answers again replaces what it gave before and nothing else, so asking again never empties the screen; nor does
 * a body that was not asked this time take away what it said before.
 */
export class Collected<Item extends { id: string }> {
  readonly #items = new Map<string, { item: Item; source: string }>();
  #sources: Source[] = [];
  #coverage: Coverage[] = [];
  #list: readonly Item[] | undefined;
  completeness: Completeness | undefined;
  /** Sources that could have been asked and were not, this time. */
  unasked = 0;
  /** Name of the only body whose data this page gets; empty where it gets all. */
  limitedTo = '';
  officialTime: Date | undefined;

  /** The items in order of arrival. The same array until something changes. */
  get items(): readonly Item[] {
    return (this.#list ??= Array.from(this.#items.values(), ({ item }) => item));
  }

  /** What became of the sources that have answered. */
  get coverage(): readonly Coverage[] {
    return this.#coverage;
  }

  /** The sources that are still out. */
  get pending(): readonly Source[] {
    const answered = new Set(this.#coverage.map(keyOf));
    return this.#sources.filter((source) => !answered.has(keyOf(source)));
  }

  /** Takes in the next line. */
  take(line: StreamLine<Item>): void {
    if (line.kind === 'start') this.#start(line);
    else if (line.kind === 'source') this.#answer(line.coverage, line.items);
    else this.completeness = line.completeness;
    if (line.kind !== 'source') this.officialTime = new Date(line.officialTime);
  }

  #start({ sources, unasked, limitedTo = '' }: Extract<StreamLine<Item>, { kind: 'start' }>): void {
    this.unasked = unasked;
    this.limitedTo = limitedTo;
    this.#sources = sources;
    this.#coverage = [];
    this.completeness = undefined;
  }

  #answer(coverage: Coverage, items: Item[]): void {
    const source = keyOf(coverage);
    this.#coverage = [...this.#coverage.filter((other) => keyOf(other) !== source), coverage];
    const answered = coverage.state === 'answered' || coverage.state === 'empty';
    const ids = new Set(items.map(({ id }) => id));
    // A body that failed this time takes nothing away: what it said before is still the best that is known.
    if (answered) this.#drop((entry) => entry.source === source && !ids.has(entry.item.id));
    for (const item of items) this.#items.set(item.id, { item, source });
    this.#list = undefined;
  }

  #drop(gone: (entry: { item: Item; source: string }) => boolean): void {
    for (const [id, entry] of this.#items) if (gone(entry)) this.#items.delete(id);
    this.#list = undefined;
  }
}
