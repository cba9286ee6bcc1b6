/** Whether the page itself can be reached as citizens reach it, and asks nothing over an open line. */
import { allLocales } from '../../src/i18n/locale-codes.js';
import { isSecure } from '../http.js';
import type { Visit } from '../visit.js';

export function checkPage({ answer, page, findings }: Visit): void {
  const about = findings.about('page');
  const { url, status, redirects } = answer;
  // What an error page says of itself is not the page's.
  if (status !== 200) {
    about.mistake(`${url.href} answers with status ${status}.`, 'Give the address of a page that is there.');
    return;
  }
  if (!isSecure(url)) about.mistake(`${url.href} is not served over https, so nobody can sign in on it.`, 'Serve the page over https.');
  else about.ok(`${url.href} answers${redirects.length > 0 ? `, after ${redirects.length} redirects` : ''}.`);
  if (!/html/.test(answer.headers['content-type'] ?? ''))
    about.warning(`It comes as ${answer.headers['content-type'] ?? 'no type at all'}.`, 'Send it as text/html.');
  const language = page.lang.slice(0, 2).toLowerCase();
  if (!allLocales.some((locale) => locale.slice(0, 2) === language))
    about.warning(
      page.lang ? `<html lang="${page.lang}"> is none of the tags' languages.` : '<html> has no lang, so the tags speak Catalan.',
      `Write <html lang> as one of ${allLocales.join(', ')}; screen readers need it as well.`,
    );
}

export function checkBase({ answer: { url }, page, findings }: Visit): void {
  const about = findings.about('base address');
  if (page.bases.length > 1) about.warning(`There are ${page.bases.length} <base href>; only the first counts.`, 'Keep one of them.');
  if (page.base.origin !== url.origin)
    about.warning(
      `<base href="${page.bases[0] ?? ''}"> sends every relative address to ${page.base.origin}.`,
      'Remove it, or write the address of the loader in full.',
    );
}

/** What the page would fetch over http: browsers refuse scripts and frames, and complain about the rest. */
export function checkMixedContent({ answer, page, findings }: Visit): void {
  if (answer.url.protocol !== 'https:') return;
  const about = findings.about('mixed content');
  const over = (names: readonly string[], attribute: string) =>
    page.elements.flatMap(({ name, attributes }) => {
      const value = attributes.get(attribute);
      if (!names.includes(name) || value === undefined || !URL.canParse(value, page.base.href)) return [];
      if (name === 'link' && !/stylesheet|preload|icon/.test(attributes.get('rel') ?? '')) return [];
      const url = new URL(value, page.base);
      return url.protocol === 'http:' && !isSecure(url) ? [url.href] : [];
    });
  const refused = [...over(['script', 'iframe', 'embed'], 'src'), ...over(['link'], 'href'), ...over(['object'], 'data')];
  const complained = over(['img', 'audio', 'video', 'source'], 'src');
  for (const url of refused) about.mistake(`${url} comes over http; browsers refuse it on this page.`, 'Write https://.');
  for (const url of complained) about.warning(`${url} comes over http.`, 'Write https://.');
  if (refused.length + complained.length === 0) about.ok('Nothing comes over http.');
}
