import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { everything, first, type Criteria, type Reading } from './criteria.js';
import type { Search } from './search.js';

export interface Group<Item> {
  readonly key: string;
  readonly items: readonly Item[];
  /** The first of them, as many as are drawn. */
  readonly shown: readonly Item[];
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
  /** Of them those that were let in. */
  #items: readonly Item[] = [];
  #sorted: readonly Item[] | undefined;
  #matching: readonly Item[] | undefined;
  #grouped: ReadonlyMap<string, readonly Item[]> | undefined;
  #search: Search<Item> | undefined;
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

  /** What finds; as long as it is on its way everything is shown. */
  set search(search: Search<Item>) {
    this.#search = search;
    this.#matching = this.#grouped = undefined;
  }

  /** Whether something of it is hidden from a search or a filter. */
  get narrowed(): boolean {
    const { query, body, state, since } = this.#criteria;
    return !!this.#search && (query !== '' || body !== '' || state !== '' || since > 0);
  }

  /** Rows that arrived since the citizen began to read, and wait to be asked for. */
  get held(): number {
    return this.#held;
  }

  /** All that was let in, filtered or not. */
  get total(): number {
    return this.#items.length;
  }

  /** Names of the bodies that have something, in alphabetical order. */
  get bodies(): readonly string[] {
    return this.#search?.bodies(this.#inOrder()) ?? [];
  }

  /** What is left of it after search and filters, in order. */
  get matching(): readonly Item[] {
    return (this.#matching ??= (this.narrowed && this.#search?.find(this.#inOrder(), this.#criteria)) || this.#inOrder());
  }

  /** Somebody is about to search. */
  readonly prepareSearch = (): void => {
    this.#search?.prepare(this.#inOrder());
  };

  #inOrder(): readonly Item[] {
    return (this.#sorted ??= this.#sort());
  }

  #sort(): readonly Item[] {
    const compare = this.#search?.comparators[this.#criteria.sort] ?? first;
    return this.#items
      .map((item) => ({ item, reading: this.options.read(item) }))
      .sort((a, b) => compare(a.reading, b.reading))
      .map(({ item }) => item);
  }

  /** Takes what the resource holds. Cheap when nothing changed. An empty list forgets everything, also what was searched. */
  take(items: readonly Item[]): void {
    if (items === this.#source) return;
    if (items.length === 0) this.#clear();
    this.#source = items;
    this.#items = this.#reading ? this.#known(items) : items;
    this.#held = items.length - this.#items.length;
    this.#changed();
  }

  /** Of some items those that stand here already, in their newest copies. */
  #known(items: readonly Item[]): readonly Item[] {
    const known = new Set(this.#items.map(({ id }) => id));
    return items.filter(({ id }) => known.has(id));
  }

  /** The citizen has begun to read: what stands now keeps its place. */
  readonly beginReading = (): void => {
    if (this.total > 0) this.#reading = true;
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
    this.#matching = this.#grouped = undefined;
    this.#limits.clear();
    this.#opened.clear();
    this.beginReading();
    // What is typed is seen before the work begins that it causes.
    requestAnimationFrame(() =>
      setTimeout(() => {
        this.host.requestUpdate();
      }),
    );
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

  /** Reads the items anew, after what that depends on has changed (a language, a grouping). */
  readAgain(): void {
    this.#changed();
  }

  /** The groups that have something to show. */
  groups(): Group<Item>[] {
    let room = this.options.size();
    return [...(this.#grouped ??= this.#group())]
      .sort(([a], [b]) => this.options.groupOrder(a, b))
      .map(([key, items]) => {
        const asked = this.#opened.get(key);
        const open = asked ?? (room > 0 && (this.narrowed || !this.options.folds?.(key)));
        const limit = this.#limits.get(key) ?? (asked ? this.options.size() : room);
        const shown = open ? items.slice(0, limit) : [];
        if (!asked) room -= Math.min(shown.length, room);
        return { key, items, shown, open };
      });
  }

  #group(): ReadonlyMap<string, readonly Item[]> {
    const groups = new Map<string, Item[]>();
    for (const item of this.matching) {
      const { group } = this.options.read(item);
      const others = groups.get(group);
      if (others) others.push(item);
      else groups.set(group, [item]);
    }
    return groups;
  }

  #changed(): void {
    this.#sorted = this.#matching = this.#grouped = undefined;
  }

  #clear(): void {
    this.#source = [];
    this.#items = [];
    this.#criteria = everything;
    this.#reading = false;
    this.#held = 0;
    this.#opened.clear();
    this.#limits.clear();
    this.#changed();
  }
}
