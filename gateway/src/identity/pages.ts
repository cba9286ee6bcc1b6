import type { KoaContextWithOIDC } from 'oidc-provider';
import { plainPage } from '../pages/document.js';
import { failureBody, failureTexts, signedInBody, wayBack } from '../pages/failure.js';
import { pageLanguage } from '../pages/language.js';
import type { BrowserSessions } from './browser-sessions.js';
import type { Ways } from './way.js';

/** What is shown where a sign-in cannot go on. */
export class FailurePages {
  constructor(
    private readonly browsers: BrowserSessions,
    private readonly ways: Ways,
  ) {}

  /**
   * A sign-in that is over although somebody is signed in was not in vain: the citizen came back to it by the browser's own button.
   * Then, and where it has run out, a link leads to where this browser's last sign-in was going, never to what the request says.
   */
  async show(ctx: KoaContextWithOIDC, code: string): Promise<void> {
    const { headers } = ctx;
    const way = this.ways.read(headers);
    const language = pageLanguage([localesOf(ctx), way?.language, headers['accept-language']]);
    const texts = failureTexts[language];
    const isOver = code === 'session_not_found';
    const isIn = isOver && (await this.browsers.find(headers)) !== undefined;
    const title = isIn ? texts.signedInTitle : texts.failedTitle;
    const body = (isIn ? signedInBody(texts, way?.to) : failureBody(texts, code)) + (isOver ? wayBack(texts, way?.to) : '');
    const page = plainPage({ language, title, body });
    ctx.set(page.headers);
    ctx.body = page.html;
  }
}

/** What the site asked for; outside its own routes the issuer leaves no context behind, whatever the type says. */
function localesOf({ oidc }: { oidc?: KoaContextWithOIDC['oidc'] }): string | undefined {
  const locales = oidc?.params?.['ui_locales'];
  return typeof locales === 'string' ? locales : undefined;
}
