/** Wall time in Europe/Madrid, the time that all our contracts mean when they write none. */
const offsets = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Madrid', timeZoneName: 'longOffset', year: 'numeric' });
const minute = 60_000;
const day = 86_400_000;

/** Milliseconds by which Madrid is ahead of UTC at an instant. */
function aheadAt(instant: number): number {
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(offsets.format(instant)) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * minute;
}

/**
 * The instant of a wall time given as if it were UTC. The hour that October repeats is its first pass; an hour that March leaves out
 * is read with the clock from before the change, as a person with a stopped watch would.
 */
export function fromMadrid(wall: number): number {
  const before = aheadAt(wall - day);
  const after = aheadAt(wall + day);
  const first = wall - Math.max(before, after);
  if (before === after || aheadAt(first) === Math.max(before, after)) return first;
  const second = wall - Math.min(before, after);
  return aheadAt(second) === Math.min(before, after) ? second : wall - before;
}

/** `2026-03-02T09:14:07+01:00` */
export function toMadrid(instant: number): string {
  const ahead = aheadAt(instant);
  const total = Math.abs(ahead) / minute;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${new Date(instant + ahead).toISOString().slice(0, 19)}${ahead < 0 ? '-' : '+'}${two(Math.floor(total / 60))}:${two(total % 60)}`;
}
