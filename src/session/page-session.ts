import type { Settings } from '../space/contexts.js';
import { majorOf, version } from '../version.js';
import { LightSession } from './light-session.js';
import type { Session } from './session.js';

const key = Symbol.for(`meu-espai/sessions@${majorOf(version)}`);
const holder = globalThis as typeof globalThis & { [key]?: Map<string, Session> };

/** The one session of the page for a gateway and a site, whichever copy of the kit asks: two would fight over the same tokens. */
export function pageSession(settings: Settings): Session {
  const sessions = (holder[key] ??= new Map<string, Session>());
  const name = `${settings.gateway} ${settings.administration}`;
  const existing = sessions.get(name);
  if (existing) return existing;
  const session = new LightSession(settings);
  sessions.set(name, session);
  session.start();
  return session;
}
