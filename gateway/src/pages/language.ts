/** The languages of the gateway's own pages. */
const languages = ['ca', 'es', 'oc', 'en'] as const;
export type PageLanguage = (typeof languages)[number];

/** The first wish that can be met: what was asked for (a tag, or a list of them), then what the browser asks for, then Catalan. */
export function pageLanguage(wishes: (string | undefined)[]): PageLanguage {
  for (const wish of wishes.flatMap((list) => (list ?? '').toLowerCase().split(/[\s,]+/))) {
    const language = languages.find((known) => known === wish.split(/[-;]/)[0]);
    if (language) return language;
  }
  return 'ca';
}

/** The code by which the kit and BCP 47 know a language; Aranese is the Occitan of the Val d'Aran. */
export const tagOf = (language: PageLanguage): string => (language === 'oc' ? 'oc-aranes' : language);

/** The municipalities of the Val d'Aran, by the first five digits of their INE10. */
const aran = ['25025', '25031', '25045', '25057', '25059', '25063', '25121', '25243', '25247'];

/** The language of a site's own body, where nobody has chosen another. */
export const languageOfBody = (ine10: string): PageLanguage => (aran.includes(ine10.slice(0, 5)) ? 'oc' : 'ca');
