import type { IncomingHttpHeaders } from 'node:http';

/** The value of a cookie, as it was sent. */
export function cookieIn({ cookie = '' }: IncomingHttpHeaders, name: string): string | undefined {
  for (const pair of cookie.split(/; */)) {
    const equals = pair.indexOf('=');
    if (equals > 0 && pair.slice(0, equals) === name) return pair.slice(equals + 1);
  }
  return undefined;
}

/**
 * A cookie of this host alone, out of reach of every script, which a frame keeps for the one site around it. Browsers that know no
 * partitions refuse it or treat it as third-party; then the folder opens in full width instead.
 */
export const partitionedCookie = (name: string, value: string, maxAge: number): string =>
  `${name}=${value}; Path=/; Max-Age=${maxAge}; Secure; HttpOnly; SameSite=None; Partitioned`;
