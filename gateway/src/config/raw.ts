/** Reads in a configuration that may be of any shape, so that one mistake does not hide another. */

/** What stands at the path; `undefined` where nothing does. */
export function at(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? (inner as Record<string | number, unknown>)[key] : undefined),
    value,
  );
}

/** The elements of a list; none where it is no list. */
export const listAt = (value: unknown, ...path: (string | number)[]): unknown[] => {
  const list = at(value, ...path);
  return Array.isArray(list) ? (list as unknown[]) : [];
};
