/** The report as text. */
import type { Figure } from './figure.js';

const COLUMNS = [
  ['', 'budget'],
  ['what', 'what'],
  ['measured', 'figure'],
  ['budget', 'limit'],
  ['', 'verdict'],
] as const satisfies readonly (readonly [string, keyof Figure])[];

/** Rows in the order of the budgets, as wide as what they hold. */
export function table(figures: readonly Figure[]): string {
  const number = ({ budget }: Figure): number => Number(budget.slice(1));
  const ordered = figures
    .map((figure, index) => ({ figure, index }))
    .sort((a, b) => number(a.figure) - number(b.figure) || a.index - b.index);
  const rows = [COLUMNS.map(([heading]) => heading), ...ordered.map(({ figure }) => COLUMNS.map(([, field]) => figure[field]))];
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
