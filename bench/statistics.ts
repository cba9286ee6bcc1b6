/** Figures out of repeated measurements on a machine that others use too: medians and pairs, never means. */

export interface Spread {
  median: number;
  min: number;
  max: number;
}

/** The value below which the given share of the values lies; the nearest one that was measured. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  if (value === undefined) throw new Error('Nothing was measured.');
  return value;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (low === undefined || high === undefined) throw new Error('Nothing was measured.');
  return (low + high) / 2;
}

export const spread = (values: readonly number[]): Spread => ({
  median: median(values),
  min: Math.min(...values),
  max: Math.max(...values),
});

/** How each value compares with the one measured beside it in the same round. */
export const paired = (values: readonly number[], beside: readonly number[]): number[] =>
  values.map((value, round) => value / (beside[round] ?? Number.NaN));
