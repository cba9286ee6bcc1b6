import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a page was asked for as what it is: in a frame, or by a citizen who goes there in a window of its own. Browsers that do not say what they want
 * it for are let through: the policy of the page still counts.
 */
export function isFor({ headers }: { headers: IncomingHttpHeaders }, destination: 'iframe' | 'document'): boolean {
  const said = headers['sec-fetch-dest'];
  return said === undefined || said === destination;
}
