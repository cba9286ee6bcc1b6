/** What a page's theme said that was not taken, in words for whoever keeps the page. In a file of its own: a page in order never fetches it. */
import { tellWebmaster } from '../../base/webmaster.js';
import { readColour } from './colour.js';
import { defaults } from './legible.js';
import type { Scheme } from './scheme.js';
import { lengthOf, longest, measures } from './theme.js';

/** Longest value that is repeated on the console. */
const shown = 32;

/** Says in one line which tokens fell back to the kit's own values, and what would have been taken. */
export function remarkOnTheme(said: Readonly<Record<string, unknown>>, refused: readonly string[], scheme: Scheme): void {
  if (lengthOf(said) > longest) {
    tellWebmaster('warn', `Nothing of the page's theme was taken: its tokens together are longer than ${longest} characters.`);
    return;
  }
  const remarks = refused.flatMap((name) => {
    const expected = expectedOf(name, String(said[name]).trim(), scheme);
    return expected ? [`${name}${quoted(said[name])} ${expected}`] : [];
  });
  if (remarks.length > 0) tellWebmaster('warn', `Not taken from the page's theme, in ${scheme}: ${remarks.join('; ')}.`);
}

const quoted = (value: unknown): string =>
  typeof value === 'string' && value.length <= shown && /^[\p{L}\p{N}\p{P}\p{S} ]*$/u.test(value) ? ` (${value.trim()})` : '';

function expectedOf(name: string, value: string, scheme: Scheme): string | undefined {
  if (Object.hasOwn(defaults, name.slice('--my-'.length)))
    return readColour(value, scheme)
      ? 'cannot be read with the colours beside it: set text and surface so that they differ by 4.5 : 1'
      : 'is no colour: write one as #0a5c36, rgb(), hsl() or light-dark()';
  const largest = Object.entries((Object.hasOwn(measures, name) && measures[name]) || {});
  return largest.length > 0 ? `has to be a number from 0 to ${largest.map(([unit, most]) => `${most}${unit}`).join(' or ')}` : undefined;
}
