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

/** What one space gives to its tags. */
export interface Space {
  /** Who is looking. */
  readonly session: Session;
  /** Where to ask. */
  readonly gateway: GatewayClient;
  readonly settings: Settings;
}

/** Takes the space, now and whenever another one is given. `leave` ends that; with another `leave`, another provider has taken over. */
export type Receive = (space: Space | undefined, leave: () => void) => void;

// Two copies of the kit of one major must understand each other.
const major = majorOf(version);
/** Said by whoever looks for the nearest provider around: a {@link SpaceRequest}. */
export const spaceWanted = `meu-espai/space-wanted@${major}`;
/** Said by a provider that is perhaps nearer than the one that somebody has found. */
export const spaceOffered = `meu-espai/space-offered@${major}`;

export interface SpaceRequest extends Event {
  readonly asker: Element;
  readonly receive: Receive;
}

/** Asks the nearest provider around for the space. */
export function askForSpace(asker: Element, receive: Receive): void {
  asker.dispatchEvent(Object.assign(new Event(spaceWanted, { bubbles: true, composed: true }), { asker, receive }));
}
