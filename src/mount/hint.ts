const hinted = new Set<string>();

/** Starts early what is sure to be needed: the way to a server, or a file of a tag. */
export function hint(rel: string, href: string | null | undefined): void {
  if (!href || hinted.has(href)) return;
  hinted.add(href);
  document.head.append(Object.assign(document.createElement('link'), { rel, href, crossOrigin: 'anonymous' }));
}
