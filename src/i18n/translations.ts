/** Fetched when the page is to be drawn in another language than the one that the texts are written in. */
import { configureLocalization } from '@lit/localize/init/runtime.js';
import { sourceLocale, targetLocales } from './locale-codes.js';

export type Translations = ReturnType<typeof configureLocalization>;
type LocaleModule = Awaited<ReturnType<Parameters<typeof configureLocalization>[0]['loadLocale']>>;

const loaders: Record<(typeof targetLocales)[number], () => Promise<LocaleModule>> = {
  en: () => import('./locales/en.js'),
  es: () => import('./locales/es.js'),
  'oc-aranes': () => import('./aranese.js'),
};

export const translations: Translations = configureLocalization({
  sourceLocale,
  targetLocales,
  loadLocale: (code) => loaders[code as keyof typeof loaders](),
});
