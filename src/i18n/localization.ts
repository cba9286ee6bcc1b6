import { configureLocalization } from '@lit/localize';
import { sourceLocale, targetLocales } from './locale-codes.js';

/** A language of the kit; `oc-aranes` is Aranese, the Occitan of the Val d'Aran. */
export type Locale = typeof sourceLocale | (typeof targetLocales)[number];

type LocaleModule = Awaited<ReturnType<Parameters<typeof configureLocalization>[0]['loadLocale']>>;

const loaders: Record<(typeof targetLocales)[number], () => Promise<LocaleModule>> = {
  en: () => import('./locales/en.js'),
  es: () => import('./locales/es.js'),
  'oc-aranes': () => import('./locales/oc-aranes.js'),
};

const localization = configureLocalization({
  sourceLocale,
  targetLocales,
  loadLocale: (code) => loaders[code as keyof typeof loaders](),
});

/** The language the tags are drawn in now. */
export const activeLocale = (): Locale => localization.getLocale() as Locale;

let pending: Promise<void> | undefined;

/**
 * Draws every tag in another language, once its texts have arrived.
 * @throws when the texts could not be fetched; the language then stays as it was.
 */
export function useLocale(locale: Locale): Promise<void> {
  const arrival = localization.setLocale(locale);
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

/** The languages by their own names, in the order in which they are offered. */
export const languageNames: readonly (readonly [Locale, string])[] = [
  ['ca', 'Català'],
  ['es', 'Castellano'],
  ['oc-aranes', 'Aranés'],
  ['en', 'English'],
];
