/** What the steps of `npm test` come to: what each command's exit and text mean, and the last lines. */

export interface Result {
  passed: number;
  failed: number;
  skipped: number;
}

/** Reads the exit code and the text of one command. */
export type Read = (text: string, code: number) => Result;

/** A check passes or fails as one. */
export const asCheck: Read = (_text, code) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 });

/** A runner says how many of its tests passed, failed and were skipped. One that ran none has failed: it was looking in the wrong place. */
export const asTests =
  (passing: RegExp, failing: RegExp, skipping: RegExp): Read =>
  (text, code) => {
    const [passed, failed, skipped] = [count(text, passing), count(text, failing), count(text, skipping)];
    return { passed, failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed, skipped };
  };

/** The sum of what the pattern's first group finds. */
const count = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].reduce((sum, match) => sum + Number(match[1]), 0);

/** The last line says what passed and what failed and nothing else; what was skipped stands above it. */
export function lastLines(results: readonly Result[]): string {
  const sum = (key: keyof Result): number => results.reduce((total, result) => total + result[key], 0);
  const skipped = sum('skipped');
  return `${skipped > 0 ? `${skipped} skipped\n` : ''}${sum('passed')} passed, ${sum('failed')} failed\n`;
}
