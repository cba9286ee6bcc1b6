import type { Completeness, Coverage, Source, StreamLine } from '../gateway/types.js';

const keyOf = ({ administration, service }: Source): string => `${administration}/${service}`;

/**
 * A streamed list as far as it has come: items in order of arrival, each id once, and what became of each source.
 * A source that answers again replaces what it gave before and nothing else, so asking again never empties the screen; nor does
 * a body that was not asked this time take away what it said before.
 */
export class Collected<Item extends { id: string }> {
  #items: readonly Item[] = [];
  /** Whose each of the items is. */
  #origins: readonly string[] = [];
  #sources: Source[] = [];
  #coverage: Coverage[] = [];
  completeness: Completeness | undefined;
  /** Sources that could have been asked and were not, this time. */
  unasked = 0;
  /** Name of the only body whose data this page gets; empty where it gets all. */
  limitedTo = '';
  officialTime: Date | undefined;

  /** The items in order of arrival. The same array until something changes. */
  get items(): readonly Item[] {
    return this.#items;
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
    const coming = new Map(items.map((item) => [item.id, item]));
    const kept: Item[] = [];
    const origins: string[] = [];
    const keep = (item: Item, origin: string) => {
      kept.push(item);
      origins.push(origin);
    };
    this.#items.forEach((item, index) => {
      const copy = coming.get(item.id);
      const origin = this.#origins[index] ?? '';
      coming.delete(item.id);
      if (copy) keep(copy, source);
      // A body that failed this time takes nothing away: what it said before is still the best that is known.
      else if (!answered || origin !== source) keep(item, origin);
    });
    for (const item of coming.values()) keep(item, source);
    this.#items = kept;
    this.#origins = origins;
  }
}
