import { first, newest, type Comparator, type Criteria, type Reading, type Sort } from './criteria.js';

/** Texts that are made in one step. */
const atATime = 250;

/**
 * Finds in a list what the citizen asked for. It comes after the rows, and reads them once somebody is about to search: most citizens
 * never do. Each list of items has to come in its order, and as the same array until it changes.
 */
export class Search<Item> {
  #items: readonly Item[] = [];
  /** What the first of the items are compared with. */
  #texts: readonly string[] = [];
  #bodies: readonly string[] | undefined;

  constructor(private readonly read: (item: Item) => Reading) {}

  /** What each order compares. */
  readonly comparators: Record<Sort, Comparator> = {
    first,
    newest,
    oldest: (a, b) => a.time - b.time,
    body: (a, b) => compareText(a.body, b.body) || newest(a, b),
  };

  /** Those that fit. */
  find(items: readonly Item[], criteria: Criteria): readonly Item[] {
    this.#about(items);
    const words = wordsOf(criteria.query);
    if (words.length > 0) this.#prepare(items.length);
    return items.filter((item, index) => words.every((word) => this.#texts[index]?.includes(word)) && fits(criteria, this.read(item)));
  }

  /** Names of the bodies that have something, in alphabetical order. */
  bodies(items: readonly Item[]): readonly string[] {
    this.#about(items);
    return (this.#bodies ??= [...new Set(items.map((item) => this.read(item).body))].sort(compareText));
  }

  /** Reads while nothing else happens, so that the first key costs no more than the second. */
  prepare(items: readonly Item[]): void {
    this.#about(items);
    whileIdle(() => {
      this.#prepare(atATime);
      return this.#texts.length < this.#items.length;
    });
  }

  #about(items: readonly Item[]): void {
    if (items === this.#items) return;
    this.#items = items;
    this.#texts = [];
    this.#bodies = undefined;
  }

  /** Makes so many more of the texts. */
  #prepare(count: number): void {
    const made = this.#texts.length;
    const texts = this.#items.slice(made, made + count).map((item) => {
      const { text, body } = this.read(item);
      return `${text()} ${body}`;
    });
    if (texts.length > 0) this.#texts = this.#texts.concat(searchable(texts));
  }
}

/** Lower case without accents: what a hurried person types. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();

/** The words of a query; every one of them must be somewhere in a text. */
const wordsOf = (query: string): string[] => plain(query).split(/\s+/).filter(Boolean);

/** Stands in no text: it is no character. */
const between = '\uffff';

/** What the search compares texts with. All at once, which takes a quarter of the time that one by one would. */
const searchable = (texts: readonly string[]): string[] => plain(texts.join(between)).split(between);

const { compare: compareText } = new Intl.Collator('ca');

/** Whether an item is of the body, in the state and of the time that was asked for. */
const fits = ({ body, state, since }: Criteria, reading: Reading): boolean =>
  (!body || reading.body === body) && (!state || reading.state === state) && reading.time >= since;

/** Takes a step in each idle moment, until one says that it was the last. Browsers that cannot tell take none. */
function whileIdle(step: () => boolean): void {
  if (!('requestIdleCallback' in globalThis)) return;
  const go = (): void => {
    if (step()) requestIdleCallback(go);
  };
  requestIdleCallback(go);
}
