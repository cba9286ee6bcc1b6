import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { KitElement } from '../../src/base/kit-element.js';
import { Citizen } from '../../src/controllers/citizen.js';
import type { Me } from '../../src/gateway/types.js';
import { chooseLanguage, languageIsFree } from '../../src/i18n/page-language.js';
import { activeLocale, languageNames, type Locale } from '../../src/i18n/localization.js';
import { controls } from '../../src/styles/controls.js';
import { tokens } from '../../src/styles/tokens.js';
import { noticeText, whatHappened } from '../../src/ui/faces.js';
import { levelWords } from '../../src/ui/facts.js';
import { styles } from './my-session.styles.js';
import { timeLeftText, warnFrom } from './time-left.js';

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

  readonly #citizen = new Citizen(this);

  protected override render(): TemplateResult {
    return html`<div class="session" part="session">${this.#face()} ${this.languages && languageIsFree() ? this.#choice() : nothing}</div>`;
  }

  #face(): TemplateResult {
    switch (this.#citizen.face) {
      case 'signed-out':
        return this.#signedOut();
      case 'here':
        return this.#citizen.me ? this.#signedIn(this.#citizen.me) : this.#waiting();
      case 'failed':
        return this.#failed();
      default:
        return this.#waiting();
    }
  }

  #signedOut(): TemplateResult {
    const { session } = this.#citizen;
    const notice =
      session?.notice === 'cancelled' ? msg('Has deixat d’identificar-te. Ho pots tornar a provar quan vulguis.') : noticeText(session);
    return html`<p role="status">${notice ?? msg('Identifica’t per veure què tens amb cada administració.')}</p>
      ${
        session?.notice === 'page-not-ready'
          ? nothing
          : html`<button class="main" type="button" part="sign-in" @click=${this.#signIn}>${msg('Identifica’t')}</button>`
      }`;
  }

  #waiting(): TemplateResult {
    const leaving = this.#citizen.session?.state === 'ending';
    return html`<p role="status">${leaving ? msg('Estem tancant la sessió…') : msg('Estem mirant si estàs identificat…')}</p>`;
  }

  #signedIn(me: Me): TemplateResult {
    const left = this.#citizen.timeLeft ?? 0;
    return html`<div class="who">
        <span class="name" part="name">${me.name}</span>
        <span class="quiet">${me.identifier} · ${msg(str`Identificació de nivell ${levelWords(me.level)}`)}</span>
        <span class="quiet">${timeLeftText(left)}</span>
      </div>
      ${me.actingFor ? html`<p class="acting" part="acting-for">${msg(str`Actuant en nom de ${me.actingFor.name} (${me.actingFor.identifier})`)}</p>` : nothing}
      ${this.#wayOut()}
      <p class="warning" part="warning" role="alert" ?hidden=${left > warnFrom}>
        ${left > warnFrom ? nothing : msg('La sessió és a punt d’acabar-se. Quan s’acabi, et podràs tornar a identificar.')}
      </p>`;
  }

  #failed(): TemplateResult {
    const { problem, session } = this.#citizen;
    return html`<p role="alert">${whatHappened(problem)} ${msg('Per això ara no et podem dir amb quin nom t’has identificat.')}</p>
      ${problem?.retryable ? html`<button class="main" type="button" part="retry" @click=${this.#retry}>${msg('Torna-ho a provar')}</button>` : nothing}
      ${session?.state === 'signed-in' ? this.#wayOut() : nothing}`;
  }

  #wayOut(): TemplateResult {
    return html`<button type="button" part="sign-out" @click=${this.#signOut}>${msg('Tanca la sessió a tot arreu')}</button>`;
  }

  #choice(): TemplateResult {
    const active = activeLocale();
    return html`<select aria-label=${msg('Llengua')} @change=${this.#choose}>
      ${languageNames.map(([locale, name]) => html`<option lang=${locale} value=${locale} ?selected=${locale === active}>${name}</option>`)}
    </select>`;
  }

  #retry(): void {
    this.#citizen.retry();
  }

  #signIn(): void {
    void this.#citizen.session?.signIn();
  }

  #signOut(): void {
    void this.#citizen.session?.signOut();
  }

  #choose(event: Event): void {
    chooseLanguage((event.target as HTMLSelectElement).value as Locale);
  }
}
