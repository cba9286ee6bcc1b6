import { sourceLocale, targetLocales } from './locale-codes.js';
import type { Translations } from './translations.js';

/** A language of the kit; `oc-aranes` is Aranese, the Occitan of the Val d'Aran. */
export type Locale = typeof sourceLocale | (typeof targetLocales)[number];

/**
 * Writes a date in a language of which browsers know no dates.
 * @param day its calendar day in Europe/Madrid, `2026-03-29`
 * @param shape how much of it is told
 */
export type DateWriter = (day: string, date: Date, shape: 'day' | 'time' | 'month' | 'sortable') => string;

/** They come with the texts of their language. */
export const dateWriters: Partial<Record<Locale, DateWriter>> = {};

let translations: Translations | undefined;
let coming: Promise<Translations> | undefined;

/** What draws other languages than Catalan comes with the first of them. After a failure the next call tries again. */
function fetchTranslations(): Promise<Translations> {
  coming ??= import('./translations.js').then(
    (module) => (translations = module.translations),
    (reason: unknown) => {
      coming = undefined;
      throw reason;
    },
  );
  return coming;
}

/** The language the tags are drawn in now. */
export const activeLocale = (): Locale => (translations?.getLocale() as Locale | undefined) ?? sourceLocale;

let pending: Promise<void> | undefined;

/**
 * Draws every tag in another language, once its texts have arrived.
 * @throws when the texts could not be fetched; the language then stays as it was.
 */
export function useLocale(locale: Locale): Promise<void> {
  if (locale === sourceLocale && !coming) return Promise.resolve();
  const arrival = fetchTranslations().then(({ setLocale }) => setLocale(locale));
  const settled = () => {
    if (pending === waiting) pending = undefined;
  };
  const waiting = arrival.then(settled, settled);
  pending = waiting;
  return arrival;
}

/** Settles when the texts that are on their way have arrived, or failed to; `undefined` while none are. */
export const textsOnTheirWay = (): Promise<void> | undefined => pending;

/** The kit's language for a BCP 47 tag: exact, then by its first part; `undefined` where there is none. */
export function matchLocale(tag: string | null | undefined): Locale | undefined {
  const wanted = tag?.trim().toLowerCase();
  if (!wanted) return undefined;
  const all: readonly Locale[] = [sourceLocale, ...targetLocales];
  return all.find((code) => code === wanted) ?? all.find((code) => code.split('-')[0] === wanted.split('-')[0]);
}
