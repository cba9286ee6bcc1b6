/** Edits, deletions, swaps and cuts of the audit log by somebody who owns the database: `audit verify` finds each of them. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual, promisify } from 'node:util';
import type { Kysely } from 'kysely';
import { AuditHead } from '../../gateway/src/store/audit-head.js';
import { ChainedAudit } from '../../gateway/src/store/audit.js';
import { openDatabase } from '../../gateway/src/store/database.js';
import type { Schema } from '../../gateway/src/store/schema.js';
import type { AuditEntry, AuditRecord } from '../../gateway/src/store/types.js';
import { startPostgres, whyNoPostgres, type Postgres } from '../support/postgres.js';
import { Chance, figure, many } from './support/run.js';
import { replaceLog, TAMPERINGS } from './support/tampering.js';

const COMMAND = fileURLToPath(new URL('../../gateway/bin/meu-espai-gateway.js', import.meta.url));
const ROWS = 24;
const chance = new Chance();
const noPostgres = await whyNoPostgres();

/** Thrown to leave a transaction, so that the log is as it was before the next attack. */
class Undo extends Error {}

for (const engine of ['embedded engine', 'PostgreSQL'] as const) {
  describe(`an audit log on the ${engine}`, { skip: (engine === 'PostgreSQL' && noPostgres) || false }, () => {
    let dataDir: string;
    let postgres: Postgres | undefined;
    let databaseUrl: string | undefined;
    let db: Kysely<Schema>;
    let rows: AuditRecord[];
    const verify = (as: Kysely<Schema>) => new ChainedAudit(as, new AuditHead(dataDir)).verify();

    before(async () => {
      dataDir = await mkdtemp(join(tmpdir(), 'meu-espai-audit-'));
      postgres = engine === 'PostgreSQL' ? await startPostgres() : undefined;
      databaseUrl = await postgres?.createDatabase();
      db = await openDatabase(dataDir, databaseUrl);
      const audit = new ChainedAudit(db, new AuditHead(dataDir));
      rows = [];
      for (let i = 0; i < ROWS; i += 1) rows.push(await audit.append(someEntry()));
    });
    after(async () => {
      await db.destroy();
      await postgres?.stop();
      await rm(dataDir, { recursive: true });
    });

    it('that nobody has touched is whole', async () => {
      assert.deepEqual(await verify(db), { ok: true, rows: ROWS });
    });

    it(`gives away each of ${many(400, 10_000)} random attacks`, async () => {
      const found = new Map<string, number>();
      for (let n = 0; n < many(400, 10_000); n += 1) {
        const kind = chance.pick(Object.keys(TAMPERINGS));
        const tampered = TAMPERINGS[kind]!(rows, chance);
        assert.ok(!isDeepStrictEqual(tampered, rows), `${kind} changed nothing`);
        await db
          .transaction()
          .execute(async (tx) => {
            await replaceLog(tx, tampered);
            assert.equal((await verify(tx)).ok, false, `attack ${n}, ${kind}, was not found`);
            throw new Undo();
          })
          .catch((error: unknown) => {
            if (!(error instanceof Undo)) throw error;
          });
        found.set(kind, (found.get(kind) ?? 0) + 1);
      }
      assert.equal(found.size, Object.keys(TAMPERINGS).length, 'each kind was tried');
      assert.deepEqual(await verify(db), { ok: true, rows: ROWS });
      figure(`${[...found.values()].reduce((sum, count) => sum + count)} attacks on the ${engine}, all found`);
    });

    it('gives itself away at the command line, with an exit code of its own', async () => {
      const kinds = chance.shuffled(Object.keys(TAMPERINGS)).slice(0, many(1, Infinity));
      for (const kind of kinds) {
        await db.transaction().execute((tx) => replaceLog(tx, TAMPERINGS[kind]!(rows, chance)));
        await assert.rejects(runVerify(), ({ code, stdout }: { code: number; stdout: string }) => {
          assert.equal(code, 2, kind);
          assert.match(stdout, /Row \d+ is not as it was written/);
          return true;
        });
      }
      await db.transaction().execute((tx) => replaceLog(tx, rows));
      assert.match((await runVerify()).stdout, new RegExp(`${ROWS} rows, all as they were written`));
    });

    /** The embedded engine has room for one process: ours lets go of it meanwhile. */
    async function runVerify(): Promise<{ stdout: string }> {
      if (!databaseUrl) await db.destroy();
      const { DATABASE_URL: _, ...env } = process.env;
      try {
        return await promisify(execFile)(process.execPath, [COMMAND, 'audit', 'verify', '--data', dataDir], {
          cwd: dataDir,
          env: { ...env, ...(databaseUrl && { DATABASE_URL: databaseUrl }) },
        });
      } finally {
        if (!databaseUrl) db = await openDatabase(dataDir, undefined);
      }
    }
  });
}

function someEntry(): AuditEntry {
  return {
    at: new Date(Date.UTC(2026, chance.between(0, 11), 1, 0, 0, 0, chance.between(0, 999))),
    subject: `subject-${chance.between(1, 3)}`,
    onBehalfOf: chance.happens(0.3) ? 'a company' : null,
    site: '0800180001',
    resource: chance.pick(['procedures', 'notifications', 'data-usage']),
    administrations: ['0800180001', '9821920002', '0801930008'].slice(0, chance.between(1, 3)),
    capacity: chance.pick(['interested', 'representative']),
    level: chance.pick(['low', 'substantial', 'high']),
    purpose: 'citizen-consultation',
  };
}
