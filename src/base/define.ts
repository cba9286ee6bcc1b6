import { majorOf } from '../version.js';
import type { KitElement } from './kit-element.js';
import { tellWebmaster, tellWebmasterOnce } from './webmaster.js';

type KitElementClass = (new () => KitElement) & { readonly version: string };

let prefix = 'my';

/**
 * Chooses another prefix for the tags that are defined after this call, for a page where `my-` is taken: with
 * `registerAs('town')` the tag `my-procedures` becomes `town-procedures`.
 */
export function registerAs(chosen: string): void {
  if (!/^[a-z][a-z0-9]*$/.test(chosen))
    throw new RangeError(`"${chosen}" cannot be the prefix of a tag: use lower-case letters and digits.`);
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
  if (customElements.get(name)) {
    reportOther(name, constructor);
    return;
  }
  customElements.define(name, constructor);
  // A scoped-registry polyfill that loads after us swaps the registry, and what was defined before it is gone.
  if (document.readyState !== 'complete') {
    addEventListener('load', () => customElements.get(name) ?? customElements.define(name, class extends constructor {}), { once: true });
  }
}

function reportOther(name: string, constructor: KitElementClass): void {
  const existing = customElements.get(name) as Partial<KitElementClass> | undefined;
  if (existing === constructor) return;
  const theirs = existing?.version;
  const ours = constructor.version;
  if (!theirs) {
    tellWebmaster('error', `<${name}> is already defined by something else on this page. Choose another prefix: registerAs('…').`);
  } else if (majorOf(theirs) !== majorOf(ours)) {
    const text = `Versions ${theirs} and ${ours} are both on this page and do not fit together; ${theirs} stays. Load only one.`;
    tellWebmasterOnce('other-major', 'error', text);
  } else {
    const text =
      theirs === ours
        ? `Version ${ours} is loaded twice on this page; once is enough.`
        : `Versions ${theirs} and ${ours} are both on this page; ${theirs} stays.`;
    tellWebmasterOnce('two-copies', 'warn', text);
  }
}
