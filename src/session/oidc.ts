/** The only module that knows the login library. Loaded when somebody signs in, comes back or renews; never before. */
import { ErrorResponse, ErrorTimeout, UserManager, WebStorageStateStore, type INavigator } from 'oidc-client-ts';
import type { Settings } from '../space/contexts.js';
import { Refused } from './refused.js';
import { beginningPrefix, issuerOf, storagePrefix } from './traces.js';
import type { Vault } from './vault.js';

/** The steps at the identity provider. Each throws {@link Refused} when it said no, and anything else when it could not be reached. */
export class OidcDriver {
  readonly #manager: UserManager;
  #address = '';

  constructor(settings: Settings, vault: Vault) {
    const storeWith = (prefix: string) => new WebStorageStateStore({ prefix, store: sessionStorage });
    // Who leaves, and in which window, is decided elsewhere.
    const navigator: INavigator = {
      prepare: () =>
        Promise.resolve({
          navigate: ({ url }) => {
            this.#address = url;
            return Promise.resolve({ url });
          },
          close: () => undefined,
        }),
      callback: () => Promise.resolve(),
    };
    const options = {
      authority: issuerOf(settings),
      client_id: settings.administration,
      redirect_uri: '',
      scope: 'openid offline_access',
      resource: settings.gateway,
      dpop: { bind_authorization_code: true, store: vault.keys },
      userStore: storeWith(storagePrefix),
      stateStore: storeWith(beginningPrefix),
      // Renewal is ours, by refresh token and under a lock; an iframe fails wherever third-party cookies are blocked.
      automaticSilentRenew: false,
      // As long as it asks, it holds the lock for which the other frames wait.
      requestTimeoutInSeconds: 20,
      monitorSession: false,
      loadUserInfo: false,
      filterProtocolClaims: ['nbf', 'jti', 'nonce', 'azp', 'at_hash'],
    };
    this.#manager = new UserManager(options, navigator);
  }

  /** The address at the issuer that begins a sign-in and ends at `returnAddress`; state and verifier stay in this tab. */
  async addressFor(returnAddress: string, locale: string): Promise<string> {
    await this.#manager.signinRedirect({ redirect_uri: returnAddress, ui_locales: locale });
    return this.#address;
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
}
