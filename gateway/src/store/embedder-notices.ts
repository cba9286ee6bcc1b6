import type { Kysely } from 'kysely';
import type { Schema } from './schema.js';
import type { EmbedderNotices } from './types.js';

export class SqlEmbedderNotices implements EmbedderNotices {
  constructor(private readonly db: Kysely<Schema>) {}

  async firstTime(subject: string, site: string, at: Date): Promise<boolean> {
    const { numInsertedOrUpdatedRows = 0n } = await this.db
      .insertInto('embedder_notice')
      .values({ subject, site, at })
      .onConflict((conflict) => conflict.columns(['subject', 'site']).doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows > 0n;
  }
}
