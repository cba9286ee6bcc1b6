/** The few plain pages that the gateway shows on the way to a sign-in and back: nothing from elsewhere, in no frame. */
import { createHash } from 'node:crypto';
import { escapeHtml } from './html.js';
import { type PageLanguage, tagOf } from './language.js';

const STYLE =
  ':root{color-scheme:light dark}body{font:1.125rem/1.5 system-ui,sans-serif;max-width:34rem;margin:12vh auto;padding:0 1.25rem;' +
  'color:light-dark(#1b2124,#eef1f2);overflow-wrap:anywhere}' +
  'h1{font-size:1.6rem;line-height:1.25}button,.button{display:inline-block;font:inherit;font-weight:600;padding:.65em 1.25em;' +
  'border-radius:.4em;border:2px solid;cursor:pointer;background:Canvas;color:light-dark(#0056c4,#8bbcff);text-decoration:none}form{display:flex;flex-wrap:wrap;gap:.75rem}' +
  ':focus-visible{outline:3px solid;outline-offset:3px}small{opacity:.85}[hidden]{display:none}[aria-disabled=true]{border-style:dashed;color:light-dark(#566067,#aab4ba)}';

/** What no document of ours may ever do, whatever gets into it. */
export const permissionsPolicy = [
  'camera',
  'display-capture',
  'geolocation',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'usb',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

export interface PlainPage {
  language: PageLanguage;
  /** Text; everything else here is HTML of ours, with every value escaped. */
  title: string;
  body: string;
  /** Path of the one script of ours. */
  script?: string | undefined;
  /** The one script of ours itself, where it is a small one. */
  inlineScript?: string;
  /** Origins to which its form may lead, by way of our own; without them it has no form. */
  formTargets?: readonly string[];
  /** Attributes of `<html>`, each begun by a space. */
  attributes?: string;
  /** Who may show it in a frame; nobody unless told. */
  ancestors?: string;
}

export function plainPage(page: PlainPage): { html: string; headers: Record<string, string> } {
  const { language, title, body, script, inlineScript, formTargets, attributes = '', ancestors = "'none'" } = page;
  const scriptSource = inlineScript === undefined ? "'self'" : hashOf(inlineScript);
  const policy = [
    "default-src 'none'",
    `style-src ${hashOf(STYLE)}`,
    'img-src data:',
    ...(script === undefined && inlineScript === undefined
      ? []
      : [`script-src ${scriptSource}`, "require-trusted-types-for 'script'", "trusted-types 'none'"]),
    "base-uri 'none'",
    `form-action ${formTargets ? ["'self'", ...formTargets].join(' ') : "'none'"}`,
    `frame-ancestors ${ancestors}`,
  ];
  return {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy.join('; '),
      // A form that sends no referrer has no origin either.
      'referrer-policy': formTargets ? 'same-origin' : 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
    html: `<!doctype html>
<html lang="${tagOf(language)}"${attributes}>
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><link rel="icon" href="data:,"><title>${escapeHtml(title)}</title><style>${STYLE}</style>${script === undefined ? '' : `<script type="module" src="${escapeHtml(script)}"></script>`}</head>
<body><main><h1>${escapeHtml(title)}</h1>${body}</main>${inlineScript === undefined ? '' : `<script>${inlineScript}</script>`}</body>
</html>`,
  };
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
