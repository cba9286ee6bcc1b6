/** Official time: the gateway's clock, written as Europe/Madrid wall time with its offset (Llei 39/2015, arts. 30 and 31). */
import { LRUCache } from 'lru-cache';

const offsets = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Madrid', timeZoneName: 'longOffset', year: 'numeric' });
const minute = 60_000;
const hour = 60 * minute;
/** By the hour, since the clocks change on the hour and asking the calendar is what takes the time. */
const known = new LRUCache<number, number>({ max: 20_000 });

/** Milliseconds by which Madrid is ahead of UTC at an instant. */
export function madridAhead(instant: number): number {
  const key = Math.floor(instant / hour);
  let ahead = known.get(key);
  if (ahead === undefined) {
    const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(offsets.format(key * hour)) ?? [];
    ahead = (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * hour + Number(minutes ?? 0) * minute);
    known.set(key, ahead);
  }
  return ahead;
}

/** `2026-11-21T10:04:05+01:00` */
export function madridTime(instant: number): string {
  const ahead = madridAhead(instant);
  const total = Math.abs(ahead) / minute;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${new Date(instant + ahead).toISOString().slice(0, 19)}${ahead < 0 ? '-' : '+'}${two(Math.floor(total / 60))}:${two(total % 60)}`;
}

/** The same of a date. */
export const officialTime = (at: Date): string => madridTime(at.getTime());

/** `2026-11-21`, the day it is in Europe/Madrid. */
export const officialDay = (at: Date): string => officialTime(at).slice(0, 10);

/** Whether the calendar has this day, `2026-02-29` not, and somebody may mean it: what a body cannot read counts as its failure. */
export function isDay(text: string): boolean {
  const instant = /^(19|20)\d\d-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

/** The instant at which a day begins in Europe/Madrid, or one that many days later. The clocks never change at midnight. */
export function dayStart(day: string, daysLater = 0): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`) + daysLater * 24 * hour;
  return new Date(midnight - madridAhead(midnight));
}

/** The same day `years` earlier; 29 February becomes the 28th. */
export function yearsBefore(day: string, years: number): string {
  const shifted = `${Number(day.slice(0, 4)) - years}${day.slice(4)}`;
  const exists = new Date(`${shifted}T00:00:00Z`).toISOString().startsWith(shifted);
  return exists ? shifted : shifted.replace('-29', '-28');
}

/** Compares moments that may be bare days: a bare day counts from its start. Unknown moments come last when sorting newest first. */
export const momentValue = (moment: string | null): number => (moment ? Date.parse(moment) : Number.NEGATIVE_INFINITY);
