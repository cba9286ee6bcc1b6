import { madridTime } from '../../folder/time.js';
import { fromMadrid } from './madrid.js';
import type { Notes } from './notes.js';
import { isBlank } from './text.js';

/** Years that a date of a citizen's folder can have; outside lie the "no date" fillers 0001, 1900 and 9999. */
const plausible = { from: 1950, to: 2199 };

/** No date is longer, and the patterns would take their time over a megabyte that nearly is one. */
const longest = 60;

const dayFirst = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[T\s]+(.*))?$/i;
const yearFirst = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[T\s]+(.*))?$/i;
const packedDayFirst = /^(\d{2})(\d{2})(\d{4})$/;
const packedYearFirst = /^(\d{4})(\d{2})(\d{2})$/;
const timeOfDay = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/i;

/**
 * A moment in any form that bodies send: ISO with or without zone, with a space instead of `T`, with fractions, day first with slashes,
 * eight bare digits, or a day alone. Gives an instant with Madrid's offset, or the bare day where no time was told, since midnight would be
 * an invention. What has no zone is Madrid wall time. Unreadable or absurd dates become `null` with a note.
 */
export function readMoment(value: unknown, notes: Notes, field: string): string | null {
  if (isBlank(value)) return null;
  const text = typeof value === 'string' ? value.trim() : '';
  const parts = text.length <= longest ? splitDate(text) : undefined;
  const moment = parts && (parts.time === undefined ? parts.day : instantOf(parts.day, parts.time, notes));
  if (!moment) notes.add('date-unreadable', field);
  return moment ?? null;
}

function splitDate(text: string): { day: string; time: string | undefined } | undefined {
  const [, y, m, d, time] = yearFirst.exec(text) ?? packedYearFirst.exec(text) ?? [];
  const first = dayOf(y, m, d);
  if (first) return { day: first, time: time?.trim() || undefined };
  const [, d2, m2, y2, time2] = dayFirst.exec(text) ?? packedDayFirst.exec(text) ?? [];
  const second = dayOf(y2, m2, d2);
  return second ? { day: second, time: time2?.trim() || undefined } : undefined;
}

function dayOf(year = '', month = '', day = ''): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = Date.parse(`${text}T00:00:00Z`);
  // V8 rolls 30 February over instead of refusing it.
  const exists = !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
  return exists && Number(year) >= plausible.from && Number(year) <= plausible.to ? text : undefined;
}

function instantOf(day: string, time: string, notes: Notes): string | undefined {
  const [match, hour, minute, second = '00', zone] = timeOfDay.exec(time) ?? [];
  if (!match || Number(hour) > 24 || Number(minute) > 59 || Number(second) > 59) return undefined;
  // 24:00 is how ISO 8601 writes the end of a day; no other time has 24 hours.
  if (Number(hour) === 24 && Number(minute) + Number(second) > 0) return undefined;
  const wall = Date.parse(`${day}T00:00:00Z`) + ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000;
  if (zone) return madridTime(wall - aheadOf(zone));
  notes.addToAnswer('time-zone-assumed');
  return madridTime(fromMadrid(wall));
}

/** Milliseconds by which a written zone is ahead of UTC. */
function aheadOf(zone: string): number {
  if (/^z$/i.test(zone)) return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', '') || 0);
  return (zone.startsWith('-') ? -1 : 1) * minutes * 60_000;
}
