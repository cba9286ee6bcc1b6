/** Dates and sizes on the pages, as each language writes them; always Europe/Madrid, whatever the clock of the device says. */
import type { PageLanguage } from '../../pages/language.js';
import { officialDay } from '../../folder/time.js';
import { html, type Html } from '../../pages/html.js';

const timeZone = 'Europe/Madrid';
const bareDay = /^\d{4}-\d{2}-\d{2}$/;

const formatters = new Map<string, Intl.DateTimeFormat>();
function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  let found = formatters.get(key);
  if (!found) formatters.set(key, (found = new Intl.DateTimeFormat(locale, { timeZone, ...options })));
  return found;
}

const araneseMonths = ['gèr', 'hereuèr', 'març', 'abriu', 'mai', 'junh', 'junhsèga', 'agost', 'seteme', 'octobre', 'noveme', 'deseme'];

/** `26 de novembre del 2026, 23:59:59`; a bare day gets no clock time, and what is no date is shown as it came. */
export function dateText(moment: string, language: PageLanguage): string {
  const isBare = bareDay.test(moment);
  const at = new Date(isBare ? `${moment}T12:00:00Z` : moment);
  if (Number.isNaN(at.getTime())) return moment;
  const day = dayText(at, language);
  return isBare ? day : `${day}, ${formatter('ca', { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(at)}`;
}

function dayText(at: Date, language: PageLanguage): string {
  if (language !== 'oc') {
    const locale = language === 'en' ? 'en-GB' : language;
    return formatter(locale, { day: 'numeric', month: 'long', year: 'numeric' }).format(at);
  }
  const [year = '', month = '', day = ''] = officialDay(at).split('-');
  const name = araneseMonths[Number(month) - 1] ?? '';
  return `${Number(day)} ${/^[ao]/.test(name) ? 'd’' : 'de '}${name} de ${year}`;
}

export const dateTag = (moment: string, language: PageLanguage): Html =>
  html`<time datetime="${moment}">${dateText(moment, language)}</time>`;

const midnight = /T00:00:00/;

/** The end of a term: one that ends at midnight is said with the day that it ends, `12 de juny del 2026, 24:00`. */
export function termText(moment: string, language: PageLanguage): string {
  if (!midnight.test(moment)) return dateText(moment, language);
  const at = new Date(Date.parse(moment) - 1_000);
  return Number.isNaN(at.getTime()) ? moment : `${dayText(at, language)}, 24:00`;
}

export const termTag = (moment: string, language: PageLanguage): Html =>
  html`<time datetime="${moment}">${termText(moment, language)}</time>`;

/**
 * Calendar days in Madrid from now to the end of a term; a term that ends at midnight ends with the day before: to count the new day would
 * promise one too many.
 */
export function daysLeft(officialTime: string, expiresAt: string): number | undefined {
  const end = bareDay.test(expiresAt)
    ? Date.parse(`${expiresAt}T12:00:00Z`)
    : Date.parse(expiresAt) - (midnight.test(expiresAt) ? 1_000 : 0);
  if (Number.isNaN(end)) return undefined;
  return Math.round((Date.parse(officialDay(new Date(end))) - Date.parse(officialTime.slice(0, 10))) / 86_400_000);
}

/** `84 KB`, in the thousands of the storage trade. */
export function sizeText(bytes: number, language: PageLanguage): string {
  const [unit, value] = bytes >= 1_000_000 ? ['MB', bytes / 1_000_000] : ['KB', Math.max(1, bytes / 1_000)];
  const locale = language === 'en' ? 'en-GB' : language === 'oc' ? 'ca' : language;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: unit === 'MB' ? 1 : 0 }).format(value)} ${unit}`;
}
