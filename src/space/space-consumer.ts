import { ContextConsumer, type Context } from '@lit/context';
import type { ReactiveController } from 'lit';
import type { KitElement } from '../base/kit-element.js';
import type { GatewayClient } from '../gateway/client.js';
import type { Session } from '../session/session.js';
import { gatewayContext, sessionContext, settingsContext, type Settings } from './contexts.js';
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

  constructor(host: KitElement) {
    this.#host = host;
    pageSpace();
    host.addController(this);
    this.#consume(settingsContext, (settings) => (this.settings = settings));
    this.#consume(gatewayContext, (gateway) => (this.gateway = gateway));
    this.#consume(sessionContext, (session) => {
      this.#leave();
      this.session = session;
      this.session?.addEventListener('change', this.#onChange);
      if (session) this.#stopWaiting();
      this.#onChange();
    });
  }

  /** Calls back at once, not at the next render, now and whenever the space, the session's state or the person changes. */
  follow(changed: () => void): void {
    this.#followers.push(changed);
    changed();
  }

  hostConnected(): void {
    this.session?.addEventListener('change', this.#onChange);
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
    this.#leave();
  }

  readonly #onChange = (): void => {
    for (const changed of this.#followers) changed();
  };

  #consume<T>(context: Context<unknown, T>, callback: (value: T) => void): void {
    new ContextConsumer(this.#host, { context, subscribe: true, callback });
  }

  #leave(): void {
    this.session?.removeEventListener('change', this.#onChange);
  }

  #stopWaiting(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.missing = false;
  }
}
