/** The faces of a tag that has nothing to draw. */
import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Session, SessionNotice } from '../session/session.js';
import type { noticeWords } from './notices.js';

type Notice = SessionNotice | undefined;

/** Signed out: what would be here, and the way in. */
export function signedOutFace(promise: string, session: Session | undefined, notice: Notice): TemplateResult {
  const words = noticeText(notice);
  return html`<div class="face" part="signed-out">
    ${words ? html`<p class="lead">${words}</p>` : nothing}
    <p>${promise}</p>
    ${signInButton(session, notice)}
  </div>`;
}

/** The way in; none where the page is not ready for it. */
export function signInButton(session: Session | undefined, notice?: Notice): TemplateResult | typeof nothing {
  if (notice === 'page-not-ready') return nothing;
  const prepare = () => session?.prepare?.();
  const signIn = () => void session?.signIn();
  const label = signInLabel(notice);
  return html`<button class="main" type="button" part="sign-in" @pointerenter=${prepare} @focus=${prepare} @click=${signIn}>
    ${label}
  </button>`;
}

function signInLabel(notice: Notice): string {
  if (notice === 'continue') return msg('Continua');
  if (notice === 'in-full') return msg('Obre la carpeta');
  return notice === 'in-window' ? msg('Torna a la finestra') : msg('Identifica’t');
}

export const retryButton = (retry: () => void): TemplateResult =>
  html`<button class="main" type="button" part="retry" @click=${retry}>${msg('Torna-ho a provar')}</button>`;

let words: typeof noticeWords | undefined;

/** Fetches the words of a notice. `undefined` where there is nothing to wait for. */
export function noticeOnItsWay(notice: Notice): Promise<unknown> | undefined {
  // Its words would have to come from where nothing comes from.
  if (!notice || notice === 'unreachable' || words) return undefined;
  return import('./notices.js').then(
    (module) => (words = module.noticeWords),
    () => undefined,
  );
}

/** Why the session is where it is, where the citizen may wonder. */
export function noticeText(notice: Notice): string | undefined {
  if (notice === 'unreachable') return msg('Ara no t’hem pogut identificar: el servei no respon. Torna-ho a provar d’aquí a una estona.');
  return notice && words?.(notice);
}

/** Said before anybody has been asked. */
export const waitingLine = (): TemplateResult => html`<p class="coverage">${msg('Estem preguntant als ens…')}</p>`;

/** Said where nothing is there to say it better. */
export const brokenOff = (): string => msg('La connexió s’ha tallat a mitja resposta.');

/** Failed: what happened, what it means, what to do, in that order. Without a remedy it is for whoever keeps the page. */
export function failedFace(happened: string, remedy?: ReturnType<typeof signInButton>): TemplateResult {
  return html`<div class="face" part="failed" role="alert">
    <p class="lead">${happened}</p>
    <p>${msg('Per això ara no sabem què hi tens. No vol dir que no hi tinguis res.')}</p>
    ${remedy ?? html`<p>${msg('Tornar-ho a provar no hi ajudarà: ho ha de resoldre qui porta aquesta pàgina.')}</p>`}
  </div>`;
}
