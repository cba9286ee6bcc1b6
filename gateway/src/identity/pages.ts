import type { KoaContextWithOIDC } from 'oidc-provider';
import { FOREIGN_BEGINNING } from './beginning.js';
import { pageLanguage, pageTexts, type PageTexts } from './page-texts.js';
import { escapeHtml, plainPage } from './plain-page.js';

function show(ctx: KoaContextWithOIDC, title: (t: PageTexts) => string, body: (t: PageTexts) => string): void {
  const language = pageLanguage([localesOf(ctx), ctx.get('accept-language')]);
  const texts = pageTexts[language];
  const { headers, html } = plainPage({ language, title: title(texts), body: body(texts) });
  ctx.set(headers);
  ctx.body = html;
}

/** What the site asked for; outside its own routes the issuer leaves no context behind, whatever the type says. */
function localesOf({ oidc }: { oidc?: KoaContextWithOIDC['oidc'] }): string | undefined {
  const locales = oidc?.params?.['ui_locales'];
  return typeof locales === 'string' ? locales : undefined;
}

/** What a sign-in that cannot go on says of itself. The code is ours, never the citizen's. */
export function failureBody(texts: PageTexts, code: string): string {
  const said = { session_not_found: texts.expired, [FOREIGN_BEGINNING]: texts.notBegunHere }[code] ?? texts.failed;
  return `<p>${said}</p><p><small>${texts.code} ${escapeHtml(code)}</small></p>`;
}

/** A sign-in that cannot go on and knows no site to return to. */
export function showFailure(ctx: KoaContextWithOIDC, code: string): void {
  show(
    ctx,
    (t) => t.failedTitle,
    (t) => failureBody(t, code),
  );
}
