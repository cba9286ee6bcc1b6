import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { openStore } from '../../../gateway/src/store/index.js';
import { startPostgres, whyNoPostgres, type Postgres } from '../../support/postgres.js';
import { actsContract } from './acts-contract.js';
import { outagesContract } from './outages-contract.js';
import { storeContract } from './contract.js';
import { entry } from './entry.js';

const skip = await whyNoPostgres();
let postgres: Postgres;

before(async () => {
  if (!skip) postgres = await startPostgres();
});

after(async () => {
  if (!skip) await postgres.stop();
});

storeContract(
  'store on PostgreSQL',
  {
    databaseUrl: () => postgres.createDatabase(),
    async tamper(_dataDir, url, sql) {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      try {
        await client.query(sql);
      } finally {
        await client.end();
      }
    },
    everything: async (_dataDir, url) => Buffer.from(await postgres.dump(url!)),
  },
  skip,
);

actsContract('acts on PostgreSQL', () => postgres.createDatabase(), skip);
outagesContract('outages on PostgreSQL', () => postgres.createDatabase(), skip);

describe('two nodes on one PostgreSQL', { skip: skip ?? false }, () => {
  it('write one chain', async () => {
    const databaseUrl = await postgres.createDatabase();
    const folders = await Promise.all([0, 1].map(() => mkdtemp(join(tmpdir(), 'meu-espai-node-'))));
    const nodes = await Promise.all(folders.map((dataDir) => openStore({ dataDir, databaseUrl, sessionKey: randomBytes(32) })));
    try {
      const written = await Promise.all(Array.from({ length: 300 }, (_, i) => nodes[i % 2]!.audit.append(entry())));
      assert.equal(new Set(written.map(({ seq }) => seq)).size, 300);
      for (const node of nodes) assert.deepEqual(await node.audit.verify(), { ok: true, rows: 300 });
    } finally {
      await Promise.all(nodes.map((node) => node.close()));
      await Promise.all(folders.map((folder) => rm(folder, { recursive: true })));
    }
  });
});
