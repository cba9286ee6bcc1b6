import { showHidden, withoutPiles } from './hidden.js';
import type { Notes } from './notes.js';

/** Longest text kept of any field, in UTF-16 units. */
export const longestText = 500;

/** Units of a text that are looked at; what is this long is no text of a field, and reading all of it would only cost time. */
const mostLookedAt = 8_000;

/** What nearly every text consists of: nothing in it needs a second look. */
const plain = /^[!-~¡-¬®-ɏ‘’“”–—…€]+(?: [!-~¡-¬®-ɏ‘’“”–—…€]+)*$/;

/** Bodies write "nothing" in four ways where the contract asks them to leave the field out. */
export const isBlank = (value: unknown): boolean => {
  if (value === undefined || value === null) return true;
  // A pattern with blanks on both sides would try every way to divide a megabyte of them.
  return typeof value === 'string' && /^(null)?$/i.test(value.trim());
};

/**
 * Text as the body wrote it, in one line: runs of spaces collapsed, control characters removed, hidden characters shown by their code.
 * A number is taken as its digits, unless it was rounded when it was parsed: then nobody knows them. Anything else is no text.
 */
export function readText(value: unknown, notes: Notes, field: string): string | null {
  if (isBlank(value)) return null;
  if (typeof value === 'number' && isExact(value)) return String(value);
  if (typeof value !== 'string') {
    notes.add('value-unknown', field);
    return null;
  }
  const text = plain.test(value) ? value : cleaned(value, notes, field);
  if (text.length <= longestText) return text || null;
  notes.add('text-shortened', field);
  // A cut through a surrogate pair would leave half a character.
  return `${text.slice(0, longestText - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

const isExact = (value: number): boolean => !Number.isInteger(value) || Number.isSafeInteger(value);

function cleaned(value: string, notes: Notes, field: string): string {
  const trimmed = value.trim();
  const start = trimmed.slice(0, mostLookedAt);
  const line = start
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/\p{Cc}/gu, (control) => (/\s/.test(control) ? ' ' : ''))
    .replace(/\s+/g, ' ')
    .trim();
  const text = withoutPiles(line);
  if (start.length < trimmed.length || text.length < line.length) notes.add('text-shortened', field);
  // A soft hyphen only says where a line may break.
  const seen = text.replace(/\u00AD/g, '');
  const shown = showHidden(seen);
  if (shown !== seen) notes.add('hidden-characters', field);
  return shown;
}
