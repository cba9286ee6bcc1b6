/** What the doctor found about one thing: in order, worth a look, or wrong. */
export interface Finding {
  level: 'ok' | 'warning' | 'mistake';
  /** What was looked at, in one or two words. */
  about: string;
  found: string;
  /** What to write, change or ask for; with everything that is not in order. */
  instead?: string;
}

/** Collects findings about one thing. */
export class Findings {
  readonly all: Finding[] = [];

  about(about: string): Notes {
    const add =
      (level: Finding['level']) =>
      (found: string, instead?: string): void => {
        this.all.push({ level, about, found, ...(instead && { instead }) });
      };
    return { ok: add('ok'), warning: add('warning'), mistake: add('mistake') };
  }
}

export interface Notes {
  ok: (found: string) => void;
  warning: (found: string, instead: string) => void;
  mistake: (found: string, instead: string) => void;
}

const SIGNS = { ok: '✓', warning: '!', mistake: '✗' } as const;

/** As lines for a terminal; `instead` stands below what it mends. */
export function inWords(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ about }) => about.length));
  const lines = findings.flatMap(({ level, about, found, instead }) => [
    `${SIGNS[level]} ${about.padEnd(width)}  ${found}`,
    ...(instead ? instead.split('\n').map((line, index) => `  ${' '.repeat(width)}  ${index === 0 ? '→ ' : '  '}${line}`) : []),
  ]);
  const count = (level: Finding['level']) => findings.filter((finding) => finding.level === level).length;
  const plural = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
  return [...lines, '', `${plural(count('mistake'), 'mistake')}, ${plural(count('warning'), 'warning')}`, ''].join('\n');
}
