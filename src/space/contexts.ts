import { createContext } from '@lit/context';
import type { GatewayClient } from '../gateway/client.js';
import type { Session } from '../session/session.js';
import { majorOf, version } from '../version.js';

/** How the page is set up, as `<my-space>` says it. */
export interface Settings {
  /** Origin of the gateway, without a slash at the end. */
  readonly gateway: string;
  /** INE10 of the administration whose page this is. */
  readonly administration: string;
}

// Strings and not symbols of our own: two copies of the kit of one major must understand each other.
const major = majorOf(version);

/** Who is looking. */
export const sessionContext = createContext<Session | undefined>(`meu-espai/session@${major}`);
/** Where to ask. */
export const gatewayContext = createContext<GatewayClient | undefined>(`meu-espai/gateway@${major}`);
/** How the page is set up. */
export const settingsContext = createContext<Settings | undefined>(`meu-espai/settings@${major}`);
