import { sql, type Kysely, type Selectable } from 'kysely';
import type { Period } from '../folder/ports.js';
import { linkEntry, NO_HEAD, type Head } from './audit-chain.js';
import type { AuditHead } from './audit-head.js';
import type { Schema } from './schema.js';
import type { AuditEntry, AuditLog, AuditRecord, AuditVerdict } from './types.js';

/** Of the whole database: nodes that share it take turns in adding to the one chain. */
const CHAIN_LOCK = 7_203_385_001;
/** What PostgreSQL calls a key that is there already: another node wrote that row at the same moment. */
const TAKEN = '23505';
const LARGEST_BATCH = 200;
const PAGE = 1_000;
/** Whoever asks as often as one may has eighty thousand rows a day, and asking for them must not cost the others anything. */
const MOST_LOOK_UPS = 10_000;

interface Waiting {
  entry: AuditEntry;
  resolve: (record: AuditRecord) => void;
  reject: (reason: unknown) => void;
}

/** The audit log in SQL. While one transaction is being made durable, whatever comes in waits and shares the next. */
export class ChainedAudit implements AuditLog {
  #waiting: Waiting[] = [];
  #writing = false;

  constructor(
    private readonly db: Kysely<Schema>,
    private readonly head: AuditHead,
  ) {}

  append(entry: AuditEntry): Promise<AuditRecord> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ entry, resolve, reject });
      if (!this.#writing) void this.#writeAll();
    });
  }

  async lookUps(
    { subject, onBehalfOf }: Pick<AuditEntry, 'subject' | 'onBehalfOf'>,
    period: Period,
    most = MOST_LOOK_UPS,
  ): Promise<AuditRecord[]> {
    const rows = await this.db
      .selectFrom('audit')
      .selectAll()
      .where('subject', '=', subject)
      .where('on_behalf_of', 'is not distinct from', onBehalfOf)
      .where('at', '>=', startOfDay(period.from, 0))
      .where('at', '<', startOfDay(period.to, 1))
      // As the index has them, so that no more are read than are given.
      .orderBy('at', 'desc')
      .orderBy('seq', 'desc')
      .limit(most)
      .execute();
    return rows.map(toRecord);
  }

  async verify(): Promise<AuditVerdict> {
    const kept = await this.head.read();
    let last: Head = NO_HEAD;
    let keptFound = kept.seq === 0;
    for (;;) {
      const rows = await this.db.selectFrom('audit').selectAll().where('seq', '>', last.seq).orderBy('seq').limit(PAGE).execute();
      for (const record of rows.map(toRecord)) {
        const expected = linkEntry(record, last);
        if (record.seq !== expected.seq) return broken(last.seq, expected.seq, 'the row is missing');
        if (record.hash !== expected.hash) return broken(last.seq, record.seq, 'the row is not what was written');
        if (record.seq === kept.seq) {
          if (record.hash !== kept.hash) return broken(last.seq, record.seq, 'the row is not the one that the head file names');
          keptFound = true;
        }
        last = record;
      }
      if (rows.length < PAGE) break;
    }
    if (!keptFound) return broken(last.seq, last.seq + 1, `the log ends too early: the head file names row ${kept.seq}`);
    return { ok: true, rows: last.seq };
  }

  /** Never rejects: each failure goes to those who wait for that batch. */
  async #writeAll(): Promise<void> {
    this.#writing = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, LARGEST_BATCH);
      try {
        const records = await this.#write(batch.map(({ entry }) => entry));
        for (const [i, record] of records.entries()) batch[i]?.resolve(record);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.#writing = false;
  }

  async #write(entries: AuditEntry[]): Promise<AuditRecord[]> {
    const records = (await this.#writeAfterOwn(entries)) ?? (await this.#writeInTurn(entries));
    await this.head.write(records.at(-1) ?? NO_HEAD);
    return records;
  }

  /**
   * The usual case in one statement: the chain still ends with the row that this process wrote last. Gives nothing where it does not,
   * because another node was faster, rows were cut off, or nothing was written yet.
   */
  async #writeAfterOwn(entries: AuditEntry[]): Promise<AuditRecord[] | undefined> {
    const last = await this.head.read();
    const records = link(entries, last);
    try {
      const { numAffectedRows } = await sql`
        insert into audit select * from jsonb_populate_recordset(null::audit, ${JSON.stringify(records.map(toRow))}::jsonb)
        where exists (select from audit where seq = ${last.seq} and hash = ${last.hash})
        and not exists (select from audit where seq > ${last.seq})`.execute(this.db);
      return Number(numAffectedRows ?? 0) === records.length ? records : undefined;
    } catch (error) {
      if (isTaken(error)) return undefined;
      throw error;
    }
  }

  /** In turn with whoever else comes here; a node that goes the usual way may still be faster, and then it is tried again. */
  async #writeInTurn(entries: AuditEntry[], tries = 5): Promise<AuditRecord[]> {
    try {
      return await this.#writeLocked(entries);
    } catch (error) {
      if (tries > 1 && isTaken(error)) return this.#writeInTurn(entries, tries - 1);
      throw error;
    }
  }

  async #writeLocked(entries: AuditEntry[]): Promise<AuditRecord[]> {
    const kept = await this.head.read();
    return this.db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(${sql.lit(CHAIN_LOCK)})`.execute(tx);
      const last = await lastOf(tx);
      refuseIfCut(last, kept, this.head.path);
      const records = link(entries, last);
      await tx.insertInto('audit').values(records.map(toRow)).execute();
      return records;
    });
  }
}

const isTaken = (error: unknown): boolean => (error as { code?: string }).code === TAKEN;

function link(entries: AuditEntry[], last: Head): AuditRecord[] {
  const records: AuditRecord[] = [];
  for (const entry of entries) records.push(linkEntry(entry, records.at(-1) ?? last));
  return records;
}

async function lastOf(db: Kysely<Schema>): Promise<Head> {
  const row = await db.selectFrom('audit').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1).executeTakeFirst();
  return row ? { seq: Number(row.seq), hash: row.hash } : NO_HEAD;
}

/** To go on from a shortened chain would hide the cut for ever. */
function refuseIfCut(last: Head, kept: Head, path: string): void {
  if (last.seq > kept.seq || (last.seq === kept.seq && last.hash === kept.hash)) return;
  throw new Error(
    `The audit log ends at row ${last.seq}, but ${path} names row ${kept.seq}: rows were removed or an older copy of the database was restored. ` +
      'Nothing is answered until somebody has looked into it; then move that file away.',
  );
}

/** The citizen's days, not the server's. */
function startOfDay(day: string, daysLater: number) {
  return sql<Date>`((${day}::date + ${sql.lit(daysLater)}::integer)::timestamp at time zone 'Europe/Madrid')`;
}

function toRow({ onBehalfOf, ...record }: AuditRecord) {
  return { ...record, on_behalf_of: onBehalfOf };
}

function toRecord({ seq, on_behalf_of: onBehalfOf, ...row }: Selectable<Schema['audit']>): AuditRecord {
  return { ...row, onBehalfOf, seq: Number(seq) };
}

function broken(rows: number, at: number, reason: string): AuditVerdict {
  return { ok: false, rows, at, reason };
}
