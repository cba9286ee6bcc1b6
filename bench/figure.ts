/** One line of the report: what was measured, against which budget. */
import { type Spread, spread } from './statistics.js';

export type Verdict = 'met' | 'MISSED' | 'not measured' | '';

export interface Figure {
  /** P1 to P16. */
  budget: string;
  what: string;
  figure: string;
  limit: string;
  /** Empty where a figure only explains another. */
  verdict: Verdict;
}

/** A number with its unit, in as many digits as say something. */
const told = (value: number, unit: string): string =>
  unit === 'x'
    ? `${value.toFixed(2)}x`
    : unit === ''
      ? value.toFixed(3)
      : `${value.toFixed(Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0)} ${unit}`;

const range = ({ median, min, max }: Spread, unit: string): string =>
  min === max ? told(median, unit) : `${told(median, unit)} (${told(min, unit)} – ${told(max, unit)})`;

/** A figure that may be at most `limit`, or with `least` at least that. The verdict goes by the median. */
export function against(
  budget: string,
  what: string,
  values: readonly number[],
  limit: number,
  unit: string,
  direction: 'most' | 'least' = 'most',
): Figure {
  const found = spread(values);
  const met = direction === 'most' ? found.median <= limit : found.median >= limit;
  return {
    budget,
    what,
    figure: range(found, unit),
    limit: `${direction === 'most' ? '≤' : '≥'} ${limit}${unit === 'x' ? 'x' : ` ${unit}`}`.trimEnd(),
    verdict: met ? 'met' : 'MISSED',
  };
}

/** A figure without a budget of its own, which explains the one above it. */
export const beside = (budget: string, what: string, values: readonly number[], unit: string): Figure => ({
  budget,
  what,
  figure: range(spread(values), unit),
  limit: '',
  verdict: '',
});

/** Says why there is no figure. */
export const without = (budget: string, what: string, why: string, verdict: Verdict = ''): Figure => ({
  budget,
  what,
  figure: why,
  limit: '',
  verdict,
});
