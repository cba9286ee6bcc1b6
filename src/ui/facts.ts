import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Procedure, QualityNote } from '../gateway/types.js';
import { missingWords } from './missing-words.js';

/** A name and what is known under it. */
export type Fact = readonly [name: string, value: unknown];

/** Whether the citizen is in it for themselves or for somebody else. */
export const capacityFact = (capacity: Procedure['capacity']): Fact => [
  msg('Hi surts com a'),
  capacity === 'representative' ? msg('representant') : msg('persona interessada'),
];

/** Facts of an item. One without a value is left out, or, if asked, is said to be missing. */
export function facts(all: readonly Fact[], options: { sayMissing?: boolean } = {}): TemplateResult {
  const known = ([, value]: Fact): boolean => value !== null && value !== undefined && value !== nothing && value !== '';
  const shown = options.sayMissing ? all : all.filter(known);
  return html`<dl class="facts">
    ${shown.map(
      (fact) =>
        html`<dt>${fact[0]}</dt>
          <dd>${known(fact) ? fact[1] : missingWords()}</dd>`,
    )}
  </dl>`;
}

/** Says that something in an item is not the body's own word. */
export function qualityNote(notes: readonly QualityNote[]): TemplateResult | typeof nothing {
  if (notes.length === 0) return nothing;
  const has = (code: QualityNote['code']): boolean => notes.some((note) => note.code === code);
  return html`<p class="quiet">
    ${msg('Algunes d’aquestes dades han arribat incompletes o escrites d’una altra manera, i les hem interpretat.')}
    ${has('link-refused') ? msg('L’enllaç que hi havia no era segur i l’hem tret.') : nothing}
    ${has('hidden-characters') ? msg('Hi havia caràcters amagats: te’ls mostrem com a ‹U+202E›.') : nothing}
  </p>`;
}
