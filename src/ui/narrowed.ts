/** What is said of a list that is searched or filtered. */
import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';

/** @param found how many fit, with their noun; empty where none does */
export const foundText = (found: string, total: number): string =>
  found ? msg(str`${found} de ${total}`) : msg('No hi ha res que coincideixi amb el que busques.');

export const widenButton = (widen: () => void): TemplateResult =>
  html`<button class="plain" type="button" part="widen" @click=${widen}>${msg('Treu la cerca i els filtres')}</button>`;
