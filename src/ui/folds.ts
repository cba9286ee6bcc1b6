import { html, nothing, type ReactiveControllerHost } from 'lit';
import { brokenOff, retryButton } from './faces.js';

/**
 * What a list folds away. Nobody can look at it before the rows stand there, so it is fetched then, or when somebody opens a fold earlier.
 */
export class Folds<Inside> {
  readonly #host: ReactiveControllerHost;
  readonly #bring: () => Promise<Inside>;
  #coming = false;
  inside: Inside | undefined;
  /** Whether it did not come. */
  failed = false;

  /** @param bring fetches it */
  constructor(host: ReactiveControllerHost & { readonly renderRoot: Node }, bring: () => Promise<Inside>) {
    this.#host = host;
    this.#bring = bring;
    // Does not bubble.
    host.renderRoot.addEventListener('toggle', this.fetch, true);
  }

  /** Fetches it, once; after a failure the next call tries again. */
  readonly fetch = (): void => {
    if (this.#coming || this.inside) return;
    this.#coming = true;
    whenIdle(() => {
      this.#bring()
        .then(
          (inside) => (this.inside = inside),
          () => (this.failed = true),
        )
        .finally(() => {
          this.#coming = false;
          this.#host.requestUpdate();
        });
    });
  };

  /** The inside of one fold, or that it did not come. */
  draw(draw: (inside: Inside) => unknown): unknown {
    if (this.inside) return draw(this.inside);
    return this.failed
      ? html`<p>${brokenOff()}</p>
          ${retryButton(this.fetch)}`
      : nothing;
  }
}

/** Waits for a moment in which nothing else is to be done, for half a second at most. */
function whenIdle(step: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(step, { timeout: 500 });
  else setTimeout(step, 100);
}
