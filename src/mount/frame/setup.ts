import type { FrameSetup } from '../protocol.js';
import { isRecord, readLang, readPage, readTags } from './grammar.js';
import { readScheme, type Scheme } from './scheme.js';
import { readTheme } from './theme.js';

/** Longest fragment that is read at all, in characters. */
const longest = 4096;

/** A frame's setup as it was understood. */
export type ReadSetup = Omit<FrameSetup, 'page' | 'login' | 'scheme'> & { page?: string; login?: 'redirect'; scheme: Scheme };

/**
 * What a page says of itself, from a fragment that anybody can write.
 * @param origins the pages that may hold this frame
 */
export function readSetup(fragment: string, origins: readonly string[]): ReadSetup {
  const said = parse(fragment);
  const scheme = readScheme(said['scheme']);
  return {
    tags: readTags(said['tags']),
    ...readLang(said),
    theme: readTheme(said['theme'], scheme),
    scheme,
    page: readPage(said['page'], origins),
    login: said['login'] === 'redirect' ? 'redirect' : undefined,
    mk: typeof said['mk'] === 'string' && /^[\w-]{1,2048}$/.test(said['mk']) ? said['mk'] : undefined,
  };
}

function parse(fragment: string): Record<string, unknown> {
  if (fragment.length > longest) return {};
  try {
    const said: unknown = JSON.parse(decodeURIComponent(fragment.slice(1)));
    return isRecord(said) ? said : {};
  } catch {
    return {};
  }
}
