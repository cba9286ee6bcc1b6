/** A page of an administration that may carry the tags: a client of our issuer. */
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
}

export interface SiteDirectory {
  all(): Site[];
  find(ine10: string): Site | undefined;
}
