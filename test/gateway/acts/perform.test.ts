/** What happens to an order between its steps: while it is being prepared, while something else is faster, and when time is up. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { type ActRecord, DeskFailure } from '../../../gateway/src/acts/types.js';
import type { Store } from '../../../gateway/src/store/index.js';
import { bound, citizen, forThisFile, openDesk, order } from './support.js';

const { registers, store } = await forThisFile();

const available = async () =>
  (await registers.all()).find(({ kind, state }) => kind === 'notification' && state === 'available') ?? assert.fail();
const outcome = ({ state, refusal }: ActRecord) => [state, refusal];
const interrupted = ['refused', 'interrupted'];
const isUnreachable = (error: unknown) => error instanceof DeskFailure && error.code === 'unreachable';

/** The store, and the states that were written to it, in order. */
function recording(slow: { put?: number; sent?: number } = {}) {
  const written: string[] = [];
  const acts: Store['acts'] = {
    ...bound(store),
    put: async (...call) => {
      await pause(slow.put ?? 0);
      written.push(call[0].state);
      return store.acts.put(...call);
    },
    change: async (...call) => {
      if (call[2].state === 'sent') await pause(slow.sent ?? 0);
      written.push(String(call[2].state));
      return store.acts.change(...call);
    },
  };
  return { acts, written };
}

/** The audit log, which takes so long for the row of an act. */
const slowAudit = (milliseconds: number): Store['audit'] => ({
  ...store.audit,
  append: async (entry) => (await pause(entry.purpose === 'citizen-act' ? milliseconds : 0), store.audit.append(entry)),
});

describe('the time until something is sent', () => {
  it('is not taken from that in which the register has to answer', async () => {
    const { id } = await available();
    const real = registers.register();
    const { desk } = openDesk(registers, store, {
      registers: [{ ...real, find: async (...asked) => (await pause(1_500), real.find(...asked)) }],
      timing: { answer: 1_200 },
    });
    await registers.control.setActFault({ fault: 'slow', ms: 150 });
    assert.deepEqual(outcome(await desk.perform(citizen(), order(id, 'accept'))), ['confirmed', null]);
  });

  it('counts for whoever asks the same again as for whoever asked first', async () => {
    const { id } = await available();
    const { desk } = openDesk(registers, store, { registers: [registers.register({ actDeadline: 4_000 })], timing: { answer: 1_500 } });
    await registers.control.setActFault({ fault: 'slow', ms: 3_500 });
    const actor = citizen();
    const given = order(id, 'accept');
    const first = desk.perform(actor, given).then((record) => ({ record, at: performance.now() }));
    await pause(1_000);
    assert.deepEqual(outcome(await desk.perform(actor, given)), ['unknown', null]);
    const { record, at } = await first;
    assert.ok(performance.now() - at < 700, `${performance.now() - at} ms`);
    assert.deepEqual(outcome(record), ['unknown', null]);
    await desk.close();
  });

  it('is bounded: when it is up nothing was written, and nothing is written or sent afterwards', async () => {
    const { id } = await available();
    const real = registers.register();
    const { acts, written } = recording();
    const { desk } = openDesk(
      registers,
      { acts, audit: store.audit },
      { registers: [{ ...real, find: async (...asked) => (await pause(300), real.find(...asked)) }], timing: { prepare: 150 } },
    );
    const actor = citizen();
    const given = order(id, 'accept');
    await assert.rejects(desk.perform(actor, given), isUnreachable);
    await desk.close();
    assert.equal(await desk.record(actor, given.key), undefined);
    assert.deepEqual(written, []);
    assert.equal(await registers.effectfulCalls(), 0);
  });
});

describe('an order of which the citizen was told that it was not sent', () => {
  it('never counts as sent, not even for a moment', async () => {
    const { id } = await available();
    const { acts, written } = recording();
    const { desk } = openDesk(registers, { acts, audit: slowAudit(2_000) }, { timing: { prepare: 1_500 } });
    const actor = citizen();
    const given = order(id, 'accept');
    assert.deepEqual(outcome(await desk.perform(actor, given)), interrupted);
    await desk.close();
    assert.deepEqual(written, ['asked', 'refused']);
    assert.deepEqual(outcome((await store.acts.find(actor.person.subject, given.key))!), interrupted);
    assert.equal(await registers.effectfulCalls(), 0);
  });

  it('is not sent either where only the writing down of that took too long', async () => {
    const { id } = await available();
    const { acts, written } = recording({ sent: 400 });
    const { desk } = openDesk(registers, { acts, audit: store.audit }, { timing: { answer: 150 } });
    const actor = citizen();
    const given = order(id, 'accept');
    assert.deepEqual(outcome(await desk.perform(actor, given)), interrupted);
    await desk.close();
    assert.deepEqual(written, ['asked', 'sent', 'refused']);
    assert.deepEqual(outcome((await store.acts.find(actor.person.subject, given.key))!), interrupted);
    assert.equal(await registers.effectfulCalls(), 0);
  });

  it('stays unsent where another node said so, which took its own for ended', async () => {
    const { id } = await available();
    const { acts, written } = recording();
    const { desk } = openDesk(registers, { acts, audit: slowAudit(2_000) });
    const other = openDesk(registers, store);
    other.clock.at += 10_000;
    const actor = citizen();
    const given = order(id, 'accept');
    const performing = desk.perform(actor, given);
    while (!written.includes('asked') || !(await store.acts.find(actor.person.subject, given.key))) await pause(5);
    assert.deepEqual(outcome((await other.desk.record(actor, given.key))!), interrupted);
    assert.deepEqual(outcome(await performing), interrupted);
    assert.deepEqual(outcome((await store.acts.find(actor.person.subject, given.key))!), interrupted);
    assert.equal(await registers.effectfulCalls(), 0);
  });
});
