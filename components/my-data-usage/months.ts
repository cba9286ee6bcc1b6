import type { DataUse } from '../../src/gateway/types.js';
import { calendarDay } from '../../src/ui/dates.js';

/** How often the citizen's data was looked at in one month. */
export interface Month {
  /** `2026-03` */
  readonly month: string;
  readonly exchanges: number;
  readonly lookUps: number;
}

/** Months without a look-up are in it too, from the first to the last; what has no date is in none. */
export function perMonth(uses: readonly DataUse[]): readonly Month[] {
  const counted = new Map<string, { exchanges: number; lookUps: number }>();
  for (const { at, kind, visits } of uses) {
    const month = at && calendarDay(at)?.slice(0, 7);
    if (!month) continue;
    const count = counted.get(month) ?? { exchanges: 0, lookUps: 0 };
    if (kind === 'exchange') count.exchanges++;
    else count.lookUps += visits?.length ?? 1;
    counted.set(month, count);
  }
  const [first, ...later] = [...counted.keys()].sort();
  if (!first) return [];
  const last = later.at(-1) ?? first;
  const months: Month[] = [];
  const date = new Date(first);
  for (let month = first; month <= last; month = date.toISOString().slice(0, 7)) {
    months.push({ month, exchanges: 0, lookUps: 0, ...counted.get(month) });
    date.setUTCMonth(date.getUTCMonth() + 1);
  }
  return months;
}
