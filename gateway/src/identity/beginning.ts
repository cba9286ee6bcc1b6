/** Who may begin a sign-in: what the browser itself says about where the citizen comes from. */
import type { IncomingHttpHeaders } from 'node:http';
import { errors, interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';
import { FOREIGN_BEGINNING } from '../pages/failure.js';
import type { SiteDirectory } from './sites.js';

/** A step of a sign-in that a document of ours should have taken and did not. It goes back to nobody: the page that wanted it is the one to keep out. */
export class ForeignBeginning extends errors.OIDCProviderError {
  override allow_redirect = false;

  constructor() {
    super(403, FOREIGN_BEGINNING);
  }
}

/**
 * Whether a document of ours leads the browser here. Redirects do not make it so, nor do windows of ours that another page leads on, and no
 * page can set these headers.
 */
export function isLedByUs({ headers }: { headers: IncomingHttpHeaders }): boolean {
  return headers['sec-fetch-site'] === 'same-origin' && headers['sec-fetch-dest'] === 'document';
}

/**
 * Asks the citizen nothing. The library runs it on its own route, however that was spelled, before anything is given out: whoever begins a
 * sign-in has the verifier of its code, so at a sealed site that must be nobody but our own frame.
 */
export function beginningPrompt(sites: SiteDirectory): interactionPolicy.Prompt {
  const check = (ctx: KoaContextWithOIDC): boolean => {
    const { client, route } = ctx.oidc;
    const sealed = client && sites.find(client.clientId)?.mount === 'sealed';
    if (sealed && route !== 'resume' && !isLedByUs(ctx)) throw new ForeignBeginning();
    return false;
  };
  return new interactionPolicy.Prompt(
    { name: 'beginning', requestable: false },
    new interactionPolicy.Check('foreign', 'the sign-in of a sealed site begins in its frames', check),
  );
}
