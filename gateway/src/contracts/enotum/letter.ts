import { showHidden, withoutPiles } from '../reading/hidden.js';
import { isBlank } from '../reading/text.js';

/** Longest letter shown, in UTF-16 units; the whole is in its document. */
const longestLetter = 20_000;

/** The text of a letter as plain text: its lines are kept, control characters are not, and what is hidden is shown. */
export function letterText(value: unknown): string | null {
  if (typeof value !== 'string' || isBlank(value)) return null;
  const tidy = value
    .slice(0, 2 * longestLetter)
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/\r\n?/g, '\n')
    .replace(/\p{Cc}/gu, (control) => (control === '\n' ? '\n' : control === '\t' ? ' ' : ''))
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  const text = tidy.split('\n').map(withoutPiles).map(withoutSoftHyphens).map(showHidden).join('\n');
  if (text.length <= longestLetter) return text || null;
  return `${text.slice(0, longestLetter - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

const withoutSoftHyphens = (line: string): string => line.replace(/\u00AD/g, '');
