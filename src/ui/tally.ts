/** What is said of a list of which not everything is shown: because of a search, or because it came while the citizen was reading. */
import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';

/** @param found how many fit, with their noun; empty where none does */
export const foundText = (found: string, total: number): string =>
  found ? msg(str`${found} de ${total}`) : msg('No hi ha res que coincideixi amb el que busques.');

export const widenButton = (widen: () => void): TemplateResult =>
  html`<button class="plain" type="button" part="widen" @click=${widen}>${msg('Treu la cerca i els filtres')}</button>`;

export const heldText = (held: number): string =>
  held === 1 ? msg('N’ha arribat 1 de nou: mostra’l') : msg(str`N’han arribat ${held} de nous: mostra’ls`);

export const heldButton = (held: number, release: () => void): TemplateResult =>
  html`<p class="arrived"><button type="button" part="arrived" @click=${release}>${heldText(held)}</button></p>`;
