/** The document of a frame: the kit's code and what the registry says of the site. It holds nothing of a citizen, so it is the same for everybody. */
import type { Site } from '../identity/index.js';
import { permissionsPolicy } from '../pages/document.js';
import { escapeHtml } from '../pages/html.js';
import { filesOf, signedInFilesOf, type KitFiles } from './kit-files.js';
import { frameTexts, languageOf } from './texts.js';

/**
 * What both the frames and their page in full width are allowed: code, styles and answers of this origin, the one script that stands in
 * the document, and no text made into markup.
 */
const basePolicy = ({ early }: KitFiles): string[] => [
  "default-src 'none'",
  `script-src 'self' ${early.source}`,
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
];

/**
 * Headers of a document that runs the tags.
 * @param ancestors who may hold it in a frame: sources of the policy
 */
export function documentHeaders(kit: KitFiles, ancestors: string[]): Record<string, string> {
  const frameable = ancestors.length > 0;
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': [...basePolicy(kit), `frame-ancestors ${frameable ? ancestors.join(' ') : "'none'"}`].join('; '),
    'permissions-policy': permissionsPolicy,
    'origin-agent-cluster': '?1',
    // A page that isolates itself holds only frames that say both.
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': frameable ? 'cross-origin' : 'same-origin',
    // The window of the sign-in has to find its way back to the frame that opened it.
    'cross-origin-opener-policy': frameable ? 'unsafe-none' : 'same-origin',
    // Kept for a moment at most: a new build of the kit has other names for its files.
    'cache-control': 'private, no-cache',
    vary: 'sec-fetch-dest, accept-encoding',
  };
}

export interface DocumentOptions {
  site: Site;
  kit: KitFiles;
  tags: string[];
  /** As the page has it; unknown languages are Catalan. */
  lang: string;
  /** On a page of its own instead of in a frame: then the document has a heading. */
  wholePage?: boolean;
}

export function frameDocument({ site, kit, tags, lang, wholePage = false }: DocumentOptions): string {
  const { language, code } = languageOf(lang);
  const texts = frameTexts[language];
  // Of a cookie nothing shows there: only the gateway can tell whether somebody is signed in.
  const asksEarly = site.credentials === 'token';
  const attributes = Object.entries({
    'data-administration': site.administration,
    'data-name': site.name,
    'data-origins': site.origins.join(' '),
    'data-credentials': site.credentials,
    ...(asksEarly && { 'data-signed-in': signedInFilesOf(kit, tags).map(addressOf).join(' ') }),
    ...(wholePage && { 'data-whole-page': '' }),
  }).map(([name, value]) => ` ${name}="${escapeHtml(value)}"`);
  const title = escapeHtml(`${texts.folder} · ${site.name}`);
  const { entries, styles } = kit.manifest;
  // The style sheet comes last: a script that stands behind one waits for it.
  const preloads = filesOf(kit, tags, code).map((file) => `\n<link rel="modulepreload" href="${escapeHtml(addressOf(file))}">`);
  return `<!doctype html>
<html lang="${code}"${attributes.join('')}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<script type="module" src="${escapeHtml(addressOf(entries.frame))}"></script>${preloads.join('')}
${asksEarly ? `<script>${kit.early.code}</script>\n` : ''}<link rel="stylesheet" href="${escapeHtml(addressOf(styles.frame))}">
</head>
<body>${wholePage ? `<header><h1>${title}</h1></header>` : ''}</body>
</html>
`;
}

const addressOf = (file: string): string => `/kit/${file}`;
