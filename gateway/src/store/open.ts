import { mkdir } from 'node:fs/promises';
import { sql, type Kysely } from 'kysely';
import type { ActStore } from '../acts/ports.js';
import type { PresenceIndex } from '../folder/presence.js';
import type { OutageStore } from '../outages/types.js';
import { ActJournal } from './act-journal.js';
import { allActs, restoreActs, settleInterrupted, SqlActs } from './acts.js';
import { AuditHead } from './audit-head.js';
import { ChainedAudit } from './audit.js';
import { isEmbeddedIn, openDatabase, openExisting } from './database.js';
import { SqlEmbedderNotices } from './embedder-notices.js';
import { SqlIssuerRecords } from './issuer-records.js';
import { lockFolder, type FolderLock } from './lock.js';
import { SqlOutages } from './outages.js';
import { SqlPresence } from './presence.js';
import type { Schema } from './schema.js';
import { SealedSessions } from './sessions.js';
import type { AuditLog, CitizenSessions, EmbedderNotices, IssuerRecords, Store } from './types.js';

export interface StoreOptions {
  /** Holds the embedded database, the head of the audit log and the lock. Created if it is not there. */
  dataDir: string;
  /** `postgresql://…`; without it the embedded engine is used. */
  databaseUrl?: string;
  /** 32 bytes; seals session records. */
  sessionKey: Buffer;
  /** After how long a silent PostgreSQL is given up, in milliseconds; for tests. */
  patience?: number;
}

const PURGE_EVERY_MS = 60_000;

/**
 * Opens the store, brings its schema up to date and removes what has expired, now and every minute.
 * @throws {FolderInUse} when another process uses the data folder.
 */
export async function openStore({ dataDir, databaseUrl, sessionKey, patience }: StoreOptions): Promise<Store> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const lock = await lockFolder(dataDir);
  let db: Kysely<Schema> | undefined;
  let journal: ActJournal | undefined;
  try {
    db = await openDatabase(dataDir, databaseUrl, patience);
    journal = databaseUrl === undefined ? await openJournal(db, dataDir) : undefined;
    const store = new SqlStore(db, lock, new AuditHead(dataDir), sessionKey, journal);
    await store.purge();
    store.purgeRegularly();
    return store;
  } catch (error) {
    await journal?.close();
    await db?.destroy();
    await lock.release();
    throw error;
  }
}

/** Brings journal and database to the same acts, whichever of them a power cut left behind. */
async function openJournal(db: Kysely<Schema>, dataDir: string): Promise<ActJournal> {
  const { journal, acts, lines } = await ActJournal.open(dataDir);
  try {
    await restoreActs(db, acts);
    const all = await allActs(db);
    const versions = new Map(acts.map(({ subject, key, version }) => [`${subject} ${key}`, version]));
    const isBehind = all.some(({ subject, key, version }) => versions.get(`${subject} ${key}`) !== version);
    if (isBehind || lines > 2 * all.length) await journal.rewrite(all);
    await settleInterrupted(new SqlActs(db, journal), all, new Date());
    return journal;
  } catch (error) {
    await journal.close();
    throw error;
  }
}

/** There is nothing to read: most likely the folder or the database of another gateway, or of none, was named. */
export class NoLog extends Error {
  override readonly name = 'NoLog';
}

/**
 * What an operator reads of the logs; nothing is created or brought up to date. Beside a running gateway this works on PostgreSQL; the embedded
 * engine has room for one process.
 * @throws {NoLog} when no gateway has ever written one there.
 * @throws {FolderInUse} when another process uses the embedded database.
 */
export async function openLogs({
  dataDir,
  databaseUrl,
  log = 'audit',
}: Pick<StoreOptions, 'dataDir' | 'databaseUrl'> & { log?: keyof typeof logNames }): Promise<{
  audit: AuditLog;
  outages: Pick<OutageStore, 'find' | 'since'>;
  close(): Promise<void>;
}> {
  if (databaseUrl === undefined && !isEmbeddedIn(dataDir)) throw new NoLog(`There is no database in the data folder ${dataDir}.`);
  const lock = databaseUrl === undefined ? await lockFolder(dataDir) : undefined;
  let db: Kysely<Schema> | undefined;
  try {
    db = await openExisting(dataDir, databaseUrl);
    if (!(await hasTable(db, log)))
      throw new NoLog(
        databaseUrl === undefined
          ? `The database in ${dataDir} holds no ${logNames[log]}.`
          : `The database at DATABASE_URL holds no ${logNames[log]}.`,
      );
    const opened = db;
    const close = async () => {
      await opened.destroy();
      await lock?.release();
    };
    return { audit: new ChainedAudit(opened, new AuditHead(dataDir)), outages: new SqlOutages(opened), close };
  } catch (error) {
    await db?.destroy();
    await lock?.release();
    throw error;
  }
}

const logNames = { audit: 'audit log', outage: 'log of outages' } as const;

const hasTable = async (db: Kysely<Schema>, table: string): Promise<boolean> =>
  (await db.introspection.getTables()).some(({ name }) => name === table);

class SqlStore implements Store {
  readonly audit: AuditLog;
  readonly presence: PresenceIndex;
  readonly sessions: CitizenSessions;
  readonly issuer: IssuerRecords;
  readonly notices: EmbedderNotices;
  readonly acts: ActStore;
  readonly outages: OutageStore;
  #timer: NodeJS.Timeout | undefined;
  #purging: Promise<void> = Promise.resolve();
  #purges = true;
  #looking: Promise<boolean> | undefined;

  constructor(
    private readonly db: Kysely<Schema>,
    private readonly lock: FolderLock,
    head: AuditHead,
    sessionKey: Buffer,
    private readonly journal: ActJournal | undefined,
  ) {
    this.audit = new ChainedAudit(db, head);
    this.presence = new SqlPresence(db);
    this.sessions = new SealedSessions(db, sessionKey);
    this.issuer = new SqlIssuerRecords(db);
    this.notices = new SqlEmbedderNotices(db);
    this.acts = new SqlActs(db, journal);
    this.outages = new SqlOutages(db);
  }

  async purge(): Promise<void> {
    await this.sessions.purge();
    await this.issuer.purge();
  }

  purgeRegularly(): void {
    this.#timer = setInterval(() => {
      this.#purging = this.purge().then(
        () => void (this.#purges = true),
        () => void (this.#purges = false),
      );
    }, PURGE_EVERY_MS).unref();
  }

  /** One question at a time, whoever wants to know: anybody may ask for this, and each takes a connection. */
  healthy(): Promise<boolean> {
    this.#looking ??= this.#look().finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  /** A store that can no longer forget is not healthy either. */
  async #look(): Promise<boolean> {
    try {
      await sql`select 1`.execute(this.db);
      return this.#purges;
    } catch {
      return false;
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#purging;
    await this.journal?.close();
    await this.db.destroy();
    await this.lock.release();
  }
}
