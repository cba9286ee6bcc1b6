import { ContextProvider } from '@lit/context';
import type { GatewayClient } from '../gateway/client.js';
import type { Session } from '../session/session.js';
import { gatewayContext, sessionContext, settingsContext, type Settings } from './contexts.js';

/** What one space gives to its tags. */
export interface Space {
  readonly session: Session;
  readonly gateway: GatewayClient;
  readonly settings: Settings;
}

/** Answers the three contexts for every tag under a host; first with `undefined`, so that tags wait for a late space. */
export class SpaceProviders {
  readonly #settings;
  readonly #gateway;
  readonly #session;

  constructor(host: HTMLElement) {
    this.#settings = new ContextProvider(host, { context: settingsContext });
    this.#gateway = new ContextProvider(host, { context: gatewayContext });
    this.#session = new ContextProvider(host, { context: sessionContext });
    if ('addController' in host) return;
    for (const provider of [this.#settings, this.#gateway, this.#session]) provider.hostConnected();
  }

  provide(space: Space | undefined): void {
    this.#settings.setValue(space?.settings);
    this.#gateway.setValue(space?.gateway);
    this.#session.setValue(space?.session);
  }
}
