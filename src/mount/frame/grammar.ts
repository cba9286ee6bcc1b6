/**
 * What a frame believes of what a page says. The page belongs to others, so each field has a grammar of its own; what does not fit it is
 * as if it had not been said. Nothing here throws, whatever comes.
 */
import type { HostMessage, TagSetup, Theme } from '../protocol.js';
import { readScheme, type Scheme } from './scheme.js';
import { readTheme } from './theme.js';

type Said = Record<string, unknown>;

export const isRecord = (value: unknown): value is Said => typeof value === 'object' && value !== null && !Array.isArray(value);

/** More than all tags there are. */
const mostTags = 12;

export function readTags(said: unknown): TagSetup[] {
  if (!Array.isArray(said)) return [];
  return said.slice(0, mostTags).flatMap((tag: unknown) => {
    if (!isRecord(tag) || typeof tag['name'] !== 'string' || !/^my-[a-z]+(-[a-z]+)*$/.test(tag['name'])) return [];
    return [{ name: tag['name'], attributes: readAttributes(tag['attributes']) }];
  });
}

/** Values short and plain, under whatever names: a frame sets those that its tag declares and no others. */
function readAttributes(said: unknown): Record<string, string> {
  if (!isRecord(said)) return {};
  const plain = (entry: [string, unknown]): entry is [string, string] =>
    typeof entry[1] === 'string' && /^[\p{L}\p{N}\p{P} ]{0,64}$/u.test(entry[1]);
  return Object.fromEntries(Object.entries(said).filter(plain));
}

/** A language tag (BCP 47), or nothing. */
export function readLang({ lang, fixed }: Said): { lang: string; fixed: boolean } {
  const known = typeof lang === 'string' && /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i.test(lang);
  return { lang: known ? lang : '', fixed: known && fixed === true };
}

/** Whether it may be the address of a page that may hold this frame. */
export function readPage(said: unknown, origins: readonly string[]): string | undefined {
  if (typeof said !== 'string' || said.length > 512 || !URL.canParse(said)) return undefined;
  const { origin, pathname } = new URL(said);
  return origins.includes(origin) ? origin + pathname : undefined;
}

/** A message as it was understood. */
export type ReadMessage = Exclude<HostMessage, { type: 'theme' }> | { type: 'theme'; theme: Theme; scheme: Scheme };

/** A message over the port, if it is one of the three that a page may send. */
export function readMessage(data: unknown): ReadMessage | undefined {
  if (!isRecord(data)) return undefined;
  const { type } = data;
  if (type === 'attributes') return { type, tags: readTags(data['tags']) };
  if (type === 'lang') return { type, ...readLang(data) };
  if (type === 'theme') {
    const scheme = readScheme(data['scheme']);
    return { type, scheme, theme: readTheme(data['theme'], scheme) };
  }
  return undefined;
}
