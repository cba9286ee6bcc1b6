import { pageRegistry } from './page-registry.js';

/**
 * Says something to whoever keeps the page, on the console, once per page: what is wrong, what it means and what to write
 * instead. Never anything about the citizen.
 *
 * @param level `error` where something does not work, `warn` where it does
 * @param about anything to point at, an element or a reason
 */
export function tellWebmaster(level: 'error' | 'warn', text: string, ...about: unknown[]): void {
  tellWebmasterOnce(text, level, text, ...about);
}

/** The same, where several texts are about one matter: only the first under `key` is said. */
export function tellWebmasterOnce(key: string, level: 'error' | 'warn', text: string, ...about: unknown[]): void {
  pageRegistry().once(key, () => {
    console[level](`[meu-espai] ${text}`, ...about);
  });
}
