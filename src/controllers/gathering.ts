/** Milliseconds without anything more, after which what has come is let out. */
export const quiet = 50;
/** Milliseconds after which it is in any case. */
const atMost = 150;

/**
 * Keeps what comes in quick succession, and lets it out together: what is drawn is then not pushed away, under somebody's finger, by what
 * comes right behind it.
 */
export class Gathering<Thing> {
  readonly #letOut: (things: readonly Thing[]) => void;
  #things: Thing[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #latest = 0;

  constructor(letOut: (things: readonly Thing[]) => void) {
    this.#letOut = letOut;
  }

  add(thing: Thing): void {
    const now = performance.now();
    if (this.#things.push(thing) === 1) this.#latest = now + atMost;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.release, Math.min(quiet, this.#latest - now));
  }

  /** Lets out at once what waits. Nothing more is to be expected, or nobody waits for it. */
  readonly release = (): void => {
    clearTimeout(this.#timer);
    this.#letOut(this.#things.splice(0));
  };
}
