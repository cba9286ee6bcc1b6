import { html, type PropertyValues, type TemplateResult } from 'lit';
import { KitElement } from '../../src/base/kit-element.js';
import { property } from '../../src/base/property.js';
import { lazyGatewayClient } from '../../src/gateway/lazy-client.js';
import { configureLanguage } from '../../src/i18n/page-language.js';
import { pageSession } from '../../src/session/page-session.js';
import { pageSpace } from '../../src/space/page-space.js';
import { SpaceProvider } from '../../src/space/provider.js';
import { readSettings } from '../../src/space/settings.js';
import { styles } from './my-space.styles.js';

const remarks = () => import('../../src/space/remarks.js');

/**
 * Says once, for the whole page, which gateway the tags ask and whose page this is. It shows nothing and may stand anywhere;
 * tags inside it use it, and so do all tags that stand in no other. A mistake in its attributes is told on the console.
 *
 * It also says how the page shows the tags. They are sealed unless it asks for something else: each stands in a frame of the gateway, and
 * nothing on the page can read what it shows.
 *
 * @summary The configuration of the page.
 * @status experimental
 * @since 0.1.0
 *
 * @attribute {'sealed' | 'open'} [mount='sealed'] - `open` draws the tags in the page itself, where the gateway's registry allows it. Read once, by the loader.
 * @attribute {'own' | 'shared'} [frame='own'] - `shared` shows the sealed tags inside this space in one frame, where the first of them stands.
 * @attribute {'popup' | 'redirect'} [login='popup'] - `redirect` signs in with the whole page from a sealed tag, where a window would be cut off.
 *
 * @slot - Tags may stand inside, but need not.
 *
 * @event {Event} my-space-ready - The tags know whom to ask. Bubbles.
 */
export class MySpace extends KitElement {
  static override styles = styles;

  protected override readonly tellsLanguage = false;

  /** The address of the gateway, for example `https://espai.example.cat`. */
  @property() gateway = '';

  /** The code of the administration whose page this is: ten digits (INE10). */
  @property() administration = '';

  /** The language of the tags: `ca`, `es`, `oc-aranes` or `en`. Without it the citizen's choice counts, then the page's own `lang`. */
  @property() override lang = '';

  readonly #provider = new SpaceProvider(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.#provider.announce();
    if (this.hasUpdated) this.#configure();
  }

  override disconnectedCallback(): void {
    pageSpace().release(this);
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('gateway') || changed.has('administration')) this.#configure();
    if (changed.has('lang') && (pageSpace().owner ?? this) === this) configureLanguage(this.lang);
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }

  #configure(): void {
    const { gateway, administration } = this;
    const settings = readSettings(gateway, administration);
    if (!settings) {
      void remarks().then(({ remarkOnSettings }) => remarkOnSettings(this, gateway, administration));
      this.#provider.provide(undefined);
      pageSpace().release(this);
      return;
    }
    const session = pageSession(settings);
    const space = { settings, session, gateway: lazyGatewayClient((path, init) => session.fetch(path, init)) };
    this.#provider.provide(space);
    pageSpace().claim(this, space);
    if (pageSpace().owner !== this) void remarks().then(({ remarkOnSecond }) => remarkOnSecond(this));
    this.dispatchEvent(new Event('my-space-ready', { bubbles: true, composed: true }));
  }
}
