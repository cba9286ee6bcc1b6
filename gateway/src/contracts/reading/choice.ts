/**
 * A word of a closed vocabulary, compared without case, accents, punctuation or kind of space:
 * `Obert`, `No aplica`, `ANUL·LADA` and `ANUL.LADA` all find their entry.
 */
export const keyOf = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[·.'’]/g, '')
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_|_$/g, '');

export type Vocabulary<Value> = ReadonlyMap<string, Value>;

/** A vocabulary from the contract's words, synonyms and old spellings included. */
export const vocabulary = <const Value extends string>(words: Record<string, Value>): Vocabulary<Value> =>
  new Map(Object.entries(words).map(([word, value]) => [keyOf(word), value]));

/** What a word means to us; `null` with the raw word kept where it means nothing that we know. */
export interface Choice<Value> {
  value: Value | null;
  raw: string | null;
}
