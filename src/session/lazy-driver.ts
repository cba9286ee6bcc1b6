import type { Settings } from '../space/contexts.js';
import type { OidcDriver } from './oidc.js';
import type { Vault } from './vault.js';

/** The login library, fetched when it is first used. */
export class LazyDriver {
  #loading: Promise<OidcDriver> | undefined;

  constructor(
    readonly settings: Settings,
    readonly vault: Vault,
  ) {}

  /** Fetches the library. After a failure the next call tries again. */
  load(): Promise<OidcDriver> {
    this.#loading ??= import('./oidc.js').then(({ OidcDriver: Driver }) => new Driver(this.settings, this.vault));
    this.#loading.catch(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  /**
   * Runs a step, one at a time over all frames and tabs of the site: two that start together would make two keys, and one would be
   * lost. The library itself is fetched only by the step that needs it.
   */
  async alone(step: () => Promise<void>): Promise<void> {
    await navigator.locks.request(`meu-espai/session/${this.settings.administration}`, step);
  }
}
