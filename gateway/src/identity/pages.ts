import { createHash } from 'node:crypto';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { pageLanguage, pageTexts, type PageTexts } from './page-texts.js';

const STYLE =
  ':root{color-scheme:light dark}body{font:1.125rem/1.5 system-ui,sans-serif;max-width:34rem;margin:12vh auto;padding:0 1.25rem}' +
  'h1{font-size:1.6rem;line-height:1.25}button{font:inherit;font-weight:600;padding:.65em 1.25em;border-radius:.4em;border:2px solid;cursor:pointer}' +
  'small{opacity:.75}';
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** A page of ours: no script, nothing from elsewhere, in no frame. `formTargets` are the origins to which its form may lead in the end. */
function show(ctx: KoaContextWithOIDC, title: (t: PageTexts) => string, body: (t: PageTexts) => string, formTargets: string[] = []): void {
  const language = pageLanguage([localesOf(ctx), ctx.get('accept-language')]);
  const texts = pageTexts[language];
  const formAction = formTargets.length > 0 ? ["'self'", ...formTargets].join(' ') : "'none'";
  ctx.set({
    'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action ${formAction}; frame-ancestors 'none'`,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  ctx.type = 'html';
  ctx.body = `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title(texts)}</title><style>${STYLE}</style></head>
<body><main><h1>${title(texts)}</h1>${body(texts)}</main></body>
</html>`;
}

/** What the site asked for; outside its own routes the issuer leaves no context behind, whatever the type says. */
function localesOf({ oidc }: { oidc?: KoaContextWithOIDC['oidc'] }): string | undefined {
  const locales = oidc?.params?.['ui_locales'];
  return typeof locales === 'string' ? locales : undefined;
}

/** A sign-in that cannot go on and knows no site to return to. The code is ours, never the citizen's. */
export function showFailure(ctx: KoaContextWithOIDC, code: string): void {
  const explain = (t: PageTexts) => (code === 'session_not_found' ? t.expired : t.failed);
  show(
    ctx,
    (t) => t.failedTitle,
    (t) => `<p>${explain(t)}</p><p><small>${t.code} ${escape(code)}</small></p>`,
  );
}

/** Asks before signing out, since nothing proves that a site of the citizen's asked for it. `formId` is the issuer's own form. */
export function askToSignOut(ctx: KoaContextWithOIDC, form: string, formId: string, formTargets: string[]): void {
  show(
    ctx,
    (t) => t.signOutTitle,
    (t) => `<p>${t.signOutQuestion}</p>${form}<button type="submit" form="${formId}" name="logout" value="yes">${t.signOutButton}</button>`,
    formTargets,
  );
}

export function showSignedOut(ctx: KoaContextWithOIDC): void {
  show(
    ctx,
    (t) => t.signedOutTitle,
    (t) => `<p>${t.signedOut}</p>`,
  );
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
