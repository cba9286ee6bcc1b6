import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Session } from '../../src/session/session.js';
import { retryButton } from '../../src/ui/faces.js';

/** What happened, and what can be done: asking again where that may help, signing out as long as somebody is signed in. */
export function failedLine(happened: string, ways: { session: Session | undefined; retry?: () => void }): TemplateResult {
  return html`<p role="alert">${happened} ${msg('Per això ara no et podem dir amb quin nom t’has identificat.')}</p>
    ${ways.retry ? retryButton(ways.retry) : nothing} ${ways.session?.state === 'signed-in' ? signOutButton(ways.session) : nothing}`;
}

export const signOutButton = (session: Session | undefined): TemplateResult =>
  html`<button type="button" part="sign-out" @click=${() => void session?.signOut()}>${msg('Tanca la sessió a tot arreu')}</button>`;
