/** The only module that knows the login library. Loaded when somebody signs in, comes back, renews or signs out; never before. */
import { ErrorResponse, ErrorTimeout, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import type { Settings } from '../space/contexts.js';
import { Refused } from './refused.js';
import { issuerOf, storagePrefix } from './traces.js';
import type { Vault } from './vault.js';

/** Where the identity provider sends the citizen back to: this page, without query or hash, as it must be registered. */
export const returnUrl = (): string => location.origin + location.pathname;

/** The steps at the identity provider. Each throws {@link Refused} when it said no, and anything else when it could not be reached. */
export class OidcDriver {
  readonly #manager: UserManager;

  constructor(settings: Settings, vault: Vault) {
    const store = new WebStorageStateStore({ prefix: storagePrefix, store: sessionStorage });
    this.#manager = new UserManager({
      authority: issuerOf(settings),
      client_id: settings.administration,
      redirect_uri: returnUrl(),
      post_logout_redirect_uri: returnUrl(),
      scope: 'openid offline_access',
      resource: settings.gateway,
      dpop: { bind_authorization_code: true, store: vault.keys },
      userStore: store,
      stateStore: store,
      // Renewal is ours, by refresh token and under a lock; an iframe fails wherever third-party cookies are blocked.
      automaticSilentRenew: false,
      monitorSession: false,
      loadUserInfo: false,
      revokeTokensOnSignout: true,
      revokeTokenTypes: ['refresh_token'],
      revokeTokenAdditionalContentTypes: ['text/plain'],
      filterProtocolClaims: ['nbf', 'jti', 'nonce', 'azp', 'at_hash'],
    });
  }

  /** Leaves the page; settles only when that failed. */
  signIn(locale: string): Promise<void> {
    return this.#manager.signinRedirect({ ui_locales: locale });
  }

  /** Turns the address that the citizen came back with into a stored sign-in. */
  async finish(url: string): Promise<void> {
    await this.#manager.signinRedirectCallback(url).catch((cause: unknown) => {
      if (cause instanceof TypeError || cause instanceof ErrorTimeout) throw cause;
      const changedTheirMind = cause instanceof ErrorResponse && cause.error === 'access_denied';
      throw new Refused(changedTheirMind ? 'cancelled' : 'refused', { cause });
    });
  }

  /** Replaces the tokens by new ones. */
  async renew(): Promise<void> {
    await this.#manager.signinSilent().catch((cause: unknown) => {
      // An issuer out of order answers no OAuth error, and is no reason to sign anybody out.
      throw cause instanceof ErrorResponse ? new Refused('refused', { cause }) : cause;
    });
  }

  /** Ends the session here, at the issuer and at the identity provider, and leaves the page. */
  signOut(): Promise<void> {
    return this.#manager.signoutRedirect();
  }
}
