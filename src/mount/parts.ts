import { hint } from './hint.js';

/** The files of each tag, what it needs besides when somebody is signed in under `in:…`, and of each language under `lang-…`; by the build. */
declare const __PARTS__: Readonly<Record<string, readonly string[]>>;

/** One mention only: the build replaces the first. */
export const parts = __PARTS__;

/** Asks for the files under a name of the list, all at once. @param here address of the entry, beside which they are */
export function fetchParts(name: string | undefined, here: string): void {
  for (const part of parts[name ?? ''] ?? []) hint('modulepreload', new URL(`chunks/${part}`, here).href);
}
