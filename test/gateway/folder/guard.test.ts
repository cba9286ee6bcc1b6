import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Guard, RetryBudget } from '../../../gateway/src/folder/guard.js';
import { QuestionRefused, SourceFailure } from '../../../gateway/src/folder/ports.js';
import { wait } from './support.js';

const limits = { perSecond: 1_000, deadline: 100, concurrency: 2, restAfterFailures: 200 };
const nobodyLeft = new AbortController().signal;
const failing =
  (state: 'failed' | 'malformed' = 'failed') =>
  () =>
    Promise.reject(new SourceFailure(state, 'out of order'));
const isState = (state: string) => (error: unknown) => error instanceof SourceFailure && error.state === state;

describe('guard', () => {
  it('calls a source late that does not answer before the deadline, even if it ignores the signal', async () => {
    await assert.rejects(
      new Guard(limits, new RetryBudget()).run(() => new Promise(() => undefined), nobodyLeft),
      isState('late'),
    );
  });

  it('asks once more after a failure', async () => {
    let calls = 0;
    const answer = await new Guard({ ...limits, deadline: 1_000 }, new RetryBudget()).run(() => {
      calls += 1;
      return calls === 1 ? failing()() : Promise.resolve('here');
    }, nobodyLeft);
    assert.deepEqual([answer, calls], ['here', 2]);
  });

  it('never asks again what came back malformed', async () => {
    let calls = 0;
    const read = () => {
      calls += 1;
      return failing('malformed')();
    };
    await assert.rejects(new Guard(limits, new RetryBudget()).run(read, nobodyLeft), isState('malformed'));
    assert.equal(calls, 1);
  });

  it('stops asking again when the budget for that is spent', async () => {
    const budget = new RetryBudget(0.1, 1);
    const guard = new Guard({ ...limits, deadline: 1_000 }, budget);
    let calls = 0;
    const read = () => {
      calls += 1;
      return failing()();
    };
    for (let round = 0; round < 3; round += 1) await assert.rejects(guard.run(read, nobodyLeft));
    assert.equal(calls, 4, 'three questions and the one repetition that the budget allowed');
  });

  it('leaves a source alone that keeps failing, says what it did, and comes back after a rest', async () => {
    const states: string[] = [];
    const guard = new Guard(limits, new RetryBudget(0, 0), (state) => states.push(state));
    for (let round = 0; round < 6; round += 1) await assert.rejects(guard.run(failing(), nobodyLeft));
    let asked = false;
    const read = () => {
      asked = true;
      return Promise.resolve('well again');
    };
    await assert.rejects(guard.run(read, nobodyLeft), isState('failed'));
    assert.equal(asked, false);
    await wait(250);
    assert.equal(await guard.run(read, nobodyLeft), 'well again');
    assert.deepEqual(states, ['open', 'half-open', 'closed']);
  });

  it('lets nobody wait for the one trial of a source that was left alone', async () => {
    const guard = new Guard({ ...limits, deadline: 2_000, restAfterFailures: 50 }, new RetryBudget(0, 0));
    for (let round = 0; round < 6; round += 1) await assert.rejects(guard.run(failing(), nobodyLeft));
    await wait(80);
    const trial = guard.run(() => wait(500), nobodyLeft);
    const start = performance.now();
    await assert.rejects(
      guard.run(() => Promise.resolve(), nobodyLeft),
      isState('failed'),
    );
    assert.ok(performance.now() - start < 100);
    await trial;
  });

  it('does not leave a source alone that finds fault with the questions of some', async () => {
    const states: string[] = [];
    const outages: unknown[] = [];
    const guard = new Guard(
      limits,
      new RetryBudget(),
      (state) => states.push(state),
      (outage) => outage && outages.push(outage),
    );
    const refusing = () => Promise.reject(new QuestionRefused('HTTP 400'));
    for (let round = 0; round < 12; round += 1) await assert.rejects(guard.run(refusing, nobodyLeft), isState('failed'));
    assert.equal(await guard.run(() => Promise.resolve('for somebody else'), nobodyLeft), 'for somebody else');
    assert.deepEqual([states, outages], [[], []]);
  });

  it('never tells one citizen what concerned another', async () => {
    const guard = new Guard({ ...limits, restAfterFailures: 5_000 }, new RetryBudget(0, 0));
    const pending = guard
      .run(() => wait(60).then(() => Promise.reject(new SourceFailure('not-represented', 'not theirs'))), nobodyLeft)
      .catch(() => undefined);
    for (let round = 0; round < 6; round += 1) await assert.rejects(guard.run(failing(), nobodyLeft));
    await pending;
    await assert.rejects(
      guard.run(() => Promise.resolve(), nobodyLeft),
      isState('failed'),
    );
  });

  it('does not hold it against a source when the citizen goes away', async () => {
    const states: string[] = [];
    const guard = new Guard({ ...limits, deadline: 5_000 }, new RetryBudget(), (state) => states.push(state));
    for (let round = 0; round < 8; round += 1) {
      const leaving = AbortSignal.timeout(2);
      await assert.rejects(
        guard.run((signal) => new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('cut')))), leaving),
      );
    }
    assert.deepEqual(states, []);
  });

  it('lets whoever stands in the line go at once when nobody waits any more, and does not ask for them later', async () => {
    const guard = new Guard({ ...limits, concurrency: 1, deadline: 5_000 }, new RetryBudget());
    const first = guard.run(() => wait(400), nobodyLeft);
    let asked = false;
    const read = () => {
      asked = true;
      return Promise.resolve();
    };
    const start = performance.now();
    await assert.rejects(guard.run(read, AbortSignal.timeout(30)), isState('late'));
    assert.ok(performance.now() - start < 250);
    await first;
    await wait(20);
    assert.equal(asked, false);
    assert.equal(await guard.run(() => Promise.resolve('next'), nobodyLeft), 'next');
    await assert.rejects(guard.run(read, AbortSignal.abort()), isState('late'));
    assert.equal(asked, false);
  });

  it('lets no more than its share of questions reach one source at a time', async () => {
    const guard = new Guard({ ...limits, deadline: 1_000 }, new RetryBudget(0, 0));
    let running = 0;
    let most = 0;
    const slow = async () => {
      running += 1;
      most = Math.max(most, running);
      await wait(20);
      running -= 1;
    };
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => guard.run(slow, nobodyLeft)));
    assert.equal(most, 2);
    assert.deepEqual(outcomes.map(({ status }) => status).sort(), [
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
    ]);
  });

  it('asks a source only so often in a second, and the others wait for their turn', async () => {
    const guard = new Guard({ ...limits, perSecond: 3, concurrency: 20, deadline: 5_000 }, new RetryBudget());
    const start = Date.now();
    const at: number[] = [];
    await Promise.all(
      Array.from({ length: 7 }, () => guard.run(() => Promise.resolve(at.push(Math.floor((Date.now() - start) / 990))), nobodyLeft)),
    );
    assert.deepEqual(at, [0, 0, 0, 1, 1, 1, 2]);
  });

  it('has another one apart for other questions, with a line, a patience and a breaker of its own', async () => {
    const [states, others, reads]: [string[], string[], unknown[]] = [[], [], []];
    const guard = new Guard(
      { ...limits, deadline: 1_000 },
      new RetryBudget(0, 0),
      (state) => states.push(state),
      (outage) => reads.push(outage?.state),
    );
    const apart = guard.apart({ deadline: 3_000 }, (state) => others.push(state));
    const hanging = Promise.allSettled(Array.from({ length: 4 }, () => guard.run(() => new Promise(() => undefined), nobodyLeft)));
    const start = performance.now();
    assert.equal(await apart.run(() => wait(150).then(() => 'here'), nobodyLeft), 'here');
    assert.ok(performance.now() - start < 900, `${performance.now() - start} ms`);
    await hanging;
    for (let round = 0; round < 5; round += 1) await assert.rejects(apart.run(failing(), nobodyLeft));
    assert.deepEqual([states, others], [[], ['open']]);
    assert.deepEqual([reads.includes('late'), reads.includes(undefined), reads.at(-1)], [true, true, 'failed']);
    assert.equal(await guard.run(() => Promise.resolve('here'), nobodyLeft), 'here');
  });

  it('counts the questions in a second together with those of the one apart', async () => {
    const guard = new Guard({ ...limits, perSecond: 2, deadline: 400 }, new RetryBudget());
    const apart = guard.apart({ deadline: 400 }, () => undefined);
    for (const each of [guard, apart]) assert.equal(await each.run(() => Promise.resolve('here'), nobodyLeft), 'here');
    for (const each of [guard, apart])
      await assert.rejects(
        each.run(() => Promise.resolve('here'), nobodyLeft),
        isState('failed'),
      );
  });

  it('sends away whoever would wait too long for their turn, which does not count against the source', async () => {
    const guard = new Guard({ ...limits, perSecond: 1, concurrency: 20, deadline: 500 }, new RetryBudget());
    const answers = await Promise.allSettled(Array.from({ length: 10 }, () => guard.run(() => Promise.resolve('here'), nobodyLeft)));
    const failures = answers.filter((answer) => answer.status === 'rejected');
    assert.equal(failures.length, 9);
    for (const { reason } of failures) assert.ok(isState('failed')(reason) && (reason as SourceFailure).retryable);
    await wait(1_000);
    assert.equal(await guard.run(() => Promise.resolve('here'), nobodyLeft), 'here');
  });
});
