/** Which requests may see a page of a legal act, and which may ask for one. A browser that says nothing about itself is an old one, and is let in. */
import type { IncomingHttpHeaders } from 'node:http';

/** Fetched because somebody might go there: nobody has. */
export const isPrefetch = (headers: IncomingHttpHeaders): boolean =>
  [headers['sec-purpose'], headers['purpose'], headers['x-moz'], headers['x-purpose']].some((value) =>
    /prefetch|preview|prerender/i.test(String(value ?? '')),
  );

/** A file is asked for from these pages, or typed; a link on anybody else's page leads nowhere. */
export const isDownload = ({ 'sec-fetch-site': site }: IncomingHttpHeaders): boolean => ['same-origin', 'none', undefined].includes(site);
