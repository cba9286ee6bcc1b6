/**
 * Where the last sign-in of this browser was going, and in which language: for the pages that stand on that way, and for whoever comes back to
 * them by the browser's own button when the sign-in is over. Kept in a cookie that names a registered page by its number, and nobody.
 */
import type { IncomingHttpHeaders } from 'node:http';
import { languageOfBody, type PageLanguage, pageLanguage, tagOf } from '../pages/language.js';
import { cookieIn } from './cookies.js';
import { frameReturnPaths } from './frame-paths.js';
import { SESSION_SECONDS } from './lifetimes.js';
import { OWN_CLIENT, isOwnPage } from './own-pages.js';
import type { SiteDirectory } from './sites.js';

export interface Way {
  language: PageLanguage;
  /** Absent where the site is no longer registered. */
  to?: {
    address: string;
    /** Of the site; absent where it is a page of our own. */
    name?: string;
    /** Whether the sign-in went on in a window of its own. */
    inWindow: boolean;
  };
}

export class Ways {
  readonly #name: string;
  readonly #secure: boolean;

  constructor(
    private readonly sites: SiteDirectory,
    private readonly publicUrl: string,
  ) {
    this.#secure = publicUrl.startsWith('https:');
    this.#name = `${this.#secure ? '__Host-' : ''}way`;
  }

  /**
   * The line of `set-cookie` for a sign-in that the issuer let begin; undefined where there is nothing to keep.
   * @param query of the issuer's address
   */
  toSite(query: Record<string, unknown>): string | undefined {
    const { client_id: client, redirect_uri: address, ui_locales: locales } = query;
    const site = this.sites.find(String(client));
    if (!site) return undefined;
    const paths = frameReturnPaths(site);
    const place = paths.findIndex((path) => this.publicUrl + path === address);
    // The window's page is the first of them; the others hand on to the site's pages, in their order.
    const page = place > 0 ? place - 1 : site.returnUrls.findIndex((known) => known === address);
    const language = pageLanguage([typeof locales === 'string' ? locales : undefined, languageOfBody(site.administration)]);
    return this.#cookie(language, site.administration, place !== 0 && page >= 0 ? String(page) : '');
  }

  /** @see {@link toSite}; for a sign-in that comes back to a page of our own */
  toOwnPage(path: string, locale: string | undefined): string {
    return this.#cookie(pageLanguage([locale]), OWN_CLIENT, Buffer.from(path).toString('base64url'));
  }

  read(headers: IncomingHttpHeaders): Way | undefined {
    const [, tag = '', client = '', page = ''] = /^([a-z-]+)\.(\w+)\.([\w-]*)$/.exec(cookieIn(headers, this.#name) ?? '') ?? [];
    if (!tag) return undefined;
    const language = pageLanguage([tag]);
    if (client === OWN_CLIENT) {
      const path = Buffer.from(page, 'base64url').toString('utf8');
      return { language, ...(isOwnPage(path) && { to: { address: this.publicUrl + path, inWindow: false } }) };
    }
    const site = this.sites.find(client);
    const address = site?.returnUrls[Number(page)];
    return { language, ...(site && address !== undefined && { to: { address, name: site.name, inWindow: page === '' } }) };
  }

  #cookie(language: PageLanguage, client: string, page: string): string {
    const value = `${tagOf(language)}.${client}.${page}`;
    return `${this.#name}=${value}; Path=/; Max-Age=${SESSION_SECONDS}; SameSite=Lax${this.#secure ? '; Secure' : ''}; HttpOnly`;
  }
}
