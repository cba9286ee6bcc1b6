import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';

/** Says things politely to assistive technology. Of several that come close together only the last is said. */
export class Announcer implements ReactiveController {
  #text = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    /** Milliseconds without a newer message before one is said. */
    private readonly pause = 400,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.clear();
  }

  /** Takes back what was said or was about to be. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#text = '';
  }

  /** @param text made when it is said */
  say(text: () => string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#text = text();
      this.host.requestUpdate();
    }, this.pause);
  }

  /** The live region; it must be in the tree before anything is said, so render it always. */
  region(): TemplateResult {
    return html`<p class="said" role="status">${this.#text}</p>`;
  }
}
