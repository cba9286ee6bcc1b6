/** Official time of the demo: days counted from today in Europe/Madrid, so that terms run whenever it is started. */

const MADRID_DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Madrid', year: 'numeric', month: '2-digit', day: '2-digit' });
const MADRID_CLOCK = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Madrid', hour: '2-digit', minute: '2-digit', second: '2-digit' });
const DAY = 86_400_000;

/** Today in Madrid, `2026-03-02`. */
export function madridToday(now = new Date()): string {
  return MADRID_DAY.format(now);
}

/** Wall clock in Madrid without an offset, as the contracts write it: `2026-03-02T09:14:07`. */
export function madridNow(now = new Date()): string {
  return `${MADRID_DAY.format(now)}T${MADRID_CLOCK.format(now)}`;
}

/** The day so many days away from another, `2026-03-02`. */
export function shiftDay(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Turns "so many days ago" into the dates of the contracts. */
export class Calendar {
  constructor(readonly today: string = madridToday()) {}

  ago(days: number): string {
    return shiftDay(this.today, -days);
  }

  year(daysAgo: number): string {
    return this.ago(daysAgo).slice(0, 4);
  }

  /**
   * A moment in office hours on that day, always the same for the same seed.
   * Citizens write from eight to nine in the evening, offices from nine to two.
   */
  moment(daysAgo: number, seed: string, who: 'citizen' | 'office'): string {
    const hash = spread(seed);
    const [first, span] = who === 'citizen' ? [8, 13] : [9, 5];
    const hour = first + (hash % span);
    const minute = Math.floor(hash / 16) % 60;
    const second = Math.floor(hash / 1024) % 60;
    return `${this.ago(daysAgo)}T${[hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':')}`;
  }

  /** A register number that grows through the year, as registers do. */
  registerNumber(letter: 'E' | 'S', daysAgo: number, seed: string): string {
    const day = this.ago(daysAgo);
    const dayOfYear = Math.floor((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${day.slice(0, 4)}-01-01T00:00:00Z`)) / DAY);
    return `${letter}${day.slice(0, 4)}${String(dayOfYear * 97 + (spread(seed) % 97)).padStart(6, '0')}`;
  }
}

/** FNV-1a: spreads texts evenly without a random generator, so that the demo is the same on each start of a day. */
export function spread(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}
