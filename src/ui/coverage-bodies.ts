import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Coverage, Source } from '../gateway/types.js';
import { againButton, hasAnswered, missing, nameOf, worthRetrying, type Answers } from './coverage.js';
import { dateText } from './dates.js';

/** Whether a body's "nothing" is of a while ago, so that asking again may bring something new. */
const agoNothing = ({ coverage }: Answers): boolean => coverage.some(({ state, retryable }) => state === 'empty' && retryable);

function outcome(source: Coverage): string {
  switch (source.state) {
    case 'answered':
      return source.items === 1 ? msg('Ha respost: 1 element.') : msg(str`Ha respost: ${source.items} elements.`);
    case 'empty':
      return msg('Ha respost: no hi consta res teu.');
    case 'late':
      return msg('No ha respost a temps. Pot ser que hi tinguis coses que no veus aquí.');
    case 'failed':
      return msg('No ha pogut respondre. Pot ser que hi tinguis coses que no veus aquí.');
    case 'malformed':
      return msg('Ha respost, però no ho hem pogut llegir. Pot ser que hi tinguis coses que no veus aquí.');
    case 'not-connected':
      return msg('Encara no està connectat. Si hi tens res, ho has de mirar a la seva seu electrònica.');
    case 'level-too-low':
      return msg('Demana una identificació més segura que la que has fet servir.');
    case 'not-represented':
      return msg('No ens consta que hi puguis actuar en nom d’aquesta persona.');
  }
}

function discarded({ discarded: lost }: Coverage): string {
  if (lost === 0) return '';
  return lost === 1 ? msg('1 element no s’ha pogut llegir i no surt.') : msg(str`${lost} elements no s’han pogut llegir i no surten.`);
}

const bodyRow = (source: Coverage): TemplateResult =>
  html`<li>
    <span class="lead">${nameOf(source)}</span>
    <span>
      ${outcome(source)} ${discarded(source)}
      ${source.asOf && hasAnswered(source) ? msg(str`Dades del ${dateText(source.asOf, { time: true })}.`) : nothing}
    </span>
  </li>`;

const pendingRow = (source: Source, streaming: boolean): TemplateResult =>
  html`<li>
    <span class="lead">${nameOf(source)}</span>
    <span>${streaming ? msg('Esperem que respongui…') : msg('La seva resposta no ha arribat.')}</span>
  </li>`;

/** What became of each body, those first that are missing. */
export function coverageBodies(answers: Answers, retry: () => void): TemplateResult {
  const { coverage, pending, streaming } = answers;
  return html`<ul class="bodies">
    ${[...missing(answers), ...coverage.filter(hasAnswered)].map(bodyRow)}${pending.map((source) => pendingRow(source, streaming))}
    ${!worthRetrying(answers) && agoNothing(answers) ? html`<li>${againButton(retry)}</li>` : nothing}
    <li>
      ${msg('Només preguntem als ens connectats. Que una cosa no surti aquí no vol dir que no existeixi: qui ho sap del cert és cada ens.')}
    </li>
  </ul>`;
}
