import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, Migrator, PostgresDialect, type PostgresPool } from 'kysely';
import { Pool } from 'pg';
import { migrations } from './migrations.js';
import { PGlitePool } from './pglite-pool.js';
import type { Schema } from './schema.js';

/** PostgreSQL at the address, or the embedded engine in the data folder; brought to the newest schema either way. */
export async function openDatabase(dataDir: string, databaseUrl: string | undefined): Promise<Kysely<Schema>> {
  const db = await openExisting(dataDir, databaseUrl);
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return db;
}

/** As it stands, of whatever schema. */
export async function openExisting(dataDir: string, databaseUrl: string | undefined): Promise<Kysely<Schema>> {
  const pool = databaseUrl === undefined ? await embedded(dataDir) : remote(databaseUrl);
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
}

const embeddedIn = (dataDir: string): string => join(dataDir, 'database');

export const isEmbeddedIn = (dataDir: string): boolean => existsSync(join(embeddedIn(dataDir), 'PG_VERSION'));

async function embedded(dataDir: string): Promise<PostgresPool> {
  return new PGlitePool(await PGlite.create(embeddedIn(dataDir)));
}

function remote(databaseUrl: string): PostgresPool {
  const pool = new Pool({ connectionString: databaseUrl, application_name: 'meu-espai-gateway', connectionTimeoutMillis: 5_000 });
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  // One that breaks between two statements of a transaction tells nobody but its own listeners; the next statement then fails as it should.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

async function migrate(db: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw new Error('The database could not be brought to the schema of this version.', { cause: error });
}
