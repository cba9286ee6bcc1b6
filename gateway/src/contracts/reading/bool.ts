import { keyOf } from './choice.js';

const words = new Map([
  ['TRUE', true],
  ['SI', true],
  ['S', true],
  ['1', true],
  ['FALSE', false],
  ['NO', false],
  ['N', false],
  ['0', false],
]);

/** Real booleans, and the strings that bodies send for them: `"false"` is not true. `null` where nothing usable was said. */
export function readBool(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  return typeof value === 'string' || typeof value === 'number' ? (words.get(keyOf(String(value))) ?? null) : null;
}
