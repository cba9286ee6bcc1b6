/** The top-level pages around a frame's sign-in: the window that waits, the one that brings the answer, and the one that hands it on. */
import type { FastifyReply } from 'fastify';
import type { Site } from '../identity/index.js';
import { plainPage } from '../pages/document.js';
import { failureBody, failureTexts } from '../pages/failure.js';
import { escapeHtml } from '../pages/html.js';
import { pageLanguage, type PageLanguage } from '../pages/language.js';
import { frameTexts } from './texts.js';

export interface Page {
  status: number;
  html: string;
  headers: Record<string, string>;
}

const page = (status: number, { html, headers }: ReturnType<typeof plainPage>, more: Record<string, string> = {}): Page => ({
  status,
  html,
  headers: { ...headers, 'cross-origin-resource-policy': 'same-origin', 'origin-agent-cluster': '?1', ...more },
});

/** The window and the frame behind it find each other by `opener`, which any stricter policy would cut. */
const keepsOpener = { 'cross-origin-opener-policy': 'unsafe-none' };

const paragraph = (text: string): string => `<p>${escapeHtml(text)}</p>`;

/** Stands in the window from the click to the moment in which the address of the issuer is known. */
export function waitPage(language: PageLanguage, script: string): Page {
  const texts = frameTexts[language];
  return page(
    200,
    plainPage({ language, title: texts.waitTitle, body: paragraph(texts.wait), script, attributes: ' data-page="wait"' }),
    keepsOpener,
  );
}

/**
 * Where the issuer sends the window back to; its script hands the answer to the frame that opened it.
 * @param notice whether the citizen is told for the first time whose page it is: then the window stays open
 */
export function callbackPage(site: Site, language: PageLanguage, script: string, notice: boolean): Page {
  const texts = frameTexts[language];
  const lost = `<p id="opener-lost" hidden>${escapeHtml(texts.openerLost)}</p>`;
  const close = `<p><button type="button" id="close" data-go-on>${escapeHtml(texts.close)}</button></p>`;
  const body = notice ? noticeBody(site, language) + lost + close : paragraph(texts.back) + lost;
  const title = notice ? texts.noticeTitle(site.name) : texts.backTitle;
  return page(
    200,
    plainPage({ language, title, body, script, attributes: ' data-page="callback"' + (notice ? ' data-notice' : '') }),
    keepsOpener,
  );
}

/** Before the citizen goes on to a site's page for the first time. */
export function handOffNotice(site: Site, language: PageLanguage, address: string): Page {
  const texts = frameTexts[language];
  const go = `<p><a class="button" data-go-on href="${escapeHtml(address)}">${escapeHtml(texts.continue(site.name))}</a></p>`;
  return page(200, plainPage({ language, title: texts.noticeTitle(site.name), body: noticeBody(site, language) + go }));
}

function noticeBody(site: Site, language: PageLanguage): string {
  const texts = frameTexts[language];
  return `${paragraph(texts.notice(site.name))}<p><small>${escapeHtml(texts.noticeOnce)}</small></p>`;
}

/** In the place of a frame that cannot be: for the citizen in their language, for the webmaster what to do. Anybody may show it; nothing is in it. */
export function notReadyPage(language: PageLanguage, status: number, forWebmaster: string): Page {
  const texts = frameTexts[language];
  const body = `${paragraph(texts.notReady)}<p lang="en"><small>${escapeHtml(`Webmaster: ${forWebmaster}`)}</small></p>`;
  return page(status, plainPage({ language, title: texts.notReadyTitle, body, ancestors: '*' }), {
    'cross-origin-resource-policy': 'cross-origin',
  });
}

/** Where a request is not what the page is for: opened in a frame, or the other way round. */
export function misplacedPage(language: PageLanguage): Page {
  const texts = failureTexts[language];
  return page(403, plainPage({ language, title: texts.failedTitle, body: failureBody(texts, 'misplaced') }));
}

/** `lang` of the request where there is one, then what the browser asks for. */
export const languageFor = (wish: string | undefined, accepted: string | undefined): PageLanguage => pageLanguage([wish, accepted]);

export function show(reply: FastifyReply, { status, html, headers }: Page): FastifyReply {
  return reply
    .code(status)
    .headers({ vary: 'sec-fetch-dest, accept-language', ...headers })
    .send(html);
}

/** Before the folder in full width, for whoever did not get through the sign-in. */
export function notSignedInPage(language: PageLanguage, address: string): Page {
  const texts = failureTexts[language];
  const again = `<p><a class="button" href="${escapeHtml(address)}">${escapeHtml(frameTexts[language].again)}</a></p>`;
  return page(200, plainPage({ language, title: texts.failedTitle, body: paragraph(frameTexts[language].notSignedIn) + again }));
}
