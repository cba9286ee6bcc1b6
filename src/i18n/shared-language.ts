import { activeLocale, textsOnTheirWay, useLocale, type Locale } from './localization.js';

const key = Symbol.for('meu-espai/language');
const holder = globalThis as typeof globalThis & { [key]?: Locale };
/** Event on the document: another language was decided on; its texts may still be on their way. */
export const sharedLanguageChanged = 'meu-espai/language';

let following = false;

/** Draws the tags of every copy of the kit on this page in one language. */
export function share(locale: Locale): void {
  holder[key] = locale;
  followSharedLanguage();
  document.dispatchEvent(new Event(sharedLanguageChanged));
}

/** Makes the tags of this copy follow the shared language. Says whether one was decided already. */
export function followSharedLanguage(): boolean {
  if (!following) {
    following = true;
    document.addEventListener(sharedLanguageChanged, follow);
    follow();
  }
  return holder[key] !== undefined;
}

function follow(): void {
  const locale = holder[key];
  if (!locale || (locale === activeLocale() && !textsOnTheirWay())) return;
  useLocale(locale).catch(() => import('./texts-missing.js').then(({ remarkOnTexts }) => remarkOnTexts(locale)));
}
