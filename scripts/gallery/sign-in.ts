/** The plain pages on the way to a sign-in and back. */
import { plainPage } from '../../gateway/src/pages/document.js';
import { failureBody, failureTexts, FOREIGN_BEGINNING, signedInBody, wayBack, type Back } from '../../gateway/src/pages/failure.js';
import { questionPage } from '../../gateway/src/pages/question.js';
import type { Site } from '../../gateway/src/identity/sites.js';
import * as frames from '../../gateway/src/frames/pages.js';
import type { Scene } from './scene.js';

const site: Site = {
  administration: '0800180001',
  name: "Ajuntament d'Abrera",
  origins: ['https://abrera.example'],
  returnUrls: ['https://abrera.example/carpeta'],
  mount: 'sealed',
  trusted: false,
  credentials: 'token',
};
const noScript = 'data:text/javascript,';

const failure = (name: string, code: string): Scene => ({
  name,
  html: (language) => plainPage({ language, title: failureTexts[language].failedTitle, body: failureBody(failureTexts[language], code) }).html,
});

const signedIn = (name: string, back: Back): Scene => ({
  name,
  html: (language) => {
    const texts = failureTexts[language];
    return plainPage({ language, title: texts.signedInTitle, body: signedInBody(texts, back) + wayBack(texts, back) }).html;
  },
});

const question = (name: string, readsAll: boolean): Scene => ({
  name,
  html: (language) => questionPage(language, { name: site.name, readsAll, yes: '#', no: '#', targets: site.origins }).html,
});

export const signInScenes: Scene[] = [
  { name: 'The window that waits', html: (language) => frames.waitPage(language, noScript).html },
  { name: 'The window that brings the answer', html: (language) => frames.callbackPage(site, language, noScript, false).html },
  { name: 'The same, the first time at a site', html: (language) => frames.callbackPage(site, language, noScript, true).html },
  { name: 'Before the site’s page, the first time', html: (language) => frames.handOffNotice(site, language, '#').html },
  { name: 'In the place of a frame that cannot be', html: (language) => frames.notReadyPage(language, 404, 'register this page.').html },
  { name: 'A page in the wrong place', html: (language) => frames.misplacedPage(language).html },
  { name: 'The folder in full width, signed out', html: (language) => frames.notSignedInPage(language, '#').html },
  question('An open site, whose page reads what its own body holds', false),
  question('An open site, whose page reads what everybody holds', true),
  failure('A sign-in that failed', 'server_error'),
  failure('A sign-in that took too long', 'session_not_found'),
  signedIn('Back by the browser’s button', { address: '#', name: site.name, inWindow: false }),
  signedIn('The same in a window of its own', { address: '#', name: site.name, inWindow: true }),
  signedIn('The same on the way to a page of ours', { address: '#', inWindow: false }),
  failure('A sign-in that did not begin in the folder', FOREIGN_BEGINNING),
];
