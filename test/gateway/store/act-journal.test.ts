/** The journal beside the embedded database: whatever is torn off its end, nothing that was told to anybody is lost. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { appendFile, cp, mkdtemp, open, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it, mock } from 'node:test';
import fc from 'fast-check';
import type { KeptAct } from '../../../gateway/src/acts/ports.js';
import { ActJournal } from '../../../gateway/src/store/act-journal.js';
import { openStore } from '../../../gateway/src/store/index.js';
import { act, secondsAgo } from './acts-contract.js';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meu-espai-journal-'));
});
after(() => rm(folder, { recursive: true }));

const fresh = () => mkdtemp(join(folder, 'data-'));
const fileOf = (dataDir: string) => join(dataDir, 'acts.journal');

/** The syncs of every file in this process, to be counted or to fail. */
async function syncs() {
  const handle = await open(join(folder, 'any'), 'a');
  await handle.close();
  return mock.method(Object.getPrototypeOf(handle) as typeof handle, 'datasync');
}
const diskFull = (): Promise<void> => Promise.reject(Object.assign(new Error('disk full'), { code: 'ENOSPC' }));

async function reread(dataDir: string): Promise<KeptAct[]> {
  const { journal, acts } = await ActJournal.open(dataDir);
  await journal.close();
  return acts;
}

