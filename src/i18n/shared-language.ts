import { tellWebmaster } from '../base/webmaster.js';
import { useLocale, type Locale } from './localization.js';

const key = Symbol.for('meu-espai/language');
const holder = globalThis as typeof globalThis & { [key]?: Locale };
const changed = 'meu-espai/language';

let following = false;

/** Draws the tags of every copy of the kit on this page in one language. */
export function share(locale: Locale): void {
  holder[key] = locale;
  followSharedLanguage();
  document.dispatchEvent(new Event(changed));
}

/** Makes the tags of this copy follow the language that whichever copy has `<my-space>` decides on. */
export function followSharedLanguage(): void {
  if (following) return;
  following = true;
  document.addEventListener(changed, follow);
  follow();
}

function follow(): void {
  const locale = holder[key];
  if (!locale) return;
  useLocale(locale).catch(() => {
    tellWebmaster('warn', `The texts in "${locale}" could not be fetched; the tags stay in the language that they are in.`);
  });
}
