import type { ReactiveController } from 'lit';
import type { KitElement } from '../base/kit-element.js';

/**
 * Where the control with the focus leaves the screen, as the sign-in button does when somebody has signed in, the focus goes to the part of
 * the tag that stays, so that the keyboard goes on from there and not from the top of the page.
 */
export class KeptFocus implements ReactiveController {
  readonly #host: KitElement;
  readonly #stays: string;
  #focused: Element | null | undefined;

  /** @param stays selects what stays on every face; needs `tabindex="-1"` */
  constructor(host: KitElement, stays: string) {
    this.#host = host;
    this.#stays = stays;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#focused = this.#host.shadowRoot?.activeElement;
  }

  hostUpdated(): void {
    const gone = this.#focused && !this.#focused.isConnected && !this.#host.shadowRoot?.activeElement;
    if (gone) this.#host.shadowRoot?.querySelector<HTMLElement>(this.#stays)?.focus({ preventScroll: true });
  }
}
