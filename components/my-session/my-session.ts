import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { KitElement } from '../../src/base/kit-element.js';
import { property } from '../../src/base/property.js';
import { KeptFocus } from '../../src/controllers/kept-focus.js';
import { SignedIn, type Part } from '../../src/controllers/signed-in.js';
import { chooseLanguage, languageIsFree } from '../../src/i18n/page-language.js';
import { activeLocale, type Locale } from '../../src/i18n/localization.js';
import type { SpaceConsumer } from '../../src/space/space-consumer.js';
import { controls } from '../../src/styles/controls.js';
import { tokens } from '../../src/styles/tokens.js';
import { brokenOff, noticeText, signInButton } from '../../src/ui/faces.js';
import { failedLine } from './failed-line.js';
import { languageNames } from './languages.js';
import { styles } from './my-session.styles.js';

/**
 * Who is signed in: the way in, the citizen's name and masked identifier, how strongly they signed in, for whom they act, the time
 * that is left with a warning two minutes before the end, and the way out everywhere. Needs `<my-space>` on the page.
 *
 * @summary Sign in, who I am, sign out.
 * @status experimental
 * @since 0.1.0
 *
 * @event {LoadFailedEvent} my-load-failed - Who is signed in could not be asked. Does not bubble.
 *
 * @csspart session - The whole line.
 * @csspart sign-in - The button to sign in.
 * @csspart retry - The button to ask again.
 * @csspart sign-out - The button to sign out.
 * @csspart name - The citizen's name.
 * @csspart acting-for - For whom the citizen acts.
 * @csspart warning - The warning before the end.
 *
 * @cssstate signed-out - Nobody is signed in.
 * @cssstate loading - It is not known yet.
 * @cssstate here - Somebody is signed in.
 * @cssstate failed - It could not be asked.
 */
export class MySession extends KitElement {
  static override styles = [tokens, controls, styles];

  /** Whether to offer the choice of a language. Has no effect where `<my-space lang>` decides. */
  @property({ type: Boolean }) languages = false;

  readonly #signedIn = new SignedIn(this, { bring: (space) => this.#bringCitizen(space), ending: 'loading' });

  constructor() {
    super();
    new KeptFocus(this, '.session');
  }

  protected override render(): TemplateResult {
    return html`<div class="session" part="session" tabindex="-1">
      ${this.#signedIn.part?.draw() ?? this.#face()} ${this.languages && languageIsFree() ? this.#choice() : nothing}
    </div>`;
  }

  async #bringCitizen(space: SpaceConsumer): Promise<Part> {
    const { WhoIAm } = await import('./who-i-am.js');
    return new WhoIAm(this, space);
  }

  #face(): TemplateResult {
    const { face, missing, retry, session } = this.#signedIn;
    if (face === 'signed-out') return this.#signedOut();
    if (face === 'loading') return this.#waiting();
    return missing
      ? failedLine(msg('A aquesta pàgina li falta una peça per poder preguntar als ens.'), { session })
      : failedLine(brokenOff(), { session, retry });
  }

  #signedOut(): TemplateResult {
    const { notice, session } = this.#signedIn;
    return html`<p role="status">${noticeText(notice) ?? msg('Identifica’t per veure què tens amb cada administració.')}</p>
      ${signInButton(session, notice)}`;
  }

  #waiting(): TemplateResult {
    const leaving = this.#signedIn.session?.state === 'ending';
    return html`<p role="status">${leaving ? msg('Estem tancant la sessió…') : msg('Estem mirant si estàs identificat…')}</p>`;
  }

  #choice(): TemplateResult {
    const active = activeLocale();
    return html`<select aria-label=${msg('Llengua')} @change=${this.#choose}>
      ${languageNames.map(([locale, name]) => html`<option lang=${locale} value=${locale} ?selected=${locale === active}>${name}</option>`)}
    </select>`;
  }

  #choose(event: Event): void {
    chooseLanguage((event.target as HTMLSelectElement).value as Locale);
  }
}
