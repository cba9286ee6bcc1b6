/** The faces of a list that are not the list. */
import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { GatewayProblem } from '../gateway/problem.js';
import type { Session } from '../session/session.js';

/** Signed out: what would be here, and the way in. */
export function signedOutFace(promise: string, session: Session | undefined): TemplateResult {
  const notice = noticeText(session);
  return html`<div class="face" part="signed-out">
    ${notice ? html`<p class="lead">${notice}</p>` : nothing}
    <p>${promise}</p>
    ${
      session?.notice === 'page-not-ready'
        ? nothing
        : html`<button class="main" type="button" part="sign-in" @click=${() => void session?.signIn()}>${msg('Identifica’t')}</button>`
    }
  </div>`;
}

export function noticeText(session: Session | undefined): string | undefined {
  switch (session?.notice) {
    case 'ended':
      return msg('La sessió s’ha acabat. Torna’t a identificar per continuar.');
    case 'page-not-ready':
      return msg('Aquesta pàgina encara no està preparada per identificar-s’hi. Ho ha de resoldre qui la porta.');
    case 'unreachable':
      return msg('Ara no t’hem pogut identificar: el servei no respon. Torna-ho a provar d’aquí a una estona.');
    case 'refused':
      return msg('No t’hem pogut identificar. Torna-ho a provar.');
    case 'cancelled':
    case undefined:
      return undefined;
  }
}

/** What stands in for count, heading and rows, in their height, so that nothing jumps when they come. */
export function loadingRows(rows: number): TemplateResult {
  return html`<div class="tally"><span class="bone badge"></span></div>
    <p class="group"><span class="bone badge"></span></p>
    <ul aria-hidden="true">
      ${Array.from(
        { length: rows },
        () =>
          html`<li class="row bones">
            <span class="emblem"></span>
            <div class="what"><span class="bone long"></span><span class="bone short"></span><span class="bone short"></span></div>
            <div class="state"><span class="bone badge"></span></div>
            <div class="more"><span class="bone badge"></span></div>
          </li>`,
      )}
    </ul>`;
}

/** Failed: what happened, what it means, what to do, in that order. */
export function failedFace(problem: GatewayProblem | undefined, retry: () => void, session: Session | undefined): TemplateResult {
  return html`<div class="face" part="failed" role="alert">
    <p class="lead">${whatHappened(problem)}</p>
    <p>${msg('Per això ara no sabem què hi tens. No vol dir que no hi tinguis res.')}</p>
    ${
      problem?.kind === 'session-ended'
        ? html`<button class="main" type="button" part="sign-in" @click=${() => void session?.signIn()}>${msg('Identifica’t')}</button>`
        : problem?.retryable
          ? html`<button class="main" type="button" part="retry" @click=${retry}>${msg('Torna-ho a provar')}</button>`
          : html`<p>${msg('Tornar-ho a provar no hi ajudarà: ho ha de resoldre qui porta aquesta pàgina.')}</p>`
    }
  </div>`;
}

/** The answer broke off after some of it had come. */
export function interruptedNote(problem: GatewayProblem | undefined, retry: () => void): TemplateResult | typeof nothing {
  if (!problem) return nothing;
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
    case 'interrupted':
      return msg('La connexió s’ha tallat a mitja resposta.');
    case 'space-missing':
      return msg('A aquesta pàgina li falta una peça per poder preguntar als ens.');
    case 'unexpected':
    case undefined:
      return msg('El servei ha respost d’una manera que no entenem.');
  }
}
