import { tellWebmaster } from '../base/webmaster.js';
import type { Locale } from './localization.js';

/** Fetched when there is something to say. */
export function remarkOnTexts(locale: Locale): void {
  tellWebmaster('warn', `The texts in "${locale}" could not be fetched; the tags stay in the language that they are in.`);
}
