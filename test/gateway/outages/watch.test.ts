/** What is noticed of sources becomes one honest row for each outage. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Guard, RetryBudget } from '../../../gateway/src/folder/guard.js';
import { SourceFailure } from '../../../gateway/src/folder/ports.js';
import { beatEvery, OutageWatch } from '../../../gateway/src/outages/watch.js';
import { openTemporaryStore } from '../acts/support.js';
import { wait } from '../folder/support.js';

const source = { administration: '9821920002', service: 'enotum' } as const;
const own = { administration: '9821920002', service: 'gateway' } as const;
const onMistake = (error: unknown): never => assert.fail(String(error));
const year = 365 * 86_400_000;

describe('the watch over outages', () => {
  it('writes down from the first failure of a source that breaks down until it answers again', async (t) => {
    const { store, close } = await openTemporaryStore();
    t.after(close);
    let now = new Date('2026-03-02T09:00:00Z');
    const watch = new OutageWatch({ store: store.outages, own, keep: year, onMistake, now: () => now });
    await watch.start();
    const limits = { perSecond: 1_000, deadline: 1_000, concurrency: 2, restAfterFailures: 50 };
    const guard = new Guard(
      limits,
      new RetryBudget(0, 0),
      (state) => state === 'open' && watch.brokeDown(source),
      (outage) => (outage ? watch.failed(source, outage) : watch.answered(source)),
    );
    const ask = async (failure?: SourceFailure) => {
      now = new Date(now.getTime() + 1_000);
      await guard.run(() => (failure ? Promise.reject(failure) : Promise.resolve()), new AbortController().signal).catch(() => undefined);
    };
    const late = new SourceFailure('late', 'no answer');
    await ask();
    await ask(late);
    await ask();
    for (let n = 0; n < 4; n += 1) await ask(new SourceFailure('malformed', 'answered, if badly'));
    for (let n = 0; n < 20; n += 1) await ask(late);
    await wait(80);
    await ask(late);
    await wait(80);
    await ask();
    await watch.stop();
    const outages = await store.outages.find({ from: new Date(0), to: new Date(now), most: 10 });
    assert.equal(outages.length, 1);
    const [{ from, lastFailed, until, ending, reason }] = outages as [(typeof outages)[number]];
    assert.equal(from.toISOString(), '2026-03-02T09:00:08.000Z', 'not from the failure after which it answered');
    assert.deepEqual([until, ending, reason], [now, 'worked-again', 'late']);
    assert.equal(lastFailed.getTime(), now.getTime() - 1_000, 'the trial failed too');
  });

  it('ends what an earlier run saw break down, when the source answers', async (t) => {
    const { store, close } = await openTemporaryStore();
    t.after(close);
    let now = new Date('2026-03-02T09:00:00Z');
    const options = { store: store.outages, own, keep: year, onMistake, now: () => now };
    const first = new OutageWatch(options);
    await first.start();
    first.failed(source, new SourceFailure('failed', 'cut'));
    first.brokeDown(source);
    await first.stop();
    now = new Date('2026-03-02T09:00:20Z');
    const second = new OutageWatch(options);
    await second.start();
    second.answered(source);
    await second.stop();
    const [outage, ...others] = await store.outages.find({ from: new Date(0), to: now, most: 10 });
    assert.deepEqual([outage?.until, outage?.ending, others.length], [now, 'worked-again', 0]);
  });

  it('is read with what was noticed a moment ago', async (t) => {
    const { store, close } = await openTemporaryStore();
    t.after(close);
    const now = new Date('2026-03-02T09:00:00Z');
    // A database that is busy: what is noticed is written down later than it could be read.
    const slowly = Object.create(store.outages) as typeof store.outages;
    slowly.worksAgain = (...what) => wait(50).then(() => store.outages.worksAgain(...what));
    const watch = new OutageWatch({ store: slowly, own, keep: year, onMistake, now: () => now });
    await watch.start();
    watch.failed(source, new SourceFailure('failed', 'cut'));
    watch.brokeDown(source);
    watch.answered(source);
    const [outage] = await watch.log.find({ from: new Date(0), to: now, most: 10 });
    assert.deepEqual(outage?.until, now);
    await watch.stop();
  });

  it('ends an outage of its own at the first answer, also where it looked at the log while that outage began', async (t) => {
    const { store, close } = await openTemporaryStore();
    t.after(close);
    t.mock.timers.enable({ apis: ['setInterval'] });
    let now = new Date('2026-03-02T09:00:00Z');
    let looking: Promise<void> = Promise.resolve();
    const slow = {
      fails: store.outages.fails.bind(store.outages),
      worksAgain: store.outages.worksAgain.bind(store.outages),
      find: store.outages.find.bind(store.outages),
      beat: store.outages.beat.bind(store.outages),
      since: store.outages.since.bind(store.outages),
      forget: store.outages.forget.bind(store.outages),
      running: async () => {
        const running = await store.outages.running();
        await looking;
        return running;
      },
    };
    const watch = new OutageWatch({ store: slow, own, keep: year, onMistake, now: () => now });
    await watch.start();
    let goOn: () => void = () => undefined;
    looking = new Promise((resolve) => (goOn = resolve));
    t.mock.timers.tick(beatEvery);
    await wait(50);
    watch.brokeDown(source);
    goOn();
    await wait(50);
    now = new Date('2026-03-02T09:00:05Z');
    watch.answered(source);
    await watch.stop();
    const [outage, ...others] = await store.outages.find({ from: new Date(0), to: now, most: 10 });
    assert.deepEqual([outage?.until, outage?.ending, others.length], [now, 'worked-again', 0]);
  });

  it('keeps going when the log cannot be written, and says so', async () => {
    const { store, close } = await openTemporaryStore();
    const mistakes: unknown[] = [];
    const watch = new OutageWatch({
      store: store.outages,
      own,
      keep: year,
      onMistake: (error) => mistakes.push(error),
      now: () => new Date(),
    });
    await watch.start();
    await close();
    watch.brokeDown(source);
    await watch.stop();
    assert.equal(mistakes.length, 2);
  });
});
