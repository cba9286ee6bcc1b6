import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, Migrator, PostgresDialect, type PostgresPool } from 'kysely';
import { type ClientBase, Pool, type QueryConfig } from 'pg';
import { BoundedPool } from './bounded-pool.js';
import { migrations } from './migrations.js';
import { PGlitePool } from './pglite-pool.js';
import type { Schema } from './schema.js';

/**
 * How long one statement may take, and how long a transaction may stand still, before the other side is taken for dead: less than what a citizen is
 * kept waiting for. Milliseconds.
 */
const usualPatience = 10_000;

/** PostgreSQL at the address, or the embedded engine in the data folder; brought to the newest schema either way. */
export async function openDatabase(dataDir: string, databaseUrl: string | undefined, patience?: number): Promise<Kysely<Schema>> {
  const { own, bounded } = await poolsOf(dataDir, databaseUrl, patience);
  try {
    // However long that takes.
    await migrate(new Kysely<Schema>({ dialect: new PostgresDialect({ pool: own }) }));
  } catch (error) {
    await own.end();
    throw error;
  }
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool: bounded }) });
}

/** As it stands, of whatever schema. */
export async function openExisting(dataDir: string, databaseUrl: string | undefined, patience?: number): Promise<Kysely<Schema>> {
  const { bounded } = await poolsOf(dataDir, databaseUrl, patience);
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool: bounded }) });
}

/** The same connections, without and with an end of waiting; the embedded engine is silent only with the process. */
async function poolsOf(
  dataDir: string,
  databaseUrl: string | undefined,
  patience = usualPatience,
): Promise<{ own: PostgresPool; bounded: PostgresPool }> {
  if (databaseUrl !== undefined) {
    const own = remote(databaseUrl, patience);
    return { own, bounded: new BoundedPool(own, patience) };
  }
  const own = await embedded(dataDir);
  return { own, bounded: own };
}

const embeddedIn = (dataDir: string): string => join(dataDir, 'database');

export const isEmbeddedIn = (dataDir: string): boolean => existsSync(join(embeddedIn(dataDir), 'PG_VERSION'));

async function embedded(dataDir: string): Promise<PostgresPool> {
  return new PGlitePool(await PGlite.create(embeddedIn(dataDir)));
}

function remote(databaseUrl: string, patience: number): Pool {
  const pool = new Pool({
    connectionString: databaseUrl,
    application_name: 'meu-espai-gateway',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    // Awaited, whatever its type says.
    onConnect: (client): unknown => giveLocksBack(client, patience),
  });
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  // One that breaks between two statements of a transaction tells nobody but its own listeners; the next statement then fails as it should.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** A node that stops in the middle of a transaction keeps its locks, the one of the audit log among them, and every other node would wait for it. */
const giveLocksBack = (client: ClientBase, patience: number): Promise<unknown> =>
  client.query({ text: `set idle_in_transaction_session_timeout = ${patience}`, query_timeout: patience } as QueryConfig);

async function migrate(db: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw new Error('The database could not be brought to the schema of this version.', { cause: error });
}
