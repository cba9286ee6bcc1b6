import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import { addresseeOf, type ActChange, type ActStore, type KeptAct } from '../acts/ports.js';
import type { ActState } from '../acts/types.js';
import type { Schema } from './schema.js';

/** What PostgreSQL calls a row that a unique index does not admit. */
const TAKEN = '23505';

/** Where a change goes before it counts as durable, beside the database. */
export interface Durable {
  /** All of them at once: an act and the one in whose place it was asked stand or fall together. */
  append(acts: readonly KeptAct[]): Promise<void>;
}

/** Acts in SQL. Two orders at the same moment are told apart by unique indexes, so that several nodes may do this at once. */
export class SqlActs implements ActStore {
  /** @param journal where the engine itself does not wait for the disk */
  constructor(
    private readonly db: Kysely<Schema>,
    private readonly journal?: Durable,
  ) {}

  async put(act: KeptAct, unknownBefore: Date): Promise<{ written: true } | { written: false; existing: KeptAct }> {
    for (let tries = 0; ; tries++) {
      const changed = await this.#write((tx) => insert(tx, act, unknownBefore));
      if (changed) return { written: true };
      const existing = (await this.find(act.subject, act.key)) ?? (await this.#standing(act));
      if (existing) return { written: false, existing };
      // What stood in the way was settled in between.
      if (tries === 2) throw new Error('An act could be neither written nor found.');
    }
  }

  async change({ subject, key }: Pick<KeptAct, 'subject' | 'key'>, from: readonly ActState[], change: ActChange) {
    const [changed] =
      (await this.#write(async (tx) => {
        const row = await tx
          .updateTable('act')
          .set({ ...toChange(change), version: sql<number>`version + 1` })
          .where('subject', '=', subject)
          .where('key', '=', key)
          .where('state', 'in', from)
          .returningAll()
          .executeTakeFirst();
        return row && [toAct(row)];
      })) ?? [];
    return changed;
  }

  async find(subject: string, key: string): Promise<KeptAct | undefined> {
    const row = await this.db.selectFrom('act').selectAll().where('subject', '=', subject).where('key', '=', key).executeTakeFirst();
    return row && toAct(row);
  }

  async of(addressee: string, notification: string): Promise<KeptAct[]> {
    const rows = await this.db
      .selectFrom('act')
      .selectAll()
      .where('addressee', '=', addressee)
      .where('notification', '=', notification)
      .orderBy('asked_at', 'desc')
      .orderBy('key')
      .execute();
    return rows.map(toAct);
  }

  async open(addressee: string): Promise<string[]> {
    const rows = await this.db
      .selectFrom('act')
      .select('notification')
      .where('addressee', '=', addressee)
      .where('state', 'in', ['asked', 'sent', 'unknown'])
      .where('replaced_by', 'is', null)
      .execute();
    return rows.map(({ notification }) => notification);
  }

  async #standing(act: KeptAct): Promise<KeptAct | undefined> {
    const all = await this.of(addresseeOf(act), act.notification);
    return all.find(({ state, replacedBy }) => state === 'confirmed' || (state !== 'refused' && replacedBy === null));
  }

  /** Resolves when what was changed is durable; `undefined` where a unique index said no. */
  async #write(write: (tx: Transaction<Schema>) => Promise<KeptAct[] | undefined>): Promise<KeptAct[] | undefined> {
    try {
      return await this.db.transaction().execute(async (tx) => {
        // Whatever the operator chose for the rest: an act waits for the disk.
        await sql`
          select case when current_setting('synchronous_commit') in ('off', 'local')
          then set_config('synchronous_commit', 'on', true) end`.execute(tx);
        const written = await write(tx);
        // Before the commit: what could not be made durable must not be there at the next look either.
        if (written?.length) await this.journal?.append(written);
        return written;
      });
    } catch (error) {
      if ((error as { code?: string }).code === TAKEN) return undefined;
      throw error;
    }
  }
}

