/** What the list of uses folds away. */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { DataUse } from '../../src/gateway/types.js';
import { dateTag, monthText } from '../../src/ui/dates.js';
import { capacityFact, facts, qualityNote } from '../../src/ui/facts.js';
import { selectField } from '../../src/ui/filter-fields.js';
import type { Choices } from '../../src/ui/list-words.js';
import { bodiesAsked } from './bodies-asked.js';
import type { Month } from './months.js';
import { requesterOf } from './requester.js';

/** What the rows stand under. */
export type Grouping = 'year' | 'body';

export const choices = (): Choices => ({
  states: [
    ['exchange', msg('Entre administracions')],
    ['look-up', msg('Des del teu espai')],
  ],
  sorts: [
    ['first', msg('Primer les més recents')],
    ['oldest', msg('Primer les més antigues')],
  ],
});

export const groupingField = (grouping: Grouping, choose: (grouping: Grouping) => void): TemplateResult =>
  selectField(
    msg('Agrupa'),
    [
      ['year', msg('Per any')],
      ['body', msg('Per ens')],
    ],
    grouping,
    (chosen) => {
      choose(chosen === 'body' ? 'body' : 'year');
    },
  );

/** The figures of the chart. */
export const monthsTable = (months: readonly Month[]): TemplateResult =>
  html`<table>
    <thead>
      <tr>
        <th scope="col">${msg('Mes')}</th>
        <th scope="col">${msg('Entre administracions')}</th>
        <th scope="col">${msg('Des del teu espai')}</th>
      </tr>
    </thead>
    <tbody>
      ${[...months].reverse().map(
        ({ month, exchanges, lookUps }) =>
          html`<tr>
            <th scope="row">${monthText(month)}</th>
            <td>${exchanges}</td>
            <td>${lookUps}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;

export function details(item: DataUse, now: Date | undefined): TemplateResult {
  if (item.kind === 'look-up') return bodiesAsked(item, now);
  const who = requesterOf(item);
  return html`${facts(
    [
      [msg('Qui tenia les dades'), item.provider.name],
      [msg('Base legal'), item.legalBasis && basisWords(item.legalBasis)],
      [msg('Expedient'), item.caseFile],
      [msg('Procediment'), item.procedure],
      [msg('Quan'), dateTag(item.at, now, { time: true, distance: false })],
      capacityFact(item.capacity),
    ],
    { sayMissing: true },
  )}
  ${
    item.mayObject
      ? html`<p class="second">
          ${msg(str`T’hi pots oposar: demana-ho a ${who} i digues per quin motiu. Si t’hi oposes, potser hauràs de portar tu els documents.`)}
        </p>`
      : nothing
  }
  ${qualityNote(item.notes)}`;
}

function basisWords(basis: NonNullable<DataUse['legalBasis']>): string {
  switch (basis) {
    case 'consent':
      return msg('Amb el teu consentiment exprés');
    case 'law':
      return msg('Una llei ho autoritza: no cal el teu consentiment');
    case 'no-objection':
      return msg('No t’hi vas oposar');
  }
}
