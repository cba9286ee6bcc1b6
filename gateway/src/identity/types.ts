import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { ValidOptions } from '../contracts/valid/client.js';
import type { AssuranceLevel } from '../folder/model.js';
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

/** Whoever is signed in. */
export interface Citizen {
  person: Person;
  /** Id of the session; ours alone, never to be shown or sent. */
  session: string;
  name: string;
  /** For the screen: `***4567**`. */
  maskedIdentifier: string;
  method: string | null;
  signedInAt: Date;
  /** When the session ends whatever happens. */
  expiresAt: Date;
}

/** A citizen for whom a site asks. */
export interface SiteCitizen extends Citizen {
  /** INE10 of the site. */
  site: string;
}

/** How a page of the gateway's own has the citizen sign in. */
export interface OwnSignIn {
  /** Path and query of the page to come back to, below `/act/` or `/folder/`. */
  returnTo: string;
  /** The level that is needed; counts on return only as the session says. */
  level?: AssuranceLevel;
  /** Ask VÀLid even where somebody is signed in, as for a stronger level. */
  again?: boolean;
  /** Language of what is shown on the way. */
  locale?: string;
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
  authorize(request: RequestToCheck): Promise<SiteCitizen>;
  /**
   * Whoever is signed in at the issuer in this browser, told by its first-party cookie. For the gateway's own top-level pages only: they have to
   * refuse frames and requests from elsewhere, since no token and no proof stand behind this answer.
   */
  browserCitizen(headers: IncomingHttpHeaders): Promise<Citizen | undefined>;
  /**
   * Address that signs the citizen in and comes back to a page of the gateway's own. Where it was not to be, `?signIn=cancelled` or
   * `?signIn=failed` is added to the address of the page.
   * @throws {RangeError} when `returnTo` is not a page of our own.
   */
  signInAddress(signIn: OwnSignIn): string;
  /** Ends the session everywhere: here, at every site, and at VÀLid. */
  endSession(citizen: Pick<Citizen, 'session'>): Promise<void>;
}
