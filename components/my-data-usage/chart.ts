import { msg, str } from '@lit/localize';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { monthText } from '../../src/ui/dates.js';
import type { Month } from './months.js';

const height = 40;
const step = 10;
const bar = 7;

/**
 * Look-ups per month as bars, with the same figures as a table behind them.
 * @param table that table, which may come later
 */
export function chart(months: readonly Month[], table: unknown): TemplateResult | typeof nothing {
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return nothing;
  const most = months.reduce((top, month) => (month.exchanges > top.exchanges ? month : top), first);
  const scale = height / Math.max(1, most.exchanges);
  return html`<figure part="chart">
    <figcaption class="second">
      ${msg(str`Consultes entre administracions, mes a mes. El mes amb més: ${monthText(most.month)}, amb ${most.exchanges}.`)}
    </figcaption>
    <svg class="bars" viewBox="0 0 ${months.length * step} ${height}" preserveAspectRatio="none" aria-hidden="true">
      ${months.map(
        ({ exchanges }, index) =>
          svg`<rect x=${index * step + (step - bar) / 2} y=${height - exchanges * scale} width=${bar} height=${exchanges * scale}></rect>`,
      )}
    </svg>
    <p class="axis quiet" aria-hidden="true"><span>${monthText(first.month)}</span><span>${monthText(last.month)}</span></p>
    <details>
      <summary class="second">${msg('Mira-ho en una taula')}</summary>
      ${table}
    </details>
  </figure>`;
}
