import type { ReactiveController } from 'lit';
import type { KitElement } from '../base/kit-element.js';
import type { GatewayClient } from '../gateway/client.js';
import type { Session } from '../session/session.js';
import { askForSpace, type Settings, type Space } from './contexts.js';
import { pageSpace } from './page-space.js';

/** How long a tag waits for its space before the webmaster is told. */
const patience = 5_000;

/**
 * Finds the space of a tag: the nearest `<my-space>` above it, else the page's, whenever it arrives.
 */
export class SpaceConsumer implements ReactiveController {
  session: Session | undefined;
  gateway: GatewayClient | undefined;
  settings: Settings | undefined;
  /** Whether the tag has waited for a space in vain. */
  missing = false;

  readonly #host: KitElement;
  readonly #followers: (() => void)[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #leaveSpace: (() => void) | undefined;

  constructor(host: KitElement) {
    this.#host = host;
    pageSpace();
    host.addController(this);
  }

  /** Calls back at once, not at the next render, now and whenever the space, the session's state or the person changes. */
  follow(changed: () => void): void {
    this.#followers.push(changed);
    changed();
  }

  hostConnected(): void {
    askForSpace(this.#host, this.#receive);
    this.#timer ??= setTimeout(() => {
      if (this.session) return;
      this.missing = true;
      const tag = this.#host.localName;
      void import('./remarks.js').then(({ remarkOnMissing }) => remarkOnMissing(tag));
      this.#onChange();
    }, patience);
  }

  hostDisconnected(): void {
    this.#stopWaiting();
    this.#leaveSpace?.();
    this.#leaveSpace = undefined;
    this.session?.removeEventListener('change', this.#onChange);
  }

  readonly #receive = (space: Space | undefined, leave: () => void): void => {
    if (leave !== this.#leaveSpace) this.#leaveSpace?.();
    this.#leaveSpace = leave;
    this.session?.removeEventListener('change', this.#onChange);
    this.session = space?.session;
    this.gateway = space?.gateway;
    this.settings = space?.settings;
    this.session?.addEventListener('change', this.#onChange);
    if (space) this.#stopWaiting();
    this.#onChange();
  };

  readonly #onChange = (): void => {
    for (const changed of this.#followers) changed();
  };

  #stopWaiting(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.missing = false;
  }
}