async function insert(tx: Transaction<Schema>, act: KeptAct, unknownBefore: Date): Promise<KeptAct[] | undefined> {
  const replaced = act.insteadOf === null ? [] : await replace(tx, act, act.insteadOf, unknownBefore);
  if (act.insteadOf !== null && replaced.length === 0) return undefined;
  await tx.insertInto('act').values(toRow(act)).execute();
  return [...replaced, act];
}

async function replace(tx: Transaction<Schema>, act: KeptAct, insteadOf: string, unknownBefore: Date): Promise<KeptAct[]> {
  const rows = await tx
    .updateTable('act')
    .set({ replaced_by: act.key, version: sql<number>`version + 1` })
    .where('key', '=', insteadOf)
    .where('addressee', '=', addresseeOf(act))
    .where('notification', '=', act.notification)
    .where('state', '=', 'unknown')
    .where('replaced_by', 'is', null)
    .where('sent_at', '<', unknownBefore)
    .returningAll()
    .execute();
  return rows.map(toAct);
}

/** Puts a journal's records back, where the database has an older version of them or none. */
export async function restoreActs(db: Kysely<Schema>, acts: readonly KeptAct[]): Promise<void> {
  for (const act of acts) {
    const row = toRow(act);
    await db
      .insertInto('act')
      .values(row)
      .onConflict((conflict) => conflict.columns(['subject', 'key']).doUpdateSet(row).where('act.version', '<', act.version))
      .execute();
  }
}

/**
 * After the start of the only process that uses the database: what was under way when the one before it ended. What was asked surely never left;
 * of what was sent nobody knows.
 */
export async function settleInterrupted(acts: SqlActs, all: readonly KeptAct[], now: Date): Promise<void> {
  for (const act of all) {
    if (act.state === 'asked') await acts.change(act, ['asked'], { state: 'refused', refusal: 'interrupted', settledAt: now });
    if (act.state === 'sent') await acts.change(act, ['sent'], { state: 'unknown' });
  }
}

/** Every act that is kept. */
export async function allActs(db: Kysely<Schema>): Promise<KeptAct[]> {
  return (await db.selectFrom('act').selectAll().orderBy('asked_at').execute()).map(toAct);
}

function toChange({ state, sentAt, settledAt, servedAt, refusal, confirmedBy }: ActChange) {
  const told = { state, sent_at: sentAt, settled_at: settledAt, served_at: servedAt, refusal, confirmed_by: confirmedBy };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
}

function toRow(act: KeptAct): Schema['act'] {
  const { onBehalfOf, body, registerNumber, changesChannel, orderHash, insteadOf, replacedBy } = act;
  const { askedAt, sentAt, settledAt, servedAt, confirmedBy, ...same } = act;
  return {
    subject: same.subject,
    key: same.key,
    notification: same.notification,
    act: same.act,
    state: same.state,
    site: same.site,
    level: same.level,
    refusal: same.refusal,
    version: same.version,
    on_behalf_of: onBehalfOf,
    addressee: addresseeOf(act),
    administration: body.administration,
    body_name: body.name,
    register_number: registerNumber,
    changes_channel: changesChannel,
    order_hash: orderHash,
    instead_of: insteadOf,
    replaced_by: replacedBy,
    asked_at: askedAt,
    sent_at: sentAt,
    settled_at: settledAt,
    served_at: servedAt,
    confirmed_by: confirmedBy,
  };
}

function toAct(row: Selectable<Schema['act']>): KeptAct {
  return {
    key: row.key,
    notification: row.notification,
    act: row.act,
    state: row.state,
    subject: row.subject,
    onBehalfOf: row.on_behalf_of,
    site: row.site,
    body: { administration: row.administration, name: row.body_name },
    registerNumber: row.register_number,
    level: row.level,
    changesChannel: row.changes_channel,
    askedAt: row.asked_at,
    sentAt: row.sent_at,
    settledAt: row.settled_at,
    servedAt: row.served_at,
    refusal: row.refusal,
    confirmedBy: row.confirmed_by,
    orderHash: row.order_hash,
    insteadOf: row.instead_of,
    replacedBy: row.replaced_by,
    version: row.version,
  };
}
