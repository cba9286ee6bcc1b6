import { tellWebmaster } from '../base/webmaster.js';
import type { SiteRegistration } from '../gateway/types.js';
import type { Settings } from '../space/contexts.js';
import { oddityOfIne10 } from '../space/ine10.js';

/** What hinders a sign-in on this page: nothing, its registration, or the connection. */
export type Readiness = 'ready' | 'page-not-ready' | 'unreachable';

export interface Registration {
  readiness: Readiness;
  /** Place of the page among the return addresses of its site, from 0; -1 where it is not among them. */
  place: number;
}

/**
 * Asks the gateway whether this page may send citizens to sign in. Where it may not, one message on the console tells the
 * webmaster exactly what to register; without it the citizen would end on an error page of the issuer.
 */
export async function checkRegistration({ gateway, administration }: Settings, page: URL): Promise<Registration> {
  let site: SiteRegistration;
  try {
    const response = await fetch(`${gateway}/v1/sites/${administration}`, { headers: { accept: 'application/json' } });
    if (response.status === 404) {
      const oddity = oddityOfIne10(administration);
      tellWebmaster(
        'error',
        `${gateway} knows no site of administration ${administration}${oddity ? `, which looks mistyped: ${oddity}` : ''}. Ask its operator to register it with origin ${page.origin} and return address ${page.origin}${page.pathname}, or correct the "administration" attribute of <my-space>.`,
      );
      return { readiness: 'page-not-ready', place: -1 };
    }
    if (!response.ok) return { readiness: 'unreachable', place: -1 };
    site = (await response.json()) as SiteRegistration;
  } catch {
    return { readiness: 'unreachable', place: -1 };
  }
  const place = site.returnUrls.indexOf(page.origin + page.pathname);
  const missing = [
    site.origins.includes(page.origin) ? undefined : `origin ${page.origin}`,
    place >= 0 ? undefined : `return address ${page.origin}${page.pathname}`,
  ].filter((entry) => entry !== undefined);
  if (missing.length === 0) return { readiness: 'ready', place };
  tellWebmaster(
    'error',
    `Nobody can sign in on this page yet. Ask the operator of ${gateway} to register for ${site.name} (${administration}): ${missing.join(' and ')}.`,
  );
  return { readiness: 'page-not-ready', place };
}
