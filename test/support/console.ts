/** What the kit said on the console while a test ran. */
export class ConsoleWatch {
  readonly errors: string[] = [];
  readonly warnings: string[] = [];
  readonly #error = console.error;
  readonly #warn = console.warn;

  constructor() {
    console.error = (...said: unknown[]) => void this.errors.push(String(said[0]));
    console.warn = (...said: unknown[]) => void this.warnings.push(String(said[0]));
  }

  stop(): void {
    console.error = this.#error;
    console.warn = this.#warn;
  }
}

/** Lets every once-per-page message be said again, as on a new page. */
export function forgetMessages(): void {
  Reflect.deleteProperty(globalThis, Symbol.for('meu-espai/page'));
}
