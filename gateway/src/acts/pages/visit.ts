/** Who looks at a page, in which language, and the addresses that keep both it and the way back. */
import { pageLanguage, type PageLanguage, tagOf } from '../../pages/language.js';
import type { Site } from '../../identity/sites.js';
import type { Citizen } from '../../identity/types.js';
import { actTexts, type ActTexts } from './texts.js';

/** Whose service it is, and where problems with it are reported. */
export interface Operator {
  name: string;
  incidents?: string | undefined;
}

export interface Visit {
  /** Our opaque id of the notification. */
  notification: string;
  language: PageLanguage;
  texts: ActTexts;
  citizen: Citizen | undefined;
  /** The gateway's clock, Europe/Madrid. */
  officialTime: string;
  operator: Operator;
  /** The page of a town from which the citizen came, if it is one that we know. */
  site: Site | undefined;
}

export interface VisitQuery {
  lang?: string;
  site?: string;
}

/** The language that was chosen, else the browser's, else Catalan. */
export function wordsFor(query: VisitQuery, acceptLanguage: string | undefined): Pick<Visit, 'language' | 'texts'> {
  const language = pageLanguage([typeof query.lang === 'string' ? query.lang : undefined, acceptLanguage]);
  return { language, texts: actTexts[language] };
}

/** An address of this notification: `path` is empty or begins with a slash. Nothing of the citizen's may be in `more`. */
export function address(
  { notification, language, site }: Pick<Visit, 'notification' | 'language' | 'site'>,
  path = '',
  more: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams({ lang: tagOf(language), ...(site && { site: site.administration }), ...more });
  return `/act/${encodeURIComponent(notification)}${path}?${query.toString()}`;
}
