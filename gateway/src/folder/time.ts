/** Official time: the gateway's clock, written as Europe/Madrid wall time with its offset (Llei 39/2015, arts. 30 and 31). */
const zone = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Madrid',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'longOffset',
});

/** `2026-11-21T10:04:05+01:00` */
export function officialTime(at: Date): string {
  const part = Object.fromEntries(zone.formatToParts(at).map(({ type, value }) => [type, value]));
  const offset = (part['timeZoneName'] ?? 'GMT').replace('GMT', '') || '+00:00';
  return `${part['year']}-${part['month']}-${part['day']}T${part['hour']}:${part['minute']}:${part['second']}${offset}`;
}

/** `2026-11-21`, the day it is in Europe/Madrid. */
export const officialDay = (at: Date): string => officialTime(at).slice(0, 10);

/** The same day `years` earlier; 29 February becomes the 28th. */
export function yearsBefore(day: string, years: number): string {
  const shifted = `${Number(day.slice(0, 4)) - years}${day.slice(4)}`;
  const exists = new Date(`${shifted}T00:00:00Z`).toISOString().startsWith(shifted);
  return exists ? shifted : shifted.replace('-29', '-28');
}

/** Compares moments that may be bare days: a bare day counts from its start. Unknown moments come last when sorting newest first. */
export const momentValue = (moment: string | null): number => (moment ? Date.parse(moment) : Number.NEGATIVE_INFINITY);
