import { sql, type Kysely, type Selectable } from 'kysely';
import type { Outage, OutageQuestion, OutageSource, OutageStore } from '../outages/types.js';
import type { Schema } from './schema.js';

export class SqlOutages implements OutageStore {
  constructor(private readonly db: Kysely<Schema>) {}

  async fails({ administration, service, from, lastFailed, reason }: Parameters<OutageStore['fails']>[0]): Promise<void> {
    await this.db
      .insertInto('outage')
      .values({ administration, service, began: from, last_failed: lastFailed, reason })
      .onConflict((conflict) =>
        conflict
          .columns(['administration', 'service'])
          .where('ended', 'is', null)
          .doUpdateSet({ last_failed: sql`greatest(outage.last_failed, excluded.last_failed)` }),
      )
      .execute();
  }

  async worksAgain({ administration, service }: OutageSource, at: Date): Promise<void> {
    await this.db
      .updateTable('outage')
      .set({ ended: sql`greatest(${at}::timestamptz(3), last_failed)`, ending: 'worked-again' })
      .where('administration', '=', administration)
      .where('service', '=', service)
      .where('ended', 'is', null)
      .execute();
  }

  running(): Promise<OutageSource[]> {
    return this.db.selectFrom('outage').select(['administration', 'service']).where('ended', 'is', null).execute();
  }

  async find({ from, to, administration, service, most }: OutageQuestion): Promise<Outage[]> {
    const rows = await this.db
      .selectFrom('outage')
      .selectAll()
      .where('began', '<=', to)
      .where((where) => where.or([where('ended', 'is', null), where('ended', '>=', from)]))
      .$if(administration !== undefined, (query) => query.where('administration', '=', administration ?? ''))
      .$if(service !== undefined, (query) => query.where('service', '=', service ?? 'gateway'))
      .orderBy('began', 'desc')
      .orderBy('id', 'desc')
      .limit(most)
      .execute();
    return rows.map(toOutage);
  }

  /** In one transaction, with the row locked: of two nodes that come back together, one finds the gap. */
  async beat({ administration, service }: OutageSource, at: Date, tolerance: number): Promise<boolean> {
    return this.db.transaction().execute(async (tx) => {
      const begun = await tx
        .insertInto('heartbeat')
        .values({ one: true, since: at, at })
        .onConflict((conflict) => conflict.column('one').doNothing())
        .executeTakeFirst();
      if ((begun.numInsertedOrUpdatedRows ?? 0n) > 0n) return false;
      const { at: last } = await tx.selectFrom('heartbeat').select('at').forUpdate().executeTakeFirstOrThrow();
      const stoodStill = at.getTime() - last.getTime() > tolerance;
      if (stoodStill) {
        await tx
          .updateTable('outage')
          .set({ ended: sql`greatest(${last}::timestamptz(3), last_failed)`, ending: 'not-seen' })
          .where('ended', 'is', null)
          .execute();
        await tx
          .insertInto('outage')
          .values({ administration, service, began: last, last_failed: at, ended: at, ending: 'worked-again', reason: 'stood-still' })
          .execute();
      }
      if (at > last) await tx.updateTable('heartbeat').set({ at }).execute();
      return stoodStill;
    });
  }

  async since(): Promise<Date | undefined> {
    return (await this.db.selectFrom('heartbeat').select('since').executeTakeFirst())?.since;
  }

  async forget(before: Date): Promise<number> {
    const { numDeletedRows } = await this.db.deleteFrom('outage').where('ended', '<', before).executeTakeFirst();
    await this.db.updateTable('heartbeat').set({ since: before }).where('since', '<', before).execute();
    return Number(numDeletedRows);
  }
}

const toOutage = ({ administration, service, began, last_failed, ended, ending, reason }: Selectable<Schema['outage']>): Outage => ({
  administration,
  service,
  from: began,
  lastFailed: last_failed,
  until: ended,
  ending,
  reason,
});
