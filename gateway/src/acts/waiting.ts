/** How long a citizen who acted is kept waiting: for so long while nothing was sent, and for so long again, counted from the sending. */
export class Waiting {
  /** Resolves when they are told what is known by then. */
  readonly over: Promise<void>;
  #end!: () => void;
  #timer: NodeJS.Timeout;

  /** @param milliseconds from now */
  constructor(milliseconds: number) {
    this.over = new Promise((resolve) => (this.#end = resolve));
    this.#timer = setTimeout(this.#end, milliseconds);
  }

  /** Counts anew; what is over stays over. */
  again(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#end, milliseconds);
  }

  /** Nobody has to be told any more. */
  stop(): void {
    clearTimeout(this.#timer);
  }
}
