/**
 * The storage of this tab or of this site; `undefined` where the citizen's browser refuses it, which then only costs what would
 * have been remembered.
 */
export function storage(kind: 'sessionStorage' | 'localStorage'): Storage | undefined {
  try {
    return globalThis[kind];
  } catch {
    return undefined;
  }
}
