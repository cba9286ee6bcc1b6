import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { ValidOptions } from '../contracts/valid/client.js';
import type { Person } from '../folder/ports.js';
import type { Store } from '../store/types.js';
import type { Keys } from './keys.js';
import type { SiteDirectory } from './sites.js';

export interface IdentityOptions {
  /** Address of the gateway as browsers see it, without a slash at the end. The issuer is this and `/oidc`. */
  publicUrl: string;
  valid: ValidOptions;
  sites: SiteDirectory;
  store: Store;
  keys: Keys;
  log: Logger;
}

/** Whoever stands behind a request. */
export interface Citizen {
  person: Person;
  /** INE10 of the site that asks for the citizen. */
  site: string;
  name: string;
  /** For the screen: `***4567**`. */
  maskedIdentifier: string;
  method: string | null;
  signedInAt: Date;
  /** When the session ends whatever happens. */
  expiresAt: Date;
}

export interface RequestToCheck {
  method: string;
  /** Path and query, as requested. */
  path: string;
  headers: IncomingHttpHeaders;
}

export interface Identity {
  /** Mounts the issuer at `/oidc` and the return address of VÀLid. Call it once, before the server listens. */
  register(app: FastifyInstance): Promise<void>;
  /**
   * Checks the access token, its proof and the session.
   * @throws {AccessDenied} whenever any of them does not hold.
   */
  authorize(request: RequestToCheck): Promise<Citizen>;
}
