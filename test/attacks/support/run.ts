/** How much of an attack is run, and what it draws at random: the same again for the same seed. */
import { randomInt } from 'node:crypto';

/** `slice` belongs to `npm test`, `long` to `npm run test:long`. */
const size = process.env['ATTACKS'] === 'long' ? 'long' : 'slice';

export const isLong = size === 'long';

/** So many in `npm test`, so many in `npm run test:long`. */
export const many = (slice: number, long: number): number => (isLong ? long : slice);

/** A line that the runner repeats under the name of the suite. */
export const figure = (text: string): void => console.log(`figure ${text}`);

/** Random numbers that follow from a seed: mulberry32, by Tommy Ettinger. */
export class Chance {
  readonly seed: number;
  #state: number;

  /** Without a seed the one of the environment's `SEED`, else a new one; it is printed. */
  constructor(seed = Number(process.env['SEED'] ?? randomInt(2 ** 31))) {
    this.seed = this.#state = seed;
    console.log(`seed ${seed}`);
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number, both ends included. */
  between(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  /** Whether something of this probability happens. */
  happens(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.between(0, list.length - 1)]!;
  }

  shuffled<T>(list: readonly T[]): T[] {
    const drawn = [...list];
    for (let i = drawn.length - 1; i > 0; i -= 1) {
      const j = this.between(0, i);
      [drawn[i], drawn[j]] = [drawn[j]!, drawn[i]!];
    }
    return drawn;
  }
}

/** Waits for all of them even where one fails, so that nothing is still under way when the next test begins; then throws the first failure. */
export async function everyOne<T>(all: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(all);
  return Promise.all(all);
}
