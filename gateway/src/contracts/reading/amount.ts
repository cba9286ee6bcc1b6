import type { Notes } from './notes.js';
import { isBlank } from './text.js';

/** No amount is written longer. */
const longest = 60;

/** Euros and cents as our contracts write them. */
const plain = /^-?\d+(\.\d{1,2})?$/;

/**
 * An amount of money in integer cents. Takes the contract's `"8385.84"`, numbers, and what people write: `8.385,84`, `125,40 €`.
 * `1.234` in text could be a thousand or one euro and 23 cents: being wrong by a thousand is worse than not knowing, so it is `null`.
 */
export function readCents(value: unknown, notes: Notes, field: string): number | null {
  if (isBlank(value)) return null;
  const written = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  const text = written.length <= longest ? written : '';
  if (typeof value === 'string' && !plain.test(text)) notes.add('amount-repaired', field);
  const decimal = typeof value === 'number' ? text : toDecimal(text.replace(/€|eur(os)?\.?$/gi, '').replace(/[\s']/g, ''));
  const cents = decimal === undefined ? undefined : toCents(decimal);
  if (cents === undefined) notes.add('value-unknown', field);
  return cents ?? null;
}

/** Written amount → decimal with a dot; `undefined` where it is ambiguous or no amount. */
function toDecimal(text: string): string | undefined {
  if (!/^[-+]?\d[\d.,]*$/.test(text)) return undefined;
  const separators = [...text.matchAll(/[.,]/g)];
  const last = separators.at(-1);
  if (!last) return text;
  const kinds = new Set(separators.map(([mark]) => mark));
  const whole = text.slice(0, last.index).replace(/[.,]/g, '');
  const rest = text.slice(last.index + 1);
  if (kinds.size === 2) return isGrouped(text.slice(0, last.index)) ? `${whole}.${rest}` : undefined;
  if (separators.length > 1) return isGrouped(text) ? `${whole}${rest}` : undefined;
  const ambiguous = rest.length === 3 && /^[-+]?[1-9]\d{0,2}$/.test(whole);
  return ambiguous ? undefined : `${whole}.${rest}`;
}

/** Whether one kind of mark cuts the digits into thousands. */
const isGrouped = (text: string): boolean => /^[-+]?\d{1,3}(?:(?:\.\d{3})+|(?:,\d{3})+)$/.test(text);

/** Decimal text → cents without passing through binary fractions; half a cent goes away from zero. */
function toCents(decimal: string): number | undefined {
  const [match, sign, whole, fraction = ''] = /^([-+]?)(\d+)(?:\.(\d*))?$/.exec(decimal) ?? [];
  if (!match) return undefined;
  const padded = fraction.padEnd(3, '0');
  const cents = Number(whole) * 100 + Number(padded.slice(0, 2)) + (Number(padded[2]) >= 5 ? 1 : 0);
  if (!Number.isSafeInteger(cents)) return undefined;
  return sign === '-' && cents > 0 ? -cents : cents;
}
