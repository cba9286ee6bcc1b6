import type { Kysely } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Schema } from './schema.js';
import { seal, unseal } from './seal.js';
import type { CitizenSession, CitizenSessions } from './types.js';

type Sealed = Omit<CitizenSession, 'id' | 'expiresAt' | 'signedInAt'> & { signedInAt: string };

/** A page with several tags asks for the same session several times at once. Where another node ends it, this one believes in it no longer than this. */
const BELIEVED_MS = 2_000;

/** Sessions as sealed rows: the database holds neither an identifier, a name nor a token that can be read without the key. */
export class SealedSessions implements CitizenSessions {
  readonly #open = new LRUCache<string, CitizenSession>({ max: 2_000, ttl: BELIEVED_MS, ttlAutopurge: true });
  /** Counts what was changed, so that a row read before a change is not believed after it. */
  #changes = 0;

  constructor(
    private readonly db: Kysely<Schema>,
    private readonly key: Buffer,
  ) {}

  async put({ id, expiresAt, signedInAt, ...rest }: CitizenSession): Promise<void> {
    const content: Sealed = { ...rest, signedInAt: signedInAt.toISOString() };
    this.#forget(id);
    const sealed = seal(this.key, id, JSON.stringify(content));
    await this.db
      .insertInto('citizen_session')
      .values({ id, sealed, expires_at: expiresAt })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ sealed, expires_at: expiresAt }))
      .execute();
  }

  async find(id: string): Promise<CitizenSession | undefined> {
    const open = this.#open.get(id);
    if (open) return open.expiresAt > new Date() ? open : undefined;
    const changes = this.#changes;
    const row = await this.db
      .selectFrom('citizen_session')
      .select(['sealed', 'expires_at'])
      .where('id', '=', id)
      .where('expires_at', '>', new Date())
      .executeTakeFirst();
    const session = row && this.#unseal(id, row);
    if (session && changes === this.#changes) this.#open.set(id, session);
    return session;
  }

  async end(id: string): Promise<CitizenSession | undefined> {
    this.#forget(id);
    const row = await this.db.deleteFrom('citizen_session').where('id', '=', id).returning(['sealed', 'expires_at']).executeTakeFirst();
    this.#forget(id);
    return row && this.#unseal(id, row);
  }

  async purge(): Promise<number> {
    const { numDeletedRows } = await this.db.deleteFrom('citizen_session').where('expires_at', '<=', new Date()).executeTakeFirst();
    return Number(numDeletedRows);
  }

  #forget(id: string): void {
    this.#changes += 1;
    this.#open.delete(id);
  }

  #unseal(id: string, row: { sealed: Uint8Array; expires_at: Date }): CitizenSession | undefined {
    const text = unseal(this.key, id, row.sealed);
    if (text === undefined) return undefined;
    const { signedInAt, ...content } = JSON.parse(text) as Sealed;
    return { id, ...content, signedInAt: new Date(signedInAt), expiresAt: row.expires_at };
  }
}
