/** Fetched when a page has defined a tag before; otherwise nobody needs the words. */
import { majorOf } from '../version.js';
import { tellWebmaster, tellWebmasterOnce } from './webmaster.js';

/** Says what a tag was already defined by: another copy of the kit, near or far, or something else. */
export function reportOther(name: string, existing: { readonly version?: string }, { version: ours }: { readonly version: string }): void {
  const theirs = existing.version;
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
