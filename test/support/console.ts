/** What the kit said on the console while a test ran. */
export interface Said {
  readonly errors: string[];
  readonly warnings: string[];
}

/** Watches the console during each test of the suite in which it is called; once-per-page messages are said again, as on a new page. */
export function watchConsole(): Said {
  const said: Said = { errors: [], warnings: [] };
  const { error, warn } = console;
  beforeEach(() => {
    Reflect.deleteProperty(globalThis, Symbol.for('meu-espai/page'));
    said.errors.length = said.warnings.length = 0;
    console.error = (...words: unknown[]) => void said.errors.push(String(words[0]));
    console.warn = (...words: unknown[]) => void said.warnings.push(String(words[0]));
  });
  afterEach(() => {
    Object.assign(console, { error, warn });
  });
  return said;
}
