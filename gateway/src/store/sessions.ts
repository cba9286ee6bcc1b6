import type { Kysely } from 'kysely';
import type { Schema } from './schema.js';
import { seal, unseal } from './seal.js';
import type { CitizenSession, CitizenSessions } from './types.js';

type Sealed = Omit<CitizenSession, 'id' | 'expiresAt' | 'signedInAt'> & { signedInAt: string };

/** Sessions as sealed rows: the database holds neither an identifier, a name nor a token that can be read without the key. */
export class SealedSessions implements CitizenSessions {
  constructor(
    private readonly db: Kysely<Schema>,
    private readonly key: Buffer,
  ) {}

  async put({ id, expiresAt, signedInAt, ...rest }: CitizenSession): Promise<void> {
    const content: Sealed = { ...rest, signedInAt: signedInAt.toISOString() };
    const sealed = seal(this.key, id, JSON.stringify(content));
    await this.db
      .insertInto('citizen_session')
      .values({ id, sealed, expires_at: expiresAt })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ sealed, expires_at: expiresAt }))
      .execute();
  }

  async find(id: string): Promise<CitizenSession | undefined> {
    const row = await this.db
      .selectFrom('citizen_session')
      .select(['sealed', 'expires_at'])
      .where('id', '=', id)
      .where('expires_at', '>', new Date())
      .executeTakeFirst();
    return row && this.#open(id, row);
  }

  async end(id: string): Promise<CitizenSession | undefined> {
    const row = await this.db.deleteFrom('citizen_session').where('id', '=', id).returning(['sealed', 'expires_at']).executeTakeFirst();
    return row && this.#open(id, row);
  }

  async purge(): Promise<number> {
    const { numDeletedRows } = await this.db.deleteFrom('citizen_session').where('expires_at', '<=', new Date()).executeTakeFirst();
    return Number(numDeletedRows);
  }

  #open(id: string, row: { sealed: Uint8Array; expires_at: Date }): CitizenSession | undefined {
    const text = unseal(this.key, id, row.sealed);
    if (text === undefined) return undefined;
    const { signedInAt, ...content } = JSON.parse(text) as Sealed;
    return { id, ...content, signedInAt: new Date(signedInAt), expiresAt: row.expires_at };
  }
}
