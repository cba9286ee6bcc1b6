import { storage } from '../base/storage.js';
import { tagName } from '../base/define.js';
import { matchLocale, type Locale } from './localization.js';
import { sourceLocale } from './locale-codes.js';
import { followSharedLanguage, share } from './shared-language.js';

const choiceKey = 'meu-espai.language';

let configured: Locale | undefined;
let watching = false;

/**
 * Draws the page's tags in the language that `<my-space lang>` asks for, else in the citizen's own choice, else in that of
 * `<html lang>`, which is followed when it changes, else in Catalan.
 */
export function configureLanguage(lang: string): void {
  configured = matchLocale(lang);
  if (!watching) {
    watching = true;
    new MutationObserver(apply).observe(document.documentElement, { attributeFilter: ['lang'] });
    // Chosen in another frame or tab of the site.
    addEventListener('storage', ({ key }) => {
      if (key === choiceKey) apply();
    });
  }
  apply();
}

/** Decides on the language as soon as there is a tag, also when `<my-space>` is still on its way. */
export function startLanguage(): void {
  if (!followSharedLanguage()) configureLanguage(document.querySelector(tagName('my-space'))?.getAttribute('lang') ?? '');
}

/** Remembers the citizen's choice on this site. Where `<my-space lang>` is set it has no effect. */
export function chooseLanguage(locale: Locale): void {
  storage('localStorage')?.setItem(choiceKey, locale);
  apply();
}

/** Whether the page leaves the choice of the language to the citizen. */
export const languageIsFree = (): boolean => configured === undefined;

function apply(): void {
  share(
    configured ?? matchLocale(storage('localStorage')?.getItem(choiceKey)) ?? matchLocale(document.documentElement.lang) ?? sourceLocale,
  );
}
