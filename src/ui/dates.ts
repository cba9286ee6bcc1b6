/**
 * Every date on the screen. The API says an instant with its offset, or a bare day; a bare day never gets a clock time. Distances are
 * calendar days in Europe/Madrid counted from the gateway's official time, never from the device's clock.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { activeLocale, dateWriters, type Locale } from '../i18n/localization.js';

const timeZone = 'Europe/Madrid';
const millisecondsPerDay = 86_400_000;
/** Dates closer than this many days are said as a distance too. */
const near = 15;

const bareDay = /^\d{4}-\d{2}-\d{2}$/;
const isBareDay = (value: string): boolean => bareDay.test(value);

const shapes = {
  day: { day: 'numeric', month: 'short', year: 'numeric' },
  time: { day: 'numeric', month: 'short', year: 'numeric', hour: 'numeric', minute: '2-digit' },
  month: { month: 'short', year: 'numeric' },
  sortable: { year: 'numeric', month: '2-digit', day: '2-digit' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Each is made when it is first used, and once: making one costs a slow phone milliseconds. */
function format(locale: Locale | 'en-CA', shape: keyof typeof shapes, date: Date): string {
  const key = `${locale} ${shape}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { timeZone, ...shapes[shape] });
    formatters.set(key, formatter);
  }
  return formatter.format(date);
}

/** The calendar day in Europe/Madrid, `2026-03-29`; `undefined` for what is no date. */
export function calendarDay(value: string | Date): string | undefined {
  if (typeof value === 'string' && isBareDay(value)) return Number.isNaN(Date.parse(value)) ? undefined : value;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? undefined : format('en-CA', 'sortable', date);
}

/** Milliseconds that put dates in order; 0 for a missing or unreadable one. */
export const sortable = (value: string | null | undefined): number => (value && Date.parse(value)) || 0;

/** Calendar days in Europe/Madrid from one date to another; negative when it is past. */
export function daysBetween(from: string | Date, to: string | Date): number | undefined {
  const [first, second] = [calendarDay(from), calendarDay(to)];
  if (first === undefined || second === undefined) return undefined;
  return (Date.parse(second) - Date.parse(first)) / millisecondsPerDay;
}

/** `20 de nov. del 2026`, and the clock time where the body told one and it is asked for. What is no date is shown as it came. */
export function dateText(value: string, options: { time?: boolean; locale?: Locale } = {}): string {
  const { time = false, locale = activeLocale() } = options;
  return shaped(value, time && !isBareDay(value) ? 'time' : 'day', locale);
}

/** `març del 2026`, for a month as `2026-03`. */
export const monthText = (month: string, locale: Locale = activeLocale()): string => shaped(`${month}-01`, 'month', locale);

function shaped(value: string, shape: keyof typeof shapes, locale: Locale): string {
  const day = calendarDay(value);
  if (!day) return value;
  // Noon is the same day in Madrid whatever the offset.
  const date = new Date(isBareDay(value) ? `${value}T12:00:00Z` : value);
  return dateWriters[locale]?.(day, date, shape) ?? format(locale, shape, date);
}

/** `d'aquí a 3 dies`; `undefined` for a date that is far, or when the official time is not known yet. */
export function distanceText(value: string, now: Date | undefined): string | undefined {
  const days = now && daysBetween(now, value);
  if (days === undefined || Math.abs(days) > near) return undefined;
  if (days === 0) return msg('avui');
  if (days === 1) return msg('demà');
  if (days === -1) return msg('ahir');
  return days > 0 ? msg(str`d’aquí a ${days} dies`) : msg(str`fa ${-days} dies`);
}

/** A date as a `<time>`: its distance first where it is near. Nothing for a missing one. */
export function dateTag(
  value: string | null,
  now: Date | undefined,
  options: { time?: boolean; distance?: boolean } = {},
): TemplateResult | typeof nothing {
  if (!value) return nothing;
  const distance = options.distance === false ? undefined : distanceText(value, now);
  const text = dateText(value, options);
  return html`<time datetime=${value}>${distance ? `${distance.replaceAll(' ', '\u00a0')}\u00a0· ${text}` : text}</time>`;
}
