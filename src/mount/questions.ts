/** The tags that show a list of the same name; by the build. */
declare const __LISTS__: readonly string[];

/** The questions of those of some tags that are lists. */
export const questionsOf = (tags: readonly string[]): { path: string; accept: string }[] =>
  tags.filter((tag) => __LISTS__.includes(tag)).map((tag) => ({ path: `/v1/${tag.slice(3)}`, accept: 'application/x-ndjson' }));