describe('the journal of acts', () => {
  it('gives back the last version of each act', async () => {
    const dataDir = await fresh();
    const { journal } = await ActJournal.open(dataDir);
    const one = act();
    const other = act({ sentAt: secondsAgo(3), settledAt: secondsAgo(2) });
    await Promise.all([journal.append([one]), journal.append([other])]);
    await journal.append([{ ...one, state: 'sent', version: 2 }]);
    await journal.close();
    assert.deepEqual(await reread(dataDir), [{ ...one, state: 'sent', version: 2 }, other]);
  });

  it('takes the newest version, in whatever order they came', async () => {
    const dataDir = await fresh();
    const { journal } = await ActJournal.open(dataDir);
    const one = act();
    await journal.append([{ ...one, state: 'confirmed', version: 3 }]);
    await journal.append([{ ...one, state: 'sent', version: 2 }]);
    await journal.close();
    assert.equal((await reread(dataDir))[0]?.state, 'confirmed');
  });

  it('holds what was appended while something else was being synced', async () => {
    const dataDir = await fresh();
    const { journal } = await ActJournal.open(dataDir);
    const acts = Array.from({ length: 200 }, () => act());
    await Promise.all(
      acts.map(async (each, index) => {
        for (let turn = 0; turn < index % 7; turn++) await Promise.resolve();
        await journal.append([each]);
        await journal.append([{ ...each, state: 'sent', version: 2 }]);
      }),
    );
    await journal.close();
    const again = await reread(dataDir);
    assert.equal(again.length, 200);
    assert.ok(again.every(({ version }) => version === 2));
  });

  it('loses nothing that was appended, wherever the power goes off in what follows', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 1, max: 4 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.uint8Array(),
        async (whole, torn, share, garbage) => {
          const dataDir = await fresh();
          const { journal } = await ActJournal.open(dataDir);
          const told: KeptAct[] = [];
          for (let index = 0; index < whole; index++) {
            const each = act();
            await journal.append([each]);
            told.push(each);
          }
          const kept = (await readFile(fileOf(dataDir))).length;
          await Promise.all(Array.from({ length: torn }, () => journal.append([act()])));
          await journal.close();
          const content = await readFile(fileOf(dataDir));
          // What was on its way is there in part, and where the disk had got to, anything may stand.
          const cut = kept + Math.floor(share * (content.length - 1 - kept));
          await truncate(fileOf(dataDir), cut);
          await appendFile(
            fileOf(dataDir),
            garbage.filter((byte) => byte !== 0x0a),
          );
          const after_ = await reread(dataDir);
          assert.deepEqual(after_.slice(0, told.length), told);
          const again = await ActJournal.open(dataDir);
          const next = act();
          await again.journal.append([next]);
          await again.journal.close();
          assert.deepEqual((await reread(dataDir)).at(-1), next);
          await rm(dataDir, { recursive: true });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('holds what belongs together whole or not at all, wherever the power goes off', async () => {
    const dataDir = await fresh();
    const { journal } = await ActJournal.open(dataDir);
    const unknown = act({ state: 'unknown', sentAt: secondsAgo(90) });
    await journal.append([unknown]);
    const before = (await readFile(fileOf(dataDir))).length;
    const next = act({ insteadOf: unknown.key });
    await journal.append([{ ...unknown, replacedBy: next.key, version: 2 }, next]);
    await journal.close();
    const whole = await readFile(fileOf(dataDir));
    for (let cut = before; cut < whole.length; cut += 7) {
      await writeFile(fileOf(dataDir), whole.subarray(0, cut));
      assert.deepEqual(await reread(dataDir), [unknown], `cut at ${cut} of ${whole.length}`);
    }
    await writeFile(fileOf(dataDir), whole);
    assert.equal((await reread(dataDir)).length, 2);
  });

  it('has synced before it says that something is written, and what belongs together at once', async () => {
    const { journal } = await ActJournal.open(await fresh());
    const synced = await syncs();
    try {
      await journal.append([act()]);
      assert.equal(synced.mock.callCount(), 1);
      await journal.append([act(), act()]);
      assert.equal(synced.mock.callCount(), 2);
    } finally {
      synced.mock.restore();
      await journal.close();
    }
  });

  it('holds nothing of what could not be synced, and goes on', async () => {
    const dataDir = await fresh();
    const { journal } = await ActJournal.open(dataDir);
    const [one, lost, other] = [act(), act(), act()];
    await journal.append([one]);
    const synced = await syncs();
    synced.mock.mockImplementationOnce(diskFull);
    await assert.rejects(journal.append([lost]), /disk full/);
    synced.mock.restore();
    await journal.append([other]);
    await journal.close();
    assert.deepEqual(await reread(dataDir), [one, other]);
  });

  it('is not read on where somebody changed what was written', async () => {
    const dataDir = await fresh();
    const { journal } = await ActJournal.open(dataDir);
    for (let index = 0; index < 3; index++) await journal.append([act()]);
    await journal.close();
    const content = await readFile(fileOf(dataDir), 'utf8');
    await writeFile(fileOf(dataDir), content.replace('"accept"', '"reject"'));
    await assert.rejects(ActJournal.open(dataDir), /Line 1 .* is not what was written/);
  });
});

describe('a store on the embedded engine whose disk is full', () => {
  it('says nowhere what it could not make durable', async () => {
    const store = await openStore({ dataDir: await fresh(), sessionKey: randomBytes(32) });
    try {
      const one = act();
      await store.acts.put(one, secondsAgo(60));
      const synced = await syncs();
      synced.mock.mockImplementationOnce(diskFull);
      await assert.rejects(store.acts.change(one, ['asked'], { state: 'sent', sentAt: new Date() }), /disk full/);
      synced.mock.restore();
      assert.equal((await store.acts.find(one.subject, one.key))?.state, 'asked');
      assert.equal((await store.acts.change(one, ['asked'], { state: 'sent', sentAt: new Date() }))?.state, 'sent');
    } finally {
      await store.close();
    }
  });
});

describe('a store on the embedded engine after a power cut', () => {
  const sessionKey = randomBytes(32);
  const long = secondsAgo(60);

  it('has every act again that its database lost, as far as it had come', async () => {
    const dataDir = await fresh();
    const first = await openStore({ dataDir, sessionKey });
    await first.close();
    const before_ = join(await fresh(), 'database');
    await cp(join(dataDir, 'database'), before_, { recursive: true });
    const store = await openStore({ dataDir, sessionKey });
    const confirmed = act();
    await store.acts.put(confirmed, long);
    await store.acts.change(confirmed, ['asked'], { state: 'sent', sentAt: secondsAgo(1) });
    const told = await store.acts.change(confirmed, ['sent'], {
      state: 'confirmed',
      servedAt: '2026-03-02T10:14:09+01:00',
      settledAt: new Date(),
    });
    const sent = act();
    await store.acts.put(sent, long);
    await store.acts.change(sent, ['asked'], { state: 'sent', sentAt: secondsAgo(1) });
    const asked = act();
    await store.acts.put(asked, long);
    await store.close();
    await rm(join(dataDir, 'database'), { recursive: true });
    await cp(before_, join(dataDir, 'database'), { recursive: true });

    const again = await openStore({ dataDir, sessionKey });
    try {
      assert.deepEqual(await again.acts.find(confirmed.subject, confirmed.key), told);
      assert.equal((await again.acts.find(sent.subject, sent.key))?.state, 'unknown', 'nobody knows whether it left');
      const never = await again.acts.find(asked.subject, asked.key);
      assert.deepEqual([never?.state, never?.refusal], ['refused', 'interrupted'], 'it surely did not leave');
      assert.equal((await again.acts.put(act({ subject: sent.subject, notification: sent.notification }), long)).written, false);
    } finally {
      await again.close();
    }
  });

  it('has no act that was replaced by one that nobody has: both are written at once', async () => {
    const dataDir = await fresh();
    const store = await openStore({ dataDir, sessionKey });
    const unknown = act({ state: 'unknown', sentAt: secondsAgo(90) });
    await store.acts.put(unknown, long);
    const linesOf = async () => (await readFile(fileOf(dataDir), 'utf8')).split('\n').length;
    const before_ = await linesOf();
    const next = act({ subject: unknown.subject, notification: unknown.notification, insteadOf: unknown.key });
    assert.deepEqual(await store.acts.put(next, long), { written: true });
    assert.equal(await linesOf(), before_ + 1);
    await store.close();
    assert.deepEqual(await reread(dataDir), [{ ...unknown, replacedBy: next.key, version: 2 }, next]);
  });

  it('has every act again that its journal lost', async () => {
    const dataDir = await fresh();
    const store = await openStore({ dataDir, sessionKey });
    const one = act({ state: 'confirmed' });
    await store.acts.put(one, long);
    await store.close();
    await writeFile(fileOf(dataDir), '');
    await (await openStore({ dataDir, sessionKey })).close();
    assert.deepEqual(await reread(dataDir), [one]);
  });

  it('keeps its journal short', async () => {
    const dataDir = await fresh();
    const { journal } = await ActJournal.open(dataDir);
    const one = act();
    for (let version = 1; version <= 50; version++)
      await journal.append([{ ...one, version, state: version < 50 ? 'unknown' : 'refused' }]);
    await journal.close();
    await (await openStore({ dataDir, sessionKey })).close();
    assert.equal((await readFile(fileOf(dataDir), 'utf8')).split('\n').length, 2);
    assert.equal((await reread(dataDir))[0]?.version, 50);
  });
});
