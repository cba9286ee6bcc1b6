import { tellWebmaster } from '../base/webmaster.js';
import type { SiteRegistration } from '../gateway/types.js';
import type { Settings } from '../space/contexts.js';

/** What hinders a sign-in on this page: nothing, its registration, or the connection. */
export type Readiness = 'ready' | 'page-not-ready' | 'unreachable';

/**
 * Asks the gateway whether this page may send citizens to sign in. Where it may not, one message on the console tells the
 * webmaster exactly what to register; without it the citizen would end on an error page of the issuer.
 */
export async function checkRegistration({ gateway, administration }: Settings, page: URL): Promise<Readiness> {
  let site: SiteRegistration;
  try {
    const response = await fetch(`${gateway}/v1/sites/${administration}`, { headers: { accept: 'application/json' } });
    if (response.status === 404) {
      tellWebmaster(
        'error',
        `${gateway} knows no site of administration ${administration}. Ask its operator to register it with origin ${page.origin} and return address ${page.origin}${page.pathname}, or correct the "administration" attribute of <my-space>.`,
      );
      return 'page-not-ready';
    }
    if (!response.ok) return 'unreachable';
    site = (await response.json()) as SiteRegistration;
  } catch {
    return 'unreachable';
  }
  const missing = [
    site.origins.includes(page.origin) ? undefined : `origin ${page.origin}`,
    site.returnUrls.includes(page.origin + page.pathname) ? undefined : `return address ${page.origin}${page.pathname}`,
  ].filter((entry) => entry !== undefined);
  if (missing.length === 0) return 'ready';
  tellWebmaster(
    'error',
    `Nobody can sign in on this page yet. Ask the operator of ${gateway} to register for ${site.name} (${administration}): ${missing.join(' and ')}.`,
  );
  return 'page-not-ready';
}
