import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a page was asked for as what it is: in a frame, or by a citizen who goes there in a window of its own. Browsers that do not say what they want
 * it for are let through: the policy of the page still counts.
 */
export function isFor({ headers }: { headers: IncomingHttpHeaders }, destination: 'iframe' | 'document'): boolean {
  const said = headers['sec-fetch-dest'];
  return said === undefined || said === destination;
}

/**
 * Sent by a form on one of these pages. Browsers say where a POST comes from, and no script can make them lie; what says nothing did not come
 * from a browser that shows these pages.
 */
export const isOwnForm = (headers: IncomingHttpHeaders, origin: string): boolean =>
  headers.origin === origin &&
  (headers['sec-fetch-site'] === undefined || headers['sec-fetch-site'] === 'same-origin') &&
  (headers['content-type'] ?? '').split(';')[0]?.trim() === 'application/x-www-form-urlencoded';
