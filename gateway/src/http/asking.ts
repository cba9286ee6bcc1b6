/** Who asks, and from which site: the same check before every answer about a citizen. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mayAsk, type Site, type SiteCitizen } from '../identity/index.js';
import type { Refusal } from '../limits/rates.js';
import { Problem } from './problem.js';
import type { Services } from './services.js';

export interface Asking {
  citizen: SiteCitizen;
  site: Site;
}

/**
 * A token of one site is worth nothing on the pages of another, and that of a sealed site nothing on any page but our frames.
 * @throws {AccessDenied} when token, proof or session do not hold; {Problem} when the page may not ask, or not now.
 */
export async function whoAsks(services: Services, request: FastifyRequest, reply: FastifyReply): Promise<Asking> {
  const { identity, sites, publicUrl, rates } = services;
  const { method, url, headers } = request;
  // Signing out is no question: whoever asked too often may still leave.
  const counts = method !== 'DELETE';
  // A site without tokens has its cookie instead.
  const credentials = headers.authorization ?? headers.cookie;
  if (counts) refuseIf(await rates.stillRefused(credentials));
  const citizen = await identity.authorize({ method, path: url, headers });
  const site = sites.find(citizen.site);
  if (!site) throw new Problem('site-unregistered', `No site is registered for administration ${citizen.site}.`);
  if (!mayAsk(site, headers.origin, publicUrl)) {
    const why = site.mount === 'sealed' ? 'sealed: only its frames may ask' : 'not registered with this origin';
    throw new Problem(
      'site-unregistered',
      `The site of administration ${citizen.site} is ${why}. The request came from ${headers.origin}.`,
    );
  }
  if (counts) refuseIf(await rates.take({ subject: citizen.person.subject, site: citizen.site }, credentials));
  if (citizen.renewedCookie !== undefined) void reply.header('set-cookie', citizen.renewedCookie);
  return { citizen, site };
}

function refuseIf(refusal: Refusal | undefined): void {
  if (!refusal) return;
  const retryAfter = { 'retry-after': String(Math.ceil(refusal.wait / 1_000)) };
  throw refusal.who === 'citizen'
    ? new Problem('rate-limited', 'This citizen has asked as often as one may in a minute.', retryAfter)
    : new Problem('overloaded', 'Too many citizens of this site ask at the moment.', retryAfter);
}

/** The one administration to which the answer is limited; undefined where the site's pages cannot read it, or are trusted with all of it. */
export function limitOf({ administration, mount, trusted }: Site): string | undefined {
  return mount === 'open' && !trusted ? administration : undefined;
}
