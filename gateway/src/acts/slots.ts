/** How many may do at once what costs memory until they are done: each counts itself in, and out when it is over. */
export class Slots {
  readonly #taken = new Map<string, number>();
  #all = 0;

  constructor(private readonly limits: { perCitizen: number; inAll: number }) {}

  /** Gives what frees the place again, however often it is called; `undefined` where there is none. */
  take(citizen: string): (() => void) | undefined {
    const own = this.#taken.get(citizen) ?? 0;
    if (own >= this.limits.perCitizen || this.#all >= this.limits.inAll) return undefined;
    this.#count(citizen, 1);
    let isFree = false;
    return () => {
      if (!isFree) this.#count(citizen, -1);
      isFree = true;
    };
  }

  #count(citizen: string, by: 1 | -1): void {
    this.#all += by;
    const own = (this.#taken.get(citizen) ?? 0) + by;
    if (own === 0) this.#taken.delete(citizen);
    else this.#taken.set(citizen, own);
  }
}
