import { activeLocale, textsOnTheirWay } from '../../i18n/localization.js';
import { sharedLanguageChanged } from '../../i18n/shared-language.js';

/** Keeps the document's language that of its tags: the citizen may have chosen another one than the page's. */
export function followLanguage(html: HTMLElement): void {
  let latest = 0;
  document.addEventListener(sharedLanguageChanged, () => {
    const mine = (latest += 1);
    // First everybody who follows the language begins to fetch its texts.
    void Promise.resolve()
      .then(textsOnTheirWay)
      .then(() => {
        if (mine === latest && html.lang !== activeLocale()) html.lang = activeLocale();
      });
  });
}
