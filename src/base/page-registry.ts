/** What all copies of the kit on one page share. */
export interface PageRegistry {
  /** Runs `report` unless something was reported under this key before. */
  once(key: string, report: () => void): void;
}

const key = Symbol.for('meu-espai/page');
const holder = globalThis as typeof globalThis & { [key]?: PageRegistry };

/** The one registry of the page, made by whichever copy of the kit asks first. */
export const pageRegistry = (): PageRegistry => (holder[key] ??= createRegistry());

function createRegistry(): PageRegistry {
  const reported = new Set<string>();
  return {
    once(what, report) {
      if (reported.has(what)) return;
      reported.add(what);
      report();
    },
  };
}
