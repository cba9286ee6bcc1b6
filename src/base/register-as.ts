import { setPrefix } from './define.js';

/**
 * Chooses another prefix for the tags that are defined after this call, for a page where `my-` is taken: with
 * `registerAs('town')` the tag `my-procedures` becomes `town-procedures`.
 */
export function registerAs(chosen: string): void {
  if (!/^[a-z][a-z0-9]*$/.test(chosen))
    throw new RangeError(`"${chosen}" cannot be the prefix of a tag: use lower-case letters and digits.`);
  setPrefix(chosen);
}
