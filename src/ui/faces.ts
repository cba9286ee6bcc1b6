/** The faces of a tag that has nothing to draw. */
import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Session } from '../session/session.js';

/** Signed out: what would be here, and the way in. */
export function signedOutFace(promise: string, session: Session | undefined): TemplateResult {
  const notice = noticeText(session);
  return html`<div class="face" part="signed-out">
    ${notice ? html`<p class="lead">${notice}</p>` : nothing}
    <p>${promise}</p>
    ${session?.notice === 'page-not-ready' ? nothing : signInButton(session)}
  </div>`;
}

export function signInButton(session: Session | undefined): TemplateResult {
  const prepare = () => session?.prepare?.();
  const signIn = () => void session?.signIn();
  const label = signInLabel(session);
  return html`<button class="main" type="button" part="sign-in" @pointerenter=${prepare} @focus=${prepare} @click=${signIn}>
    ${label}
  </button>`;
}

function signInLabel(session: Session | undefined): string {
  if (session?.notice === 'continue') return msg('Continua');
  if (session?.notice === 'in-full') return msg('Obre la carpeta');
  return session?.notice === 'in-window' ? msg('Torna a la finestra') : msg('Identifica’t');
}

export const retryButton = (retry: () => void): TemplateResult =>
  html`<button class="main" type="button" part="retry" @click=${retry}>${msg('Torna-ho a provar')}</button>`;

/** Why the session is where it is, where the citizen may wonder. */
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
    case 'in-full':
      return msg('El teu navegador no deixa que aquesta part de la pàgina recordi qui ets. Obre la teva carpeta en una pàgina pròpia.');
    case 'no-storage':
      return msg(
        'El teu navegador no deixa que aquesta pàgina recordi que t’has identificat. Permet-li desar dades, o prova-ho amb un altre.',
      );
    case 'not-ended':
      return msg(
        'Hem tancat la sessió en aquest aparell, però no l’hem pogut tancar a tot arreu. Tanca el navegador, o identifica’t i torna a tancar la sessió.',
      );
    case 'in-window':
      return msg('Acaba d’identificar-te a la finestra que s’ha obert.');
    case 'continue':
      return msg(
        'No t’has pogut identificar en una finestra a part. Prem «Continua»: ho faràs en aquesta pestanya i després tornaràs aquí.',
      );
    case 'cancelled':
    case undefined:
      return undefined;
  }
}

/** Said before anybody has been asked. */
export const waitingLine = (): TemplateResult => html`<p class="coverage">${msg('Estem preguntant als ens…')}</p>`;

/** Failed: what happened, what it means, what to do, in that order. Without a remedy it is for whoever keeps the page. */
export function failedFace(happened: string, remedy?: TemplateResult): TemplateResult {
  return html`<div class="face" part="failed" role="alert">
    <p class="lead">${happened}</p>
    <p>${msg('Per això ara no sabem què hi tens. No vol dir que no hi tinguis res.')}</p>
    ${remedy ?? html`<p>${msg('Tornar-ho a provar no hi ajudarà: ho ha de resoldre qui porta aquesta pàgina.')}</p>`}
  </div>`;
}
