import type { Link } from '../../folder/model.js';
import type { Notes } from './notes.js';
import { isBlank } from './text.js';

const longestAddress = 2_000;
const withoutScheme = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+(?::\d{1,5})?(?:[/?#]|$)/i;

/**
 * A way out to the body's own pages. Only http and https addresses pass; one without a scheme (`www.exemple.cat/x`) gets https. A relative one
 * has no meaning outside the body's site, and `javascript:` and the like are refused. An address with a user name is refused
 * too: it only ever serves to make one host look like another.
 */
export function readLink(value: unknown, linkHosts: readonly string[], notes: Notes, field: string): Link | null {
  if (isBlank(value)) return null;
  const url = typeof value === 'string' ? parse(value.trim()) : undefined;
  if (!url) {
    notes.add('link-refused', field);
    return null;
  }
  return {
    href: url.href,
    host: url.host,
    trusted: url.protocol === 'https:' && linkHosts.some((host) => isUnder(url, host.toLowerCase())),
  };
}

function parse(text: string): URL | undefined {
  if (text.length > longestAddress) return undefined;
  const address = withoutScheme.test(text) ? `https://${text}` : text;
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  return url.username || url.password ? undefined : url;
}

const isUnder = (url: URL, host: string): boolean =>
  host !== '' && (url.host === host || url.hostname === host || url.hostname.endsWith(`.${host}`));
