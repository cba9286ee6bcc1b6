/** What every store does with outages, whichever engine is behind it. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Outage, OutageQuestion } from '../../../gateway/src/outages/types.js';
import { openStore, type Store } from '../../../gateway/src/store/index.js';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const enotum = { administration: '9821920002', service: 'enotum' } as const;
const hcc = { administration: '0800180001', service: 'hcc' } as const;
const own = { administration: '9821920002', service: 'gateway' } as const;
const clock = (minutes: number): Date => new Date(Date.UTC(2026, 2, 2, 9, minutes));
const minute = 60_000;

export function outagesContract(name: string, databaseUrlOf: () => Promise<string | undefined>, skip: string | undefined): void {
  describe(name, { skip: skip ?? false }, () => {
    let dataDir: string;
    let databaseUrl: string | undefined;
    let store: Store;
    const open = async () => {
      store = await openStore({ dataDir, databaseUrl, sessionKey: Buffer.alloc(32) });
    };
    const found = async (question: Partial<OutageQuestion> = {}): Promise<Outage[]> =>
      store.outages.find({ from: clock(-1_000), to: clock(1_000), most: 100, ...question });
    const fails = (source: typeof enotum | typeof hcc, from: number, last = from) =>
      store.outages.fails({ ...source, from: clock(from), lastFailed: clock(last), reason: 'failed' });

    before(async () => {
      dataDir = await mkdtemp(join(tmpdir(), 'meu-espai-outages-'));
      databaseUrl = await databaseUrlOf();
      await open();
    });
    beforeEach(async () => {
      for (const source of await store.outages.running()) await store.outages.worksAgain(source, clock(2_000));
      await store.outages.forget(clock(3_000));
    });
    after(async () => {
      await store.close();
      await rm(dataDir, { recursive: true });
    });

    it('keeps one outage from its first failure to the answer after it', async () => {
      await fails(enotum, 0, 1);
      assert.deepEqual(await found(), [
        { ...enotum, from: clock(0), lastFailed: clock(1), until: null, ending: null, reason: 'failed' } satisfies Outage,
      ]);
      await fails(enotum, 2, 3);
      assert.deepEqual(await store.outages.running(), [enotum]);
      await store.outages.worksAgain(enotum, clock(5));
      const [outage, ...others] = await found();
      assert.deepEqual(
        [outage?.from, outage?.lastFailed, outage?.until, outage?.ending, others.length],
        [clock(0), clock(3), clock(5), 'worked-again', 0],
      );
      await store.outages.worksAgain(enotum, clock(9));
      assert.deepEqual((await found())[0]?.until, clock(5), 'what has ended stays as it is');
    });

    it('lets one of several nodes begin it', async () => {
      await Promise.all([1, 2, 3, 4].map((n) => fails(hcc, n)));
      assert.equal((await found()).length, 1);
      assert.deepEqual((await found())[0]?.lastFailed, clock(4));
    });

    it('gives those that touch the time that is asked for, newest first, of one source or service', async () => {
      await fails(hcc, 0);
      await store.outages.worksAgain(hcc, clock(10));
      await fails(enotum, 20);
      const froms = async (question: Partial<OutageQuestion>) => (await found(question)).map(({ from }) => from.getUTCMinutes());
      assert.deepEqual(await froms({}), [20, 0]);
      assert.deepEqual(await froms({ most: 1 }), [20]);
      assert.deepEqual(await froms({ from: clock(5), to: clock(6) }), [0], 'it lasted over all of it');
      assert.deepEqual(await froms({ from: clock(11), to: clock(19) }), []);
      assert.deepEqual(await froms({ from: clock(30) }), [20], 'it still lasts');
      assert.deepEqual(await froms({ service: 'hcc' }), [0]);
      assert.deepEqual(await froms({ administration: enotum.administration }), [20]);
    });

    it('takes a gateway that gave no sign of life for too long for one that stood still, once, also after a restart', async () => {
      await store.outages.beat(own, clock(0), minute);
      assert.equal(await store.outages.beat(own, clock(1), minute), false, 'a minute is not yet too long');
      await fails(enotum, 1);
      await store.close();
      await open();
      const both = await Promise.all([store.outages.beat(own, clock(10), minute), store.outages.beat(own, clock(10), minute)]);
      assert.deepEqual(both.sort(), [false, true]);
      const [stood, ...others] = await found({ service: 'gateway' });
      assert.deepEqual(
        [stood?.from, stood?.until, stood?.reason, stood?.ending, others.length],
        [clock(1), clock(10), 'stood-still', 'worked-again', 0],
      );
      const [unseen] = await found({ service: 'enotum' });
      assert.deepEqual([unseen?.until, unseen?.ending], [clock(1), 'not-seen'], 'how that one went on, nobody saw');
      assert.equal(await store.outages.beat(own, clock(5), minute), false, 'a clock that is behind says nothing');
      assert.equal(await store.outages.beat(own, clock(11), minute), false);
    });

    it('forgets what ended long ago, says since when it knows, and never forgets what lasts', async () => {
      await fails(hcc, 0);
      await store.outages.worksAgain(hcc, clock(1));
      await fails(enotum, 0);
      assert.equal(await store.outages.forget(clock(2)), 1);
      assert.deepEqual(
        (await found()).map(({ service }) => service),
        ['enotum'],
      );
      assert.ok(((await store.outages.since()) ?? new Date(0)) >= clock(2));
    });
  });
}
