/** Which outages fell within the term of a notification: whoever missed it because of one may prove so (Llei 39/2015, art. 43.2). */
import type { Notification, Service, TermOutage } from '../folder/model.js';
import { dayStart, madridTime } from '../folder/time.js';
import type { Outage, OutageStore } from './types.js';

const day = 86_400_000;
/** Calendar days of the term, where only its beginning or its end is known. */
const usual = 10;
/** Outages read of the log at once. */
const readAtMost = 1_000;

/** Where it can be read and acted on: without either of them nobody could have opened it here. */
const needed: readonly Service[] = ['enotum', 'gateway'];

interface Span {
  from: number;
  to: number;
}

type Termed = Pick<Notification, 'kind' | 'state' | 'depositedAt' | 'expiresAt' | 'servedAt'>;

export const hasLapsed = ({ kind, state }: Pick<Termed, 'kind' | 'state'>): boolean =>
  kind !== 'communication' && (state === 'expired' || state === 'rejected-or-expired');

/** Instants between which it could be opened; undefined where it has no term or tells no date. A term that runs ends now at the latest. */
export function termOf(item: Termed, now: Date): Span | undefined {
  if (item.kind === 'communication') return undefined;
  const start = startOf(item.depositedAt);
  const end = endOf(hasLapsed(item) ? (item.servedAt ?? item.expiresAt) : item.expiresAt);
  if (start === undefined && end === undefined) return undefined;
  const from = start ?? (end ?? 0) - usual * day;
  const to = Math.min(end ?? from + (usual + 1) * day, now.getTime());
  return from <= to ? { from, to } : undefined;
}

/** What was seen within one term, the longest of them, in their order. */
export interface TermOutages {
  outages: TermOutage[];
  /** How many there were in all. */
  count: number;
  /** Whether somebody looked during the whole term: only then does "none" say anything. */
  watched: boolean;
}

/**
 * Reads the log once for all of them. Gives nothing for what has no term.
 * @param most outages named for each
 */
export async function outagesInTerms<Item extends Termed>(
  store: Pick<OutageStore, 'find' | 'since'>,
  items: readonly Item[],
  now: Date,
  most: number,
): Promise<Map<Item, TermOutages>> {
  const terms = items.flatMap((item) => {
    const term = termOf(item, now);
    return term ? [{ item, term }] : [];
  });
  if (terms.length === 0) return new Map();
  const from = new Date(Math.min(...terms.map(({ term }) => term.from)));
  const to = new Date(Math.max(...terms.map(({ term }) => term.to)));
  const since = (await store.since())?.getTime() ?? Infinity;
  const found = await Promise.all(needed.map((service) => store.find({ from, to, service, most: readAtMost })));
  const outages = found.flat();
  return new Map(terms.map(({ item, term }) => [item, { ...within(outages, term, now, most), watched: since <= term.from }]));
}

function within(outages: readonly Outage[], term: Span, now: Date, most: number): Omit<TermOutages, 'watched'> {
  const length = ({ from, until }: Outage): number => (until ?? now).getTime() - from.getTime();
  const touching = outages.filter(({ from, until }) => from.getTime() <= term.to && (until ?? now).getTime() >= term.from);
  const longest = touching.toSorted((a, b) => length(b) - length(a)).slice(0, most);
  return {
    count: touching.length,
    outages: longest
      .sort((a, b) => a.from.getTime() - b.from.getTime())
      .map(({ service, from, until }) => ({
        service,
        from: madridTime(from.getTime()),
        until: until && madridTime(until.getTime()),
      })),
  };
}

const bareDay = /^\d{4}-\d{2}-\d{2}$/;

/** A bare day begins at its midnight in Madrid and ends at the next. */
const startOf = (moment: string | null): number | undefined => instantOf(moment, 0);
const endOf = (moment: string | null): number | undefined => instantOf(moment, 1);

function instantOf(moment: string | null, daysLater: number): number | undefined {
  if (moment === null) return undefined;
  const value = bareDay.test(moment) ? dayStart(moment, daysLater).getTime() : Date.parse(moment);
  return Number.isNaN(value) ? undefined : value;
}
