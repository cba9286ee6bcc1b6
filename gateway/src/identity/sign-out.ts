import type Provider from 'oidc-provider';
import type { KoaContextWithOIDC } from 'oidc-provider';

import type { CitizenSessions } from '../store/types.js';
import type { BrowserSessions } from './browser-sessions.js';
import { askToSignOut, showSignedOut } from './pages.js';
import type { SignIn } from './sign-in.js';
import type { SiteDirectory } from './sites.js';

export interface SignOutOptions {
  provider: Provider;
  browsers: BrowserSessions;
  signIn: SignIn;
  sessions: CitizenSessions;
  sites: SiteDirectory;
}

const PATH = '/session/end';

type IssuerSession = NonNullable<KoaContextWithOIDC['oidc']['session']>;

/** Signing out is always signing out everywhere: at every site, here, and at VÀLid. */
export class SignOut {
  constructor(private readonly options: SignOutOptions) {}

  /** Koa middleware around the issuer's own routes. */
  readonly routes = async (ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> => {
    if (ctx.method === 'GET' && ctx.path === PATH && !(await this.#isSignedIn(ctx))) {
      this.#leave(ctx, ctx.query);
      return;
    }
    await next();
    const ended = endedSession(ctx);
    if (ended !== undefined) await this.#endCitizen(ended);
  };

  /** What the issuer shows when a site asks to sign out. A valid `id_token_hint` of this citizen proves that it may. */
  async confirm(ctx: KoaContextWithOIDC, form: string): Promise<void> {
    const { session, entities } = ctx.oidc;
    const hint = entities.IdTokenHint?.payload;
    if (!session || hint?.['sub'] !== session.accountId) {
      const origins = new Set(this.options.sites.all().flatMap(({ returnUrls }) => returnUrls.map((address) => new URL(address).origin)));
      askToSignOut(ctx, form, 'op.logoutForm', [...origins]);
      return;
    }
    await this.options.browsers.endGrants(session);
    await session.destroy();
    ctx.cookies.set(this.options.provider.cookieName('session'), null);
    this.#leave(ctx, ctx.oidc.params ?? {});
  }

  async #isSignedIn(ctx: KoaContextWithOIDC): Promise<boolean> {
    return (await this.options.provider.Session.get(ctx)).accountId !== undefined;
  }

  async #endCitizen(sessionId: string): Promise<void> {
    const ended = await this.options.sessions.end(sessionId);
    if (ended) await this.options.signIn.endUpstream(ended);
  }

  /** Back to the site if it asks for an address of its own, else to a page that says that it is done. */
  #leave(ctx: KoaContextWithOIDC, params: Record<string, unknown>): void {
    const { post_logout_redirect_uri: wanted, state } = params;
    const known = this.options.sites.all().some(({ returnUrls }) => returnUrls.some((address) => address === wanted));
    if (!known) {
      showSignedOut(ctx);
      return;
    }
    const address = new URL(String(wanted));
    if (typeof state === 'string') address.searchParams.set('state', state);
    ctx.status = 303;
    ctx.redirect(address.href);
  }
}

/** Outside its own routes the issuer leaves no context behind, whatever the type says. */
function endedSession({ oidc }: { oidc?: KoaContextWithOIDC['oidc'] }): string | undefined {
  const session: (IssuerSession & { destroyed?: boolean }) | undefined = oidc?.session;
  return session?.destroyed ? session.uid : undefined;
}
