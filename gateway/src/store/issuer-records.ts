import type { Kysely } from 'kysely';
import type { Schema } from './schema.js';
import type { IssuerRecord, IssuerRecords } from './types.js';

type Row = Pick<Schema['issuer_record'], 'consumed'> & { payload: Record<string, unknown> };

/**
 * What the issuer remembers. Ids stand here as they are: a cookie is worth nothing without its signature,
 * a refresh token nothing without the browser's own key, and a code lives for a minute.
 */
export class SqlIssuerRecords implements IssuerRecords {
  constructor(private readonly db: Kysely<Schema>) {}

  async put(model: string, id: string, record: IssuerRecord, expiresAt: Date | null): Promise<void> {
    const columns = {
      payload: JSON.stringify(record),
      grant_id: record.grantId ?? null,
      uid: record.uid ?? null,
      user_code: record.userCode ?? null,
      expires_at: expiresAt,
    };
    await this.db
      .insertInto('issuer_record')
      .values({ model, id, ...columns })
      .onConflict((conflict) => conflict.columns(['model', 'id']).doUpdateSet(columns))
      .execute();
  }

  async find(model: string, id: string): Promise<IssuerRecord | undefined> {
    return toRecord(await this.#alive(model).where('id', '=', id).executeTakeFirst());
  }

  async findBy(model: string, key: 'uid' | 'userCode', value: string): Promise<IssuerRecord | undefined> {
    const column = key === 'uid' ? 'uid' : 'user_code';
    return toRecord(await this.#alive(model).where(column, '=', value).executeTakeFirst());
  }

  async consume(model: string, id: string): Promise<boolean> {
    const { numUpdatedRows } = await this.db
      .updateTable('issuer_record')
      .set({ consumed: Math.floor(Date.now() / 1000) })
      .where('model', '=', model)
      .where('id', '=', id)
      .where('consumed', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  async remove(model: string, id: string): Promise<void> {
    await this.db.deleteFrom('issuer_record').where('model', '=', model).where('id', '=', id).execute();
  }

  async revokeGrant(model: string, grantId: string): Promise<void> {
    await this.db.deleteFrom('issuer_record').where('model', '=', model).where('grant_id', '=', grantId).execute();
  }

  async purge(): Promise<number> {
    const { numDeletedRows } = await this.db.deleteFrom('issuer_record').where('expires_at', '<=', new Date()).executeTakeFirst();
    return Number(numDeletedRows);
  }

  #alive(model: string) {
    return this.db
      .selectFrom('issuer_record')
      .select(['payload', 'consumed'])
      .where('model', '=', model)
      .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', new Date())]));
  }
}

function toRecord(row: Row | undefined): IssuerRecord | undefined {
  return row && (row.consumed === null ? row.payload : { ...row.payload, consumed: row.consumed });
}
