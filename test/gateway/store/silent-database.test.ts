/** A database that says nothing any more, as when the network between is gone: it closes no connection, so that nothing fails by itself. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { openExisting } from '../../../gateway/src/store/database.js';
import { openStore } from '../../../gateway/src/store/index.js';
import { startPostgres, whyNoPostgres, type Postgres } from '../../support/postgres.js';
import { act } from './acts-contract.js';
import { entry } from './entry.js';

const skip = await whyNoPostgres();
const patience = 600;

/** Between a gateway and its database. What is cut says nothing any more in either direction; who connects afterwards is served. */
async function startCable(databaseUrl: string) {
  const { hostname, port } = new URL(databaseUrl);
  const pairs = new Set<readonly [Socket, Socket]>();
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    const pair = [near, far] as const;
    pairs.add(pair);
    for (const socket of pair) socket.on('error', () => undefined);
    near.pipe(far);
    far.pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: url.href,
    cut: () => {
      for (const [near, far] of pairs) {
        near.unpipe(far).pause();
        far.unpipe(near).pause();
      }
    },
    close: () => {
      for (const pair of pairs) for (const socket of pair) socket.destroy();
      server.close();
    },
  };
}

describe('a PostgreSQL that falls silent', { skip: skip ?? false }, () => {
  let postgres: Postgres;
  let dataDir: string;

  before(async () => {
    postgres = await startPostgres();
    dataDir = await mkdtemp(join(tmpdir(), 'meu-espai-silent-'));
  });
  after(async () => {
    await postgres.stop();
    await rm(dataDir, { recursive: true });
  });

  it('costs the questions of that moment and none of the next', async () => {
    const cable = await startCable(await postgres.createDatabase());
    const store = await openStore({ dataDir, databaseUrl: cable.url, sessionKey: randomBytes(32), patience });
    try {
      await Promise.all(Array.from({ length: 12 }, () => store.presence.known('subject-1')));
      await store.audit.append(entry());
      cable.cut();
      const begun = performance.now();
      const outcomes = await Promise.allSettled([
        store.audit.append(entry()),
        store.acts.put(act(), new Date()),
        store.sessions.find('somebody'),
        store.presence.known('subject-1'),
      ]);
      assert.deepEqual(
        outcomes.map(({ status }) => status),
        ['rejected', 'rejected', 'rejected', 'rejected'],
      );
      assert.ok(performance.now() - begun < 4 * patience, 'nobody waits twice as long for the end of a transaction');
      // As many connections as there were are found dead one by one.
      while (!(await store.healthy())) assert.ok(performance.now() - begun < 20 * patience, 'it comes back by itself');
      await Promise.all(Array.from({ length: 12 }, () => store.presence.known('subject-1').catch(() => undefined)));
      const row = await store.audit.append(entry());
      assert.equal((await store.audit.lookUps(entry(), { from: '2000-01-01', to: '2099-12-31' })).length, row.seq);
      assert.equal((await store.audit.verify()).ok, true);
    } finally {
      await store.close();
      cable.close();
    }
  });

  it('gives back the locks of a node that stood still in the middle of a transaction', async () => {
    const databaseUrl = await postgres.createDatabase();
    const [stopped, other] = await Promise.all([0, 1].map(() => openExisting(dataDir, databaseUrl, patience)));
    let goOn: () => void = () => undefined;
    const standstill = new Promise<void>((resolve) => (goOn = resolve));
    let begun: () => void = () => undefined;
    const locked = new Promise<void>((resolve) => (begun = resolve));
    const lock = sql`select pg_advisory_xact_lock(1)`;
    const transaction = stopped!.transaction().execute(async (tx) => {
      await lock.execute(tx);
      begun();
      await standstill;
    });
    try {
      await locked;
      for (const until = Date.now() + 5 * patience; ;) {
        const free = await lock.execute(other!).then(
          () => true,
          () => false,
        );
        if (free) break;
        assert.ok(Date.now() < until, 'the lock is never free');
      }
    } finally {
      goOn();
      await assert.rejects(transaction, 'what did not finish in time did not happen');
      await Promise.all([stopped!.destroy(), other!.destroy()]);
    }
  });
});
