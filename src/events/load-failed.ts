import type { GatewayProblem } from '../gateway/problem.js';

/** A tag could not ask for its list. A technical matter between page and tag: it does not bubble. */
export class LoadFailedEvent extends Event {
  constructor(readonly problem: GatewayProblem) {
    super('my-load-failed');
  }
}

declare global {
  interface HTMLElementEventMap {
    'my-load-failed': LoadFailedEvent;
  }
}
