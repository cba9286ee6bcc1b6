/**
 * Identifiers that go back to the body in an address: what cannot be told exactly is no identifier, since one that was shaped, shortened or
 * rounded may be somebody else's letter.
 */

/** An int64 has no more digits. */
const wholeNumber = /^\d{1,19}$/;

/** What an address can hold as it is; blanks and invisible characters are in no identifier. */
const name = /^[!-~]{1,200}$/;

/** Digits of an int64. A JSON number beyond 2^53 was rounded when it was parsed, so it is `null`; only as a string such an id arrives whole. */
export function readWholeNumber(value: unknown): string | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? String(value) : null;
  return typeof value === 'string' && wholeNumber.test(value) ? value : null;
}

/** A name without a form of its own, such as a UUID, exactly as the body wrote it; otherwise `null`. */
export const readName = (value: unknown): string | null =>
  typeof value === 'string' ? (name.test(value) ? value : null) : readWholeNumber(value);
