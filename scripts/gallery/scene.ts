/** One page as a citizen may meet it, in each of the four languages. */
import type { PageLanguage } from '../../gateway/src/pages/language.js';

export const languages: readonly PageLanguage[] = ['ca', 'es', 'oc', 'en'];

export interface Scene {
  /** What stands on it, for whoever looks through them; unique. */
  name: string;
  /** The whole document. */
  html: (language: PageLanguage) => string | Promise<string>;
}
