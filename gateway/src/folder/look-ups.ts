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
  /** Newest first. */
  lookUps(whose: { subject: string; onBehalfOf: string | null }, period: Period): Promise<LookUp[]>;
}

export interface LookUpOptions {
  operator: { administration: string; name: string };
  log: LookUpLog;
  bodyOf: (administration: string) => PublicBody;
  toMoment: (at: Date) => string;
  toId: (seq: number) => string;
}

/** At most this many rows at once; older ones come with an earlier period. */
const most = 500;

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
  return {
    administration: operator.administration,
    name: operator.name,
    service: 'gateway',
    minimumLevel: 'low',
    dataUses: async ({ person, period }: Question): Promise<Answer<DataUse>> => {
      const rows = await log.lookUps({ subject: person.subject, onBehalfOf: person.actingFor?.subject ?? null }, period);
      return {
        items: rows.slice(0, most).map(toDataUse),
        discarded: Math.max(0, rows.length - most),
        notes: rows.length > most ? [{ code: 'paging-capped', field: null }] : [],
      };
    },
  };
}
