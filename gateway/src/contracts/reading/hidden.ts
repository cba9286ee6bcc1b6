/**
 * Characters that cannot be seen, or that change how others are seen: controls of the writing direction, zero-width ones, tags, fillers.
 * A text that holds them can read as something else than it is, so they are shown by their code instead of being obeyed.
 */

/** The joiner and the colour selector belong to an emoji where they stand between or behind pictures, and are hidden anywhere else. */
const strayOfEmoji = [
  '(?<!\\p{Extended_Pictographic}(?:\\uFE0F|\\p{Emoji_Modifier})?)\\u200D',
  '\\u200D(?!\\p{Extended_Pictographic})',
  '(?<!\\p{Emoji})[\\uFE0E\\uFE0F]',
];
/** The braille blank is a letter by its class, and an empty space to the eye. */
const others = '(?![\\u200D\\uFE0E\\uFE0F])[\\p{Cf}\\p{Default_Ignorable_Code_Point}\\u2800]';
const hidden = new RegExp([...strayOfEmoji, others].join('|'), 'gu');

/** Marks that no letter of any of our languages carries so many of; a pile of them covers the lines above and below. */
const pile = /(\p{M}{4})\p{M}+/gu;

/** The text with what was hidden in it in sight, as `‹U+202E›`. */
export const showHidden = (text: string): string =>
  text.replace(hidden, (character) => `‹U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`);

/** The text with at most four marks on each letter. */
export const withoutPiles = (text: string): string => text.replace(pile, '$1');
