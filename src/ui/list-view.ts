import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { comparators, everything, matcher, searchable, type Criteria, type Entry, type Reading } from './criteria.js';

export interface Group<Item> {
  readonly key: string;
  readonly entries: readonly Entry<Item>[];
  /** The first of the entries, as many as are drawn. */
  readonly shown: readonly Entry<Item>[];
  readonly open: boolean;
}

export interface ListViewOptions<Item> {
  read: (item: Item) => Reading;
  /** Puts the groups in order. */
  groupOrder: (a: string, b: string) => number;
  /** Whether a group is folded until it is opened or searched. */
  folds?: (group: string) => boolean;
  /** Rows drawn at first, and more at each step. */
  size: () => number;
}

/**
 * What is on the screen of a list: searched, filtered, sorted, grouped, and no more of it than fits the eye, so that ten thousand items
 * cost what a hundred do. Once the citizen has begun to read, rows that arrive wait aside instead of moving what is being read.
 */
export class ListView<Item extends { id: string }> implements ReactiveController {
  #source: readonly Item[] = [];
  #entries = new Map<string, Entry<Item>>();
  #sorted: readonly Entry<Item>[] | undefined;
  #matching: readonly Entry<Item>[] | undefined;
  #bodies: readonly string[] | undefined;
  #criteria = everything;
  #reading = false;
  #held = 0;
  readonly #opened = new Map<string, boolean>();
  readonly #limits = new Map<string, number>();

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly options: ListViewOptions<Item>,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#clear();
  }

  get criteria(): Criteria {
    return this.#criteria;
  }

  /** Whether anything is searched or filtered. */
  get narrowed(): boolean {
    const { query, body, state, since } = this.#criteria;
    return query !== '' || body !== '' || state !== '' || since > 0;
  }

  /** Rows that arrived since the citizen began to read, and wait to be asked for. */
  get held(): number {
    return this.#held;
  }

  /** All that was let in, filtered or not. */
  get total(): number {
    return this.#entries.size;
  }

  /** All that was let in, in no order that means anything. */
  get entries(): IterableIterator<Entry<Item>> {
    return this.#entries.values();
  }

  /** Names of the bodies that have something, in alphabetical order. */
  get bodies(): readonly string[] {
    return (this.#bodies ??= [...new Set(Array.from(this.#entries.values(), ({ body }) => body))].sort((a, b) => a.localeCompare(b, 'ca')));
  }

  /** What is left of it after search and filters, in order. */
  get matching(): readonly Entry<Item>[] {
    this.#sorted ??= [...this.#entries.values()].sort(comparators[this.#criteria.sort]);
    return (this.#matching ??= this.narrowed ? this.#sorted.filter(matcher(this.#criteria)) : this.#sorted);
  }

  /** Takes what the resource holds. Cheap when nothing changed. An empty list forgets everything, also what was searched. */
  take(items: readonly Item[]): void {
    if (items === this.#source) return;
    if (items.length === 0) this.#clear();
    this.#source = items;
    const before = this.#entries;
    const now = new Map<string, Entry<Item>>();
    this.#held = 0;
    for (const item of items) {
      const known = before.get(item.id);
      if (known?.item === item) now.set(item.id, known);
      else if (known || !this.#reading) now.set(item.id, { item, ...this.options.read(item) });
      else this.#held++;
    }
    this.#entries = now;
    this.#changed();
    this.#prepareSearch(now);
  }

  /** Reads for the search while nothing else happens, so that the first key costs no more than the second. Where the browser cannot tell, the first key does it. */
  #prepareSearch(entries: Map<string, Entry<Item>>): void {
    if (!('requestIdleCallback' in globalThis)) return;
    const rest = entries.values();
    const prepare = (deadline: IdleDeadline): void => {
      if (entries !== this.#entries) return;
      for (const entry of rest) {
        searchable(entry);
        if (deadline.timeRemaining() > 1) continue;
        requestIdleCallback(prepare);
        return;
      }
    };
    requestIdleCallback(prepare);
  }

  /** The citizen has begun to read: what stands now keeps its place. */
  readonly beginReading = (): void => {
    if (this.#entries.size > 0) this.#reading = true;
  };

  /** Lets in what waited. */
  readonly release = (): void => {
    this.#reading = false;
    const items = this.#source;
    this.#source = [];
    this.take(items);
    this.host.requestUpdate();
  };

  narrow(change: Partial<Criteria>): void {
    if (change.sort && change.sort !== this.#criteria.sort) this.#sorted = undefined;
    this.#criteria = { ...this.#criteria, ...change };
    this.#matching = undefined;
    this.#limits.clear();
    this.#opened.clear();
    this.beginReading();
    this.host.requestUpdate();
  }

  /** Takes search and filters away; the order stays. */
  readonly widen = (): void => {
    this.narrow({ ...everything, sort: this.#criteria.sort });
  };

  toggle(group: string, open: boolean): void {
    this.#opened.set(group, open);
    this.host.requestUpdate();
  }

  /** Draws so many rows more of a group. */
  showMore(group: Group<Item>): void {
    this.#limits.set(group.key, group.shown.length + this.options.size());
    this.host.requestUpdate();
  }

  /** Drops what was read of the items, after what depends on it has changed (a language, a grouping). */
  readAgain(): void {
    this.#entries = new Map(Array.from(this.#entries, ([id, { item }]) => [id, { item, ...this.options.read(item) }]));
    this.#changed();
  }

  /** The groups that have something to show. */
  groups(): Group<Item>[] {
    const byKey = new Map<string, Entry<Item>[]>();
    for (const entry of this.matching) {
      const group = byKey.get(entry.group);
      if (group) group.push(entry);
      else byKey.set(entry.group, [entry]);
    }
    let room = this.options.size();
    return [...byKey]
      .sort(([a], [b]) => this.options.groupOrder(a, b))
      .map(([key, entries]) => {
        const asked = this.#opened.get(key);
        const open = asked ?? (room > 0 && (this.narrowed || !this.options.folds?.(key)));
        const limit = this.#limits.get(key) ?? (asked ? this.options.size() : room);
        const shown = open ? entries.slice(0, limit) : [];
        if (!asked) room -= Math.min(shown.length, room);
        return { key, entries, shown, open };
      });
  }

  #changed(): void {
    this.#sorted = undefined;
    this.#matching = undefined;
    this.#bodies = undefined;
  }

  #clear(): void {
    this.#source = [];
    this.#entries = new Map();
    this.#criteria = everything;
    this.#reading = false;
    this.#held = 0;
    this.#opened.clear();
    this.#limits.clear();
    this.#changed();
  }
}
