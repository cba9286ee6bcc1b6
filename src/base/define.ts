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
 * Defines a tag unless the page already has it. The same version is passed over in silence, a near version is warned about
 * once, a version too far apart is reported as an error; the first one on the page always stays.
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
  if (existing === constructor || existing?.version === constructor.version) return;
  const theirs = existing?.version;
  if (!theirs) {
    tellWebmaster('error', `<${name}> is already defined by something else on this page. Choose another prefix: registerAs('…').`);
  } else if (majorOf(theirs) !== majorOf(constructor.version)) {
    const text = `Versions ${theirs} and ${constructor.version} are both on this page and do not fit together; ${theirs} stays. Load only one.`;
    tellWebmasterOnce('other-major', 'error', text);
  } else {
    tellWebmasterOnce('other-version', 'warn', `Versions ${theirs} and ${constructor.version} are both on this page; ${theirs} stays.`);
  }
}
