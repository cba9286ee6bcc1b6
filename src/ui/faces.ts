/** The faces of a tag that has nothing to draw. */
import { msg } from '@lit/localize';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Session } from '../session/session.js';
import type { noticeWords } from './notices.js';

/** Signed out: what would be here, and the way in. */
export function signedOutFace(promise: string, session: Session | undefined, host: ReactiveControllerHost): TemplateResult {
  const notice = noticeText(session, host);
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

let words: typeof noticeWords | undefined;

/** Why the session is where it is, where the citizen may wonder; the host is updated when the words have come. */
export function noticeText(session: Session | undefined, host: ReactiveControllerHost): string | undefined {
  const notice = session?.notice;
  // The words would have to come from where nothing comes from.
  if (notice === 'unreachable') return msg('Ara no t’hem pogut identificar: el servei no respon. Torna-ho a provar d’aquí a una estona.');
  if (notice && !words)
    import('./notices.js').then(
      (module) => {
        words = module.noticeWords;
        host.requestUpdate();
      },
      () => undefined,
    );
  return notice && words?.(notice);
}

/** Said before anybody has been asked. */
export const waitingLine = (): TemplateResult => html`<p class="coverage">${msg('Estem preguntant als ens…')}</p>`;

/** Said where nothing is there to say it better. */
export const brokenOff = (): string => msg('La connexió s’ha tallat a mitja resposta.');

/** Failed: what happened, what it means, what to do, in that order. Without a remedy it is for whoever keeps the page. */
export function failedFace(happened: string, remedy?: TemplateResult): TemplateResult {
  return html`<div class="face" part="failed" role="alert">
    <p class="lead">${happened}</p>
    <p>${msg('Per això ara no sabem què hi tens. No vol dir que no hi tinguis res.')}</p>
    ${remedy ?? html`<p>${msg('Tornar-ho a provar no hi ajudarà: ho ha de resoldre qui porta aquesta pàgina.')}</p>`}
  </div>`;
}
