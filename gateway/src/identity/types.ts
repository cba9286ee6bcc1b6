import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { ValidOptions } from '../contracts/valid/client.js';
import type { AssuranceLevel } from '../folder/model.js';
import type { Person } from '../folder/ports.js';
import type { PageLanguage } from '../pages/language.js';
import type { Store } from '../store/types.js';
import type { Keys } from './keys.js';
import type { Site, SiteDirectory } from './sites.js';

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
  /** Where a cookie stands for the citizen and it is time for a fresh one: the `set-cookie` line to answer with. */
  renewedCookie?: string;
  /** Where a cookie stands for the citizen: for how many seconds it still counts if nothing is asked. */
  idleSeconds?: number;
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

/** What the frames of such a site can do; every line is a value of `set-cookie`. */
export interface CookieCredentials {
  /** Whether the request can only have come from a document of ours. */
  isFromFrame(headers: IncomingHttpHeaders, site: Site): boolean;
  /** @returns undefined where the site has no such place to come back to: 0 is the window's page, from 1 on its own pages in order */
  begin(site: Site, place: number, locale: string | undefined): { address: string; cookie: string } | undefined;
  /** Redeems what the issuer answered. Undefined where it is not the answer to what this frame began, or was used. */
  finish(site: Site, search: string, headers: IncomingHttpHeaders): Promise<{ citizen: Citizen; cookies: string[] } | undefined>;
  /** Who is signed in in this frame. */
  find(site: Site, headers: IncomingHttpHeaders): Promise<SiteCitizen | undefined>;
  /** A cookie for a citizen whom the gateway knows otherwise: by the issuer's own session, on a page of its own. */
  issue(site: Site, citizen: Citizen): string;
  clear(site: Site): string;
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
   * Checks the access token, its proof and the session; for a site whose frames hold no token, the cookie instead.
   * @throws {AccessDenied} whenever any of them does not hold.
   */
  authorize(request: RequestToCheck): Promise<SiteCitizen>;
  /**
   * Whoever is signed in at the issuer in this browser, told by its first-party cookie. For the gateway's own top-level pages only: they have to
   * refuse frames and requests from elsewhere, since no token and no proof stand behind this answer.
   */
  browserCitizen(headers: IncomingHttpHeaders): Promise<Citizen | undefined>;
  /** Whoever is signed in there, if that code was just given out to this site in their session: an address alone is anybody's to write. */
  answeredCitizen(headers: IncomingHttpHeaders, site: Site, code: string): Promise<Citizen | undefined>;
  /** The language in which the last sign-in of this browser began: the citizen's, where the browser's may be another. */
  signInLanguage(headers: IncomingHttpHeaders): PageLanguage | undefined;
  /**
   * Address that signs the citizen in and comes back to a page of the gateway's own. Where it was not to be, `?signIn=cancelled` or
   * `?signIn=failed` is added to the address of the page.
   * @throws {RangeError} when `returnTo` is not a page of our own.
   */
  signInAddress(signIn: OwnSignIn): string;
  /** Sessions in cookies, for the frames of sites that want no token in the browser. */
  cookies: CookieCredentials;
  /** Ends the session everywhere: here, at every site, and at VÀLid. */
  endSession(citizen: Pick<Citizen, 'session'>): Promise<void>;
}
