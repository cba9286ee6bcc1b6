import { frameReturnPaths } from './frame-paths.js';

/** The pages of an administration that may carry the tags: a client of our issuer. */
export interface Site {
  /** INE10; the client id. */
  administration: string;
  name: string;
  /** Scheme, host and port of each page that may talk to the gateway. */
  origins: string[];
  /** Exact addresses to which a sign-in or sign-out may return. */
  returnUrls: string[];
  mount: 'sealed' | 'open';
  /** Whether pages of the open mount get what other administrations hold too. */
  trusted: boolean;
  /** What stands behind a request from a frame: a token in the browser, or a cookie of the gateway that no script can read. */
  credentials: 'token' | 'cookie';
}

export interface SiteDirectory {
  all(): Site[];
  find(ine10: string): Site | undefined;
}

/** Every address to which a sign-in of the site may lead: those of its frames, and its own pages only where the registry lets them hold a token. */
export function redirectUris(site: Site, publicUrl: string): string[] {
  const frames = frameReturnPaths(site).map((path) => publicUrl + path);
  return site.mount === 'open' ? [...frames, ...site.returnUrls] : frames;
}

/** Whether a page of that origin may ask with what the site's sign-in gave. A request without an origin comes from no page. */
export function mayAsk({ mount, origins }: Site, origin: string | undefined, publicUrl: string): boolean {
  return origin === undefined || origin === publicUrl || (mount === 'open' && origins.includes(origin));
}
