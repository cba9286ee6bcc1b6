/**
 * The tags that can be sealed, by the build from `components/<tag>/sealed.json`: the height in CSS pixels that is kept free until the frame
 * says its own, and the frame's title in Catalan, Spanish, Aranese and English.
 */
declare const __TAGS__: Readonly<Record<string, readonly [height: number, ca: string, es: string, oc: string, en: string]>>;
/** The attributes that any of them has. */
declare const __ATTRIBUTES__: readonly string[];

export const tags = __TAGS__;
export const attributes = __ATTRIBUTES__;

/** A title for a language; Catalan where it is none of ours. */
export function titleOf(tag: string, lang: string): string {
  const [, ...titles] = tags[tag] ?? [0, ''];
  return titles[Math.max(0, ['ca', 'es', 'oc', 'en'].indexOf(lang.slice(0, 2).toLowerCase()))] ?? '';
}

/** CSS pixels. */
export const reservedFor = (tag: string): number => tags[tag]?.[0] ?? 0;
