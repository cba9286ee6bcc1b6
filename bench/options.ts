/** How a run was asked for. */
export interface Options {
  /** Fewer rounds: to see that everything still runs, not to quote. */
  quick: boolean;
}
