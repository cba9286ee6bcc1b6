/**
 * The folder's own look-ups as rows of the data-usage log: which bodies were asked, from which site, when, and why.
 * They come from the audit log, which is written before any answer leaves, so what is shown here is all there is.
 */
import type { AssuranceLevel, Capacity, DataUse, PublicBody } from './model.js';
import type { Answer, DataUseSource, Period, Question } from './ports.js';

/** A row of the audit log, as far as the citizen may see it. */
interface LookUp {
  seq: number;
  at: Date;
  site: string;
  resource: string;
  administrations: string[];
  capacity: Capacity;
  level: AssuranceLevel;
  /** To look, or to act with legal effect. */
  purpose: string;
}

interface LookUpLog {
  /** Newest first; of very many not all. */
  lookUps(whose: { subject: string; onBehalfOf: string | null }, period: Period): Promise<LookUp[]>;
}

export interface LookUpOptions {
  operator: { administration: string; name: string };
  log: LookUpLog;
  bodyOf: (administration: string) => PublicBody;
  toMoment: (at: Date) => string;
  toId: (seq: number) => string;
}

/** At most so many rows of the log at once; older ones come with an earlier period. */
const most = 2_000;

export function lookUpSource({ operator, log, bodyOf, toMoment, toId }: LookUpOptions): DataUseSource {
  const toDataUse = (row: LookUp): DataUse => ({
    id: toId(row.seq),
    body: bodyOf(row.site),
    capacity: row.capacity,
    notes: [],
    kind: 'look-up',
    at: toMoment(row.at),
    requester: { administration: row.site, name: bodyOf(row.site).name },
    provider: { name: null },
    data: { product: row.resource, modality: null, name: null },
    purpose: { code: row.purpose, text: null },
    procedure: null,
    legalBasis: null,
    mayObject: false,
    caseFile: null,
    outcome: 'done',
    site: bodyOf(row.site),
    bodiesAsked: row.administrations.map(bodyOf),
  });
  /** What a citizen looked at themselves on one day from one site; else it would drown what others looked at. Newest first. */
  const toDay = (rows: readonly [LookUp, ...LookUp[]]): DataUse => ({
    ...toDataUse(rows[0]),
    // The first of a day stays the first, however often they come back.
    id: toId((rows.at(-1) ?? rows[0]).seq),
    data: { product: rows.every(({ resource }) => resource === rows[0].resource) ? rows[0].resource : null, modality: null, name: null },
    bodiesAsked: [...new Set(rows.flatMap(({ administrations }) => administrations))].map(bodyOf),
    visits: rows.map(({ at, resource, administrations }) => ({ at: toMoment(at), product: resource, bodiesAsked: administrations })),
  });
  return {
    administration: operator.administration,
    name: operator.name,
    service: 'gateway',
    minimumLevel: 'low',
    dataUses: async ({ person, period }: Question): Promise<Answer<DataUse>> => {
      const rows = await log.lookUps({ subject: person.subject, onBehalfOf: person.actingFor?.subject ?? null }, period);
      const days = new Map<string, [LookUp, ...LookUp[]]>();
      for (const row of rows.slice(0, most)) {
        // What has legal effect stands alone.
        const key = row.purpose === 'citizen-act' ? `act ${row.seq}` : `${toMoment(row.at).slice(0, 10)} ${row.site}`;
        const day = days.get(key);
        if (day) day.push(row);
        else days.set(key, [row]);
      }
      return {
        items: [...days.values()].map((day) => (day[0].purpose === 'citizen-act' ? toDataUse(day[0]) : toDay(day))),
        discarded: Math.max(0, rows.length - most),
        notes: rows.length > most ? [{ code: 'paging-capped', field: null }] : [],
      };
    },
  };
}
