import type { KoaContextWithOIDC } from 'oidc-provider';
import { plainPage } from '../pages/document.js';
import { failureBody, failureTexts, type FailureTexts } from '../pages/failure.js';
import { pageLanguage } from '../pages/language.js';

function show(ctx: KoaContextWithOIDC, title: (t: FailureTexts) => string, body: (t: FailureTexts) => string): void {
  const language = pageLanguage([localesOf(ctx), ctx.get('accept-language')]);
  const texts = failureTexts[language];
  const { headers, html } = plainPage({ language, title: title(texts), body: body(texts) });
  ctx.set(headers);
  ctx.body = html;
}

/** What the site asked for; outside its own routes the issuer leaves no context behind, whatever the type says. */
function localesOf({ oidc }: { oidc?: KoaContextWithOIDC['oidc'] }): string | undefined {
  const locales = oidc?.params?.['ui_locales'];
  return typeof locales === 'string' ? locales : undefined;
}

/** A sign-in that cannot go on and knows no site to return to. */
export function showFailure(ctx: KoaContextWithOIDC, code: string): void {
  show(
    ctx,
    (t) => t.failedTitle,
    (t) => failureBody(t, code),
  );
}
