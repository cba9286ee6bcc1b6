/** One client asks as fast as it can: it gets what a minute allows and is sent away after that, while the others hardly notice. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Citizen } from '../support/citizen.js';
import { hccAnswer, startBodies, type Bodies } from './support/bodies.js';
import { GatewayUnderAttack, identifiers } from './support/gateway.js';
import { figure, isLong, many } from './support/run.js';

const PATH = '/v1/procedures';
const perCitizen = 60;
/** Calm and loud take turns, so that what else the machine does falls on both; not so many that the quiet ones ask too often. */
const turns = many(3, 12);
/** Milliseconds of one turn. */
const span = 2_000;
/** Milliseconds between two questions of one quiet citizen; twelve turns of this are below what a minute allows. */
const pace = 1_100;

describe('a client that asks as fast as it can', () => {
  const people = identifiers(11);
  const quiet: Citizen[] = [];
  let bodies: Bodies;
  let gateway: GatewayUnderAttack;
  let noisy: Citizen;

  before(async () => {
    bodies = await startBodies(async (asked) => {
      await pause(20);
      return hccAnswer(asked, 'dada');
    });
    gateway = await GatewayUnderAttack.start({ bodies: [0, 1, 2, 3].map((index) => bodies.hcc(index)), limits: { perCitizen } });
    noisy = await gateway.signIn(people[0]!);
    for (const identifier of people.slice(1)) quiet.push(await gateway.signIn(identifier));
  });
  after(async () => {
    await bodies.close();
    await gateway.stop();
  });

  /** Milliseconds of each answer to the quiet ones. */
  const listen = async (): Promise<number[]> => {
    const times: number[] = [];
    const until = Date.now() + span;
    await Promise.all(
      quiet.map(async (citizen, index) => {
        await pause((index * pace) / quiet.length);
        while (Date.now() < until) {
          const start = performance.now();
          const { status } = await citizen.ask(`${PATH}?fresh=true`);
          times.push(performance.now() - start);
          assert.equal(status, 200);
          await pause(Math.max(0, pace - (performance.now() - start)));
        }
      }),
    );
    return times;
  };
  const p95 = (times: number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)]!;

  /** What a minute allows is answered, each with a proof of its own; after that the credentials are known to have had enough, for this turn at least. */
  const haveEnough = async (): Promise<void> => {
    for (let answered = 0; ; answered += 1) {
      const { status, headers } = await noisy.ask('/v1/me');
      if (status === 200) continue;
      assert.equal(status, 429);
      assert.ok(answered <= perCitizen);
      const seconds = Number(headers['retry-after']);
      if (seconds * 1_000 > 3 * span) return;
      await pause(seconds * 1_000);
      answered = -1;
    }
  };

  /** Gives how to stop it, which gives how many answers of each status it got. */
  const makeNoise = async (): Promise<() => Promise<Record<string, number>>> => {
    const workerData = { address: gateway.url + PATH, headers: await noisy.headersFor(PATH), atOnce: 4 };
    const worker = new Worker(new URL('./support/noise.mjs', import.meta.url), { workerData });
    await once(worker, 'online');
    return async () => {
      worker.postMessage('stop');
      return ((await once(worker, 'message')) as [Record<string, number>])[0];
    };
  };

  it('is sent away, and the others are answered as before', async () => {
    await listen();
    const calm: number[] = [];
    const loud: number[] = [];
    const counts: Record<string, number> = {};
    for (let turn = 0; turn < turns; turn++) {
      calm.push(...(await listen()));
      await haveEnough();
      const stop = await makeNoise();
      loud.push(...(await listen()));
      for (const [status, count] of Object.entries(await stop())) counts[status] = (counts[status] ?? 0) + count;
    }
    const ratio = p95(loud) / p95(calm);
    figure(
      `beside ${counts['429']} refusals in ${(turns * span) / 1_000} s the others' 95th percentile is ${ratio.toFixed(2)} times the calm one (${p95(calm).toFixed(0)} → ${p95(loud).toFixed(0)} ms)`,
    );
    assert.deepEqual(Object.keys(counts), ['429']);
    assert.ok(counts['429']! > turns * 20, `${counts['429']}`);
    // Where other programs share the machine, a few seconds say nothing about a fifth more or less.
    assert.ok(ratio <= (isLong ? 1.2 : 4), `${ratio}`);
  });
});
