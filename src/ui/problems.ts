/** What went wrong between the tag and the gateway, in the citizen's words. */
import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { GatewayProblem } from '../gateway/problem.js';
import type { Session } from '../session/session.js';
import { answeredBodies, countSentence, type Answers } from './coverage.js';
import { brokenOff, failedFace, retryButton, signInButton } from './faces.js';

/** Nothing could be asked. */
export function problemFace(problem: GatewayProblem | undefined, retry: () => void, session: Session | undefined): TemplateResult {
  const happened = whatHappened(problem);
  if (problem?.kind === 'session-ended') return failedFace(happened, signInButton(session));
  return problem?.retryable ? failedFace(happened, retryButton(retry)) : failedFace(happened);
}

/** Nothing came, and not all of what could come. */
export function unsureFace(answers: Answers): TemplateResult {
  // Where nobody has answered, nobody has said that there is nothing either.
  const known =
    answeredBodies(answers) > 0
      ? msg(str`${countSentence(answers)} i no hi tens res, però falta saber què hi ha a la resta.`)
      : msg('Pot ser que hi tinguis coses que no veus aquí.');
  return html`<div class="face" part="empty">
    <p class="lead">${msg('No podem dir si hi tens res.')}</p>
    <p>${known}</p>
  </div>`;
}

/** The answer broke off after some of it had come. */
export function interruptedNote(problem: GatewayProblem, retry: () => void): TemplateResult {
  return html`<div class="face" part="interrupted" role="alert">
    <p class="lead">${whatHappened(problem)}</p>
    <p>${msg('El que veus és el que havia arribat; hi pot faltar alguna cosa.')}</p>
    <button type="button" part="retry" @click=${retry}>${msg('Torna-ho a provar')}</button>
  </div>`;
}

export function whatHappened(problem: GatewayProblem | undefined): string {
  switch (problem?.kind) {
    case 'offline':
      return msg('Aquest aparell no té connexió.');
    case 'gateway-down':
      return msg('El servei que pregunta als ens no respon.');
    case 'session-ended':
      return msg('La sessió s’ha acabat.');
    case 'site-unregistered':
      return msg('Aquesta pàgina encara no té permís per mostrar les teves dades.');
    case 'administration-unknown':
      return msg('El servei no coneix l’ens d’aquesta pàgina.');
    case 'overloaded':
      return msg('Ara mateix hi ha massa gent preguntant alhora.');
    case 'rate-limited':
      return msg('Has preguntat moltes vegades seguides. Espera un minut i torna-ho a provar.');
    case 'interrupted':
      return brokenOff();
    case 'space-missing':
      return msg('A aquesta pàgina li falta una peça per poder preguntar als ens.');
    case 'unexpected':
    case undefined:
      return msg('El servei ha respost d’una manera que no entenem.');
  }
}
