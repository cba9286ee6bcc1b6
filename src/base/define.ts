import type { KitElement } from './kit-element.js';

type KitElementClass = (new () => KitElement) & { readonly version: string };

let prefix = 'my';

/** Changed by `registerAs()` alone, which knows what a prefix may be. */
export function setPrefix(chosen: string): void {
  prefix = chosen;
}

/** The name under which a tag of the kit is known on this page. */
export const tagName = (tag: string): string => tag.replace(/^my-/, `${prefix}-`);

/**
 * Defines a tag unless the page already has it; the first one on the page always stays. That the kit is loaded twice is warned about
 * once; versions too far apart are reported as an error.
 */
export function define(tag: string, constructor: KitElementClass): void {
  const name = tagName(tag);
  const existing = customElements.get(name) as Partial<KitElementClass> | undefined;
  if (existing) {
    if (existing !== constructor) void import('./other-copy.js').then(({ reportOther }) => reportOther(name, existing, constructor));
    return;
  }
  customElements.define(name, constructor);
  // A scoped-registry polyfill that loads after us swaps the registry, and what was defined before it is gone.
  if (document.readyState !== 'complete') {
    addEventListener('load', () => customElements.get(name) ?? customElements.define(name, class extends constructor {}), { once: true });
  }
}
