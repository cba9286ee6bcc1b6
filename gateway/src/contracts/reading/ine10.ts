import type { Notes } from './notes.js';
import { isBlank } from './text.js';

/**
 * Code of a public body. Open-data feeds and bodies lose the leading zero by treating it as a number, so nine digits are one short;
 * any other length cannot be repaired and is not taken.
 */
export function readIne10(value: unknown, notes: Notes, field: string): string | null {
  if (isBlank(value)) return null;
  const digits = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  if (/^\d{10}$/.test(digits)) {
    if (typeof value === 'number') notes.add('code-repaired', field);
    return digits;
  }
  if (/^\d{9}$/.test(digits)) {
    notes.add('code-repaired', field);
    return `0${digits}`;
  }
  notes.add('value-unknown', field);
  return null;
}

/**
 * Whether an INE10 and a DIR3 can be told to belong to different bodies. A town's DIR3 is `L01` and the first six digits of its INE10;
 * other DIR3 codes say nothing about the INE10.
 */
export const codesDisagree = (ine10: string | null, dir3: string | null): boolean =>
  ine10 !== null && dir3 !== null && /^L01\d{6}$/i.test(dir3) && dir3.slice(3) !== ine10.slice(0, 6);
