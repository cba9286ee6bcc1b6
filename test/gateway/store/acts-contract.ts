/** What every store does with acts, whichever engine is behind it. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { KeptAct } from '../../../gateway/src/acts/ports.js';
import { openStore, type Store } from '../../../gateway/src/store/index.js';

const random = (): string => randomBytes(16).toString('base64url');
export const secondsAgo = (seconds: number): Date => new Date(Date.now() - seconds * 1_000);

export const act = (change: Partial<KeptAct> = {}): KeptAct => ({
  key: random(),
  notification: random(),
  act: 'accept',
  state: 'asked',
  subject: random(),
  onBehalfOf: null,
  site: '0800180001',
  body: { administration: '0800180001', name: "Ajuntament d'Abrera" },
  registerNumber: 'S2026000120',
  level: 'substantial',
  changesChannel: false,
  askedAt: new Date('2026-03-02T09:14:07.123Z'),
  sentAt: null,
  settledAt: null,
  servedAt: null,
  refusal: null,
  confirmedBy: null,
  orderHash: random(),
  insteadOf: null,
  replacedBy: null,
  version: 1,
  ...change,
});

export function actsContract(name: string, databaseUrlOf: () => Promise<string | undefined>, skip: string | undefined): void {
  describe(name, { skip: skip ?? false }, () => {
    const sessionKey = randomBytes(32);
    let dataDir: string;
    let databaseUrl: string | undefined;
    let store: Store;
    const open = async () => {
      store = await openStore({ dataDir, databaseUrl, sessionKey });
    };
    const long = secondsAgo(60);

    before(async () => {
      dataDir = await mkdtemp(join(tmpdir(), 'meu-espai-acts-'));
      databaseUrl = await databaseUrlOf();
      await open();
    });
    after(async () => {
      await store.close();
      await rm(dataDir, { recursive: true });
    });

    it('gives back every field as it was written', async () => {
      const whole = act({
        state: 'confirmed',
        onBehalfOf: random(),
        sentAt: new Date('2026-03-02T09:14:08.001Z'),
        settledAt: new Date('2026-03-02T09:14:09.999Z'),
        servedAt: '2026-03-02T10:14:09+01:00',
        confirmedBy: 'answer',
        changesChannel: true,
      });
      await store.acts.put(whole, long);
      assert.deepEqual(await store.acts.find(whole.subject, whole.key), whole);
      const bare = act({
        site: null,
        body: { administration: null, name: '' },
        registerNumber: null,
        state: 'refused',
        refusal: 'expired',
      });
      await store.acts.put(bare, long);
      assert.deepEqual(await store.acts.find(bare.subject, bare.key), bare);
      assert.equal(await store.acts.find('somebody-else', bare.key), undefined);
    });

    it('writes one act under one key, and one that is open for one notification', async () => {
      const first = act();
      assert.deepEqual(await store.acts.put(first, long), { written: true });
      assert.deepEqual(await store.acts.put({ ...act(), key: first.key, subject: first.subject }, long), {
        written: false,
        existing: first,
      });
      const second = act({ subject: first.subject, notification: first.notification });
      assert.deepEqual(await store.acts.put(second, long), { written: false, existing: first });
      assert.deepEqual(await store.acts.put(act({ notification: first.notification }), long), { written: true }, 'another addressee');
      assert.deepEqual(await store.acts.put(act({ subject: first.subject }), long), { written: true }, 'another notification');
    });

    it('lets one of twenty orders through that come at the same moment', async () => {
      const { subject, notification } = act();
      const orders = Array.from({ length: 20 }, () => act({ subject, notification }));
      const put = await Promise.all(orders.map((order) => store.acts.put(order, long)));
      assert.equal(put.filter(({ written }) => written).length, 1);
      assert.equal((await store.acts.of(subject, notification)).length, 1);
    });

    it('sees two representatives of one person as one addressee', async () => {
      const [onBehalfOf, notification] = [random(), random()];
      await store.acts.put(act({ onBehalfOf, notification }), long);
      assert.equal((await store.acts.put(act({ onBehalfOf, notification }), long)).written, false);
      assert.equal((await store.acts.of(onBehalfOf, notification)).length, 1);
    });

    it('changes an act only from the states that are named, and counts', async () => {
      const one = act();
      await store.acts.put(one, long);
      const sent = await store.acts.change(one, ['asked'], { state: 'sent', sentAt: new Date('2026-03-02T09:14:08Z') });
      assert.deepEqual([sent?.state, sent?.version], ['sent', 2]);
      assert.equal(await store.acts.change(one, ['asked'], { state: 'sent' }), undefined);
      const both = await Promise.all([1, 2].map(() => store.acts.change(one, ['sent'], { state: 'unknown' })));
      assert.equal(both.filter(Boolean).length, 1);
      const settled = await store.acts.change(one, ['unknown'], { state: 'refused', refusal: 'expired', settledAt: new Date() });
      assert.deepEqual(settled && { ...settled, settledAt: null }, {
        ...one,
        state: 'refused',
        refusal: 'expired',
        sentAt: sent?.sentAt,
        version: 4,
      });
    });

    it('lets an unknown act be replaced once, by name, and only when it is old enough', async () => {
      const first = act({ state: 'unknown', sentAt: secondsAgo(600) });
      await store.acts.put(first, long);
      const { subject, notification } = first;
      const next = (insteadOf: string | null) => act({ subject, notification, insteadOf });
      assert.equal((await store.acts.put(next(null), long)).written, false);
      assert.equal((await store.acts.put(next(first.key), secondsAgo(1_200))).written, false, 'not old enough');
      assert.equal((await store.acts.put(next(random()), long)).written, false, 'another name');
      const second = next(first.key);
      assert.deepEqual(await store.acts.put(second, long), { written: true });
      assert.equal((await store.acts.find(subject, first.key))?.replacedBy, second.key);
      assert.deepEqual(await store.acts.put(next(first.key), long), { written: false, existing: second });
    });

    it('never holds two confirmed acts of one addressee on one notification', async () => {
      const first = act({ state: 'unknown', sentAt: secondsAgo(600) });
      await store.acts.put(first, long);
      const second = act({ subject: first.subject, notification: first.notification, insteadOf: first.key });
      await store.acts.put(second, long);
      await store.acts.change(second, ['asked'], { state: 'confirmed' });
      assert.equal(await store.acts.change(first, ['unknown'], { state: 'confirmed' }), undefined);
      assert.equal((await store.acts.find(first.subject, first.key))?.state, 'unknown');
    });

    it('names the notifications on which something is under way or unknown, and no others', async () => {
      const { subject } = act();
      const put = async (changes: Parameters<typeof act>[0]) => {
        const written = act({ subject, ...changes });
        await store.acts.put(written, long);
        return written.notification;
      };
      const open = [await put({ state: 'asked' }), await put({ state: 'sent' })];
      const unknown = act({ subject, state: 'unknown', sentAt: secondsAgo(90) });
      await store.acts.put(unknown, long);
      await put({ state: 'refused' });
      await put({ state: 'confirmed' });
      assert.deepEqual((await store.acts.open(subject)).sort(), [...open, unknown.notification].sort());
      await store.acts.put(
        act({ subject, notification: unknown.notification, state: 'confirmed', insteadOf: unknown.key }),
        secondsAgo(60),
      );
      assert.deepEqual((await store.acts.open(subject)).sort(), open.sort());
      assert.deepEqual(await store.acts.open('somebody else'), []);
    });

    it('lists the acts on a notification, newest first', async () => {
      const { subject, notification } = act();
      const older = act({ subject, notification, state: 'refused', askedAt: secondsAgo(20) });
      const newer = act({ subject, notification, state: 'refused', askedAt: secondsAgo(10) });
      await store.acts.put(older, long);
      await store.acts.put(newer, long);
      assert.deepEqual(
        (await store.acts.of(subject, notification)).map(({ key }) => key),
        [newer.key, older.key],
      );
    });

    it('still has it all after a restart', async () => {
      const whole = act({ state: 'confirmed', servedAt: '2026-03-02T10:14:09+01:00' });
      await store.acts.put(whole, long);
      await store.close();
      await open();
      assert.deepEqual(await store.acts.find(whole.subject, whole.key), whole);
    });
  });
}
