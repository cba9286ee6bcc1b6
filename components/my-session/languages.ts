import type { Locale } from '../../src/i18n/localization.js';

/** The languages by their own names, in the order in which they are offered. */
export const languageNames: readonly (readonly [Locale, string])[] = [
  ['ca', 'Català'],
  ['es', 'Castellano'],
  ['oc-aranes', 'Aranés'],
  ['en', 'English'],
];
