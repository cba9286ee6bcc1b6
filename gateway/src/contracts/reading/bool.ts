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

/** No yes or no is longer, spaces included. */
const longest = 40;

/** Real booleans, and the strings that bodies send for them: `"false"` is not true. `null` where nothing usable was said. */
export function readBool(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return text.length <= longest ? (words.get(keyOf(text)) ?? null) : null;
}
