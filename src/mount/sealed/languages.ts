/** The kit's languages, in the order in which the build writes the titles. */
const languages = ['ca', 'es', 'oc-aranes', 'en'] as const;

/** The place of a page's language among them; Catalan where it is none of ours. */
export const placeOf = (lang: string): number =>
  Math.max(
    0,
    languages.findIndex((language) => language.slice(0, 2) === lang.slice(0, 2).toLowerCase()),
  );

export const languageOf = (lang: string): string => languages[placeOf(lang)] ?? 'ca';
