/** What all pages of legal acts share: the document around them, and the headers that keep everybody else out. */
import { createHash } from 'node:crypto';
import { type PageLanguage, tagOf } from '../../pages/language.js';
import { maskIdentifier } from '../../identity/mask.js';
import { permissionsPolicy } from '../../pages/document.js';
import { html, Html } from '../../pages/html.js';
import { script } from './script.js';
import { style } from './style.js';
import { address, type Visit } from './visit.js';
import { dateText } from './words.js';

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

// To the letter what is hashed: a space more, and the browser runs nothing.
const styleElement = new Html(`<style>${style}</style>`);
const scriptElement = new Html(`<script>${script}</script>`);

const policy = [
  "default-src 'none'",
  `style-src ${hashOf(style)}`,
  `script-src ${hashOf(script)}`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** In no frame, out of reach of whoever opened the window, kept nowhere. The referrer stays inside: a form that sends none has no origin either. */
export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy': permissionsPolicy,
  'referrer-policy': 'same-origin',
  'x-robots-tag': 'noindex, nofollow',
  'cache-control': 'no-store',
  vary: 'accept-language, cookie, sec-fetch-dest, sec-purpose',
} as const;

/** A page below the notification's address. */
export interface Place {
  path?: string;
  more?: Readonly<Record<string, string>>;
}

const languages: Record<PageLanguage, string> = { ca: 'Català', es: 'Castellano', oc: 'Aranés', en: 'English' };

/**
 * @param title of the document, without the service's name
 * @param here where the language links lead, below the notification: never to an answer to a form
 */
export function page(visit: Visit, title: string, body: Html, here: Place = {}): string {
  const { texts, language, citizen, officialTime, operator } = visit;
  return html`<!doctype html>
    <html lang="${tagOf(language)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="format-detection" content="telephone=no" />
        <title>${title} · ${texts.frame.service}</title>
        <link rel="icon" href="data:," />
        ${styleElement}
      </head>
      <body>
        <header>
          <div class="bar">
            <div class="who">
              ${citizen && html`<p>${texts.frame.signedInAs(citizen.name, citizen.maskedIdentifier)}</p>`}${onBehalf(visit)}
              <p class="quiet">${texts.frame.officialTime(dateText(officialTime, language))}</p>
            </div>
            <nav aria-label="${texts.frame.languages}">
              <ul>
                ${(Object.keys(languages) as PageLanguage[]).map((code) => languageLink(visit, code, here))}
              </ul>
            </nav>
          </div>
        </header>
        <main>${body}</main>
        <footer><p>${texts.frame.never(operator.name)}</p></footer>
        ${scriptElement}
      </body>
    </html>`.text;
}

function onBehalf({ texts, citizen }: Visit): Html | undefined {
  const actingFor = citizen?.person.actingFor;
  return (
    actingFor &&
    html`<p><strong class="behalf">${texts.frame.onBehalfOf(actingFor.name, maskIdentifier(actingFor.identifier))}</strong></p>`
  );
}

function languageLink(visit: Visit, code: PageLanguage, { path = '', more }: Place): Html {
  const name = languages[code];
  return code === visit.language
    ? html`<li><strong aria-current="true">${name}</strong></li>`
    : html`<li>
        <a href="${address({ ...visit, language: code }, path, more)}" lang="${tagOf(code)}" hreflang="${tagOf(code)}">${name}</a>
      </li>`;
}
