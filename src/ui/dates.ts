/**
 * Every date on the screen. The API says an instant with its offset, or a bare day; a bare day never gets a clock time. Distances are
 * calendar days in Europe/Madrid counted from the gateway's official time, never from the device's clock.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { activeLocale, type Locale } from '../i18n/localization.js';

const timeZone = 'Europe/Madrid';
const millisecondsPerDay = 86_400_000;
/** Dates closer than this many days are said as a distance too. */
const near = 15;

const months = ['gèr', 'her.', 'març', 'abr.', 'mai', 'junh', 'junhs.', 'ag.', 'set.', 'oct.', 'nov.', 'dec.'];

const bareDay = /^\d{4}-\d{2}-\d{2}$/;
const isBareDay = (value: string): boolean => bareDay.test(value);

const formatters = new Map<string, Intl.DateTimeFormat>();
function formatter(locale: Locale, withTime: boolean): Intl.DateTimeFormat {
  const key = `${locale}${String(withTime)}`;
  let found = formatters.get(key);
  if (!found) {
    // Browsers know no Aranese: its dates have the shape of the Catalan ones.
    const language = locale === 'oc-aranes' ? 'ca' : locale === 'en' ? 'en-GB' : locale;
    found = new Intl.DateTimeFormat(language, {
      timeZone,
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      ...(withTime && { hour: 'numeric', minute: '2-digit' }),
    });
    formatters.set(key, found);
  }
  return found;
}

const inMadrid = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });

/** The calendar day in Europe/Madrid, `2026-03-29`; `undefined` for what is no date. */
export function calendarDay(value: string | Date): string | undefined {
  if (typeof value === 'string' && isBareDay(value)) return Number.isNaN(Date.parse(value)) ? undefined : value;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? undefined : inMadrid.format(date);
}

/** Milliseconds that put dates in order; 0 for a missing or unreadable one. */
export const sortable = (value: string | null | undefined): number => (value && Date.parse(value)) || 0;

/** Calendar days in Europe/Madrid from one date to another; negative when it is past. */
export function daysBetween(from: string | Date, to: string | Date): number | undefined {
  const [first, second] = [calendarDay(from), calendarDay(to)];
  if (first === undefined || second === undefined) return undefined;
  return (Date.parse(second) - Date.parse(first)) / millisecondsPerDay;
}

/** `20 nov. 2026`, and the clock time where the body told one and it is asked for. What is no date is shown as it came. */
export function dateText(value: string, options: { time?: boolean; locale?: Locale } = {}): string {
  const { time = false, locale = activeLocale() } = options;
  const day = calendarDay(value);
  if (!day) return value;
  const bare = isBareDay(value);
  // Noon is the same day in Madrid whatever the offset.
  const date = new Date(bare ? `${value}T12:00:00Z` : value);
  const format = formatter(locale, time && !bare);
  if (locale !== 'oc-aranes') return format.format(date);
  const month = months[Number(day.slice(5, 7)) - 1] ?? '';
  return format
    .formatToParts(date)
    .map((part) => (part.type === 'month' ? month : part.value))
    .join('');
}

/** `març del 2026` in short, for a month as `2026-03`. */
export const monthText = (month: string, locale: Locale = activeLocale()): string =>
  dateText(`${month}-01`, { locale }).replace(/^1\s+/, '');

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
  return html`<time datetime=${value}>${distance ? `${distance} · ${text}` : text}</time>`;
}
