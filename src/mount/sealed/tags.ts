/** The tags that can be sealed, each with the height in CSS pixels that is kept free until its frame says its own; by the build. */
declare const __HEIGHTS__: Readonly<Record<string, number>>;
/** The attributes that any of them has; by the build. */
declare const __ATTRIBUTES__: readonly string[];

export const heights = __HEIGHTS__;
export const attributes = __ATTRIBUTES__;
