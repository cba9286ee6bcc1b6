import type { Notes } from './notes.js';

/** Longest text kept of any field, in UTF-16 units. */
export const longestText = 500;

/** Bodies write "nothing" in four ways where the contract asks them to leave the field out. */
export const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && /^\s*(null)?\s*$/i.test(value));

/**
 * Text as the body wrote it, in one line: runs of spaces collapsed, control characters removed. A number is taken as its digits.
 * Anything else is no text.
 */
export function readText(value: unknown, notes: Notes, field: string): string | null {
  if (isBlank(value)) return null;
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') {
    notes.add('value-unknown', field);
    return null;
  }
  const text = value
    .replace(/\p{Cc}/gu, (control) => (/\s/.test(control) ? ' ' : ''))
    .replace(/\s+/g, ' ')
    .trim();
  if (text.length <= longestText) return text || null;
  notes.add('text-shortened', field);
  // A cut through a surrogate pair would leave half a character.
  return `${text.slice(0, longestText - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
