export type Heights = readonly [wide: number, narrow: number];

/**
 * The tags that can be sealed, each with the height in CSS pixels that is kept free until its frame says its own, on wide and narrow
 * pages; by the build from `components/<tag>/sealed.json`.
 */
declare const __HEIGHTS__: Readonly<Record<string, Heights>>;
/** The attributes that any of them has; by the build. */
declare const __ATTRIBUTES__: readonly string[];

export const heights = __HEIGHTS__;
export const attributes = __ATTRIBUTES__;
