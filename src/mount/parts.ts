/** The files of each tag, what it needs besides when somebody is signed in under `in:…`, and of each language under `lang-…`; by the build. */
declare const __PARTS__: Readonly<Record<string, readonly string[]>>;
/** The tags that show a list of the same name; by the build. */
declare const __LISTS__: readonly string[];

/** One mention only: the build replaces the first. */
export const parts = __PARTS__;

/** The questions of those of some tags that are lists. */
export const questionsOf = (tags: readonly string[]): { path: string; accept: string }[] =>
  tags.filter((tag) => __LISTS__.includes(tag)).map((tag) => ({ path: `/v1/${tag.slice(3)}`, accept: 'application/x-ndjson' }));

const hinted = new Set<string>();

/** Starts early what is sure to be needed: the way to the gateway, and every file of a tag at once. */
export function hint(rel: string, href: string | null | undefined): void {
  if (!href || hinted.has(href)) return;
  hinted.add(href);
  document.head.append(Object.assign(document.createElement('link'), { rel, href, crossOrigin: 'anonymous' }));
}

/** Asks for the files under a name of the list. @param here address of the entry, beside which they are */
export function fetchParts(name: string | undefined, here: string): void {
  for (const part of parts[name ?? ''] ?? []) hint('modulepreload', new URL(`chunks/${part}`, here).href);
}
