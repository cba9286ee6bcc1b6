import type { Notes } from './notes.js';
import { isBlank } from './text.js';

/** HCC's sizes are kilobytes, as a number, its digits or `84 KB`; in bytes they are approximate, and noted so. */
export function readKilobytes(value: unknown, notes: Notes, field: string): number | null {
  if (isBlank(value)) return null;
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  const [, digits] = /^(\d{1,9}(?:[.,]\d+)?)\s*(?:kb)?$/i.exec(text) ?? [];
  if (digits === undefined) {
    notes.add('value-unknown', field);
    return null;
  }
  notes.add('size-approximate', field);
  return Math.round(Number(digits.replace(',', '.')) * 1024);
}
