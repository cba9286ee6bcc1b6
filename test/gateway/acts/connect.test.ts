import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import pino from 'pino';
import { createActs } from '../../../gateway/src/acts/connect.js';
import type { Config } from '../../../gateway/src/config/schema.js';
import { defaultGuardLimits, Guard, RetryBudget } from '../../../gateway/src/folder/guard.js';
import { createOutgoing } from '../../../gateway/src/network/outgoing.js';
import type { Store } from '../../../gateway/src/store/index.js';
import { DeskFailure } from '../../../gateway/src/acts/types.js';
import { aoc, citizen, noSignal, openTemporaryStore, order, type Registers, representative, requester, startRegisters } from './support.js';

let registers: Registers;
let store: Store;
let closeStore: () => Promise<void>;
const outgoing = createOutgoing({ allow: ['127.0.0.0/8'] });

before(async () => {
  registers = await startRegisters();
  ({ store, close: closeStore } = await openTemporaryStore());
});
after(async () => {
  await outgoing.close();
  await registers.stop();
  await closeStore();
});

const limits = { responseBytes: 1_048_576, items: 500 } as Config['limits'];
const tls = { certFile: 'own.crt', keyFile: 'own.key' };

/** Lets so many reads through in a second. */
const guardOf = (perSecond: number): Guard => new Guard({ ...defaultGuardLimits, perSecond }, new RetryBudget());

function connect(
  contracts: ('enotum' | 'representa')[],
  more: Partial<Config['administrations'][number]['sources'][number]> = {},
  guard = guardOf(100),
) {
  const asked: unknown[] = [];
  const acted: unknown[] = [];
  const lines: string[] = [];
  const states: string[] = [];
  const base = `${registers.origin}/bodies/${aoc}`;
  const sources = contracts.map((contract) => ({ contract, url: `${base}/${contract}`, ...more }));
  const acts = createActs({
    config: { limits, administrations: [{ ine10: aoc, name: 'Consorci AOC', linkHosts: [], sources }] },
    operator: { ine10: requester.code, name: requester.name },
    outgoing: {
      ...outgoing,
      dispatcherFor: (files) => (asked.push(files), outgoing.dispatcher),
      freshFor: (files) => (acted.push(files), outgoing.freshFor(undefined)),
    },
    guardOf: (ine10) => (ine10 === aoc ? guard : undefined),
    onBreaker: (ine10, state) => states.push(`${ine10} ${state}`),
    store,
    orderKey: randomBytes(32),
    log: pino({ level: 'info' }, { write: (line: string) => lines.push(line) }),
    now: () => new Date(),
  });
  return { ...acts, asked, acted, lines, states };
}

const isUnreachable = (error: unknown) => error instanceof DeskFailure && error.code === 'unreachable';

describe('the desk of acts, from the configuration', () => {
  it('asks e-NOTUM and Representa over the connections of their sources, with their certificates', async () => {
    const actor = representative();
    const [seen] = (await registers.all('representative', 'CIF-Q0000000J')).filter(
      ({ state, kind }) => state === 'available' && kind === 'notification',
    );
    const { desk, asked, acted, lines, close } = connect(['enotum', 'representa'], { tls });
    assert.deepEqual([asked, acted], [[tls, tls], [tls]]);
    assert.equal((await desk.perform(actor, order(seen!.id, 'accept'))).state, 'confirmed');
    await close();
    const [line] = lines.map((text) => JSON.parse(text) as Record<string, unknown>);
    assert.deepEqual([line?.['event'], line?.['code'], line?.['state']], ['act', 'accept', 'done']);
    assert.doesNotMatch(lines.join(), /Q0000000J|00000000T|FICT/);
  });

  it('asks e-NOTUM no more often than the folder may', async () => {
    const { id } = (await registers.all('interested')).find(({ state }) => state === 'available') ?? assert.fail();
    const guard = guardOf(2);
    const { desk } = connect(['enotum'], {}, guard);
    await guard.run(() => Promise.resolve(), noSignal);
    assert.ok(await desk.look(citizen(), id, noSignal));
    await assert.rejects(desk.look(citizen(), id, AbortSignal.timeout(100)), isUnreachable);
  });

  it('waits for no list, and is sent away for none: it has a line and a breaker of its own', async () => {
    const { id } = (await registers.all('interested')).find(({ state }) => state === 'available') ?? assert.fail();
    const guard = new Guard({ ...defaultGuardLimits, perSecond: 1_000, deadline: 2_000, restAfterFailures: 60_000 }, new RetryBudget(0, 0));
    const { desk, states } = connect(['enotum'], {}, guard);
    const lists = Array.from({ length: 40 }, () => guard.run(() => new Promise(() => undefined), noSignal));
    const all = Promise.allSettled(lists);
    assert.ok(await desk.look(citizen(), id, AbortSignal.timeout(1_500)));
    await all;
    await assert.rejects(
      guard.run(() => Promise.resolve(), noSignal),
      'the lists are left alone by now',
    );
    assert.equal((await desk.perform(citizen(), order(id, 'accept'))).state, 'confirmed');
    assert.deepEqual(states, []);
  });

  it('has a longer patience than a list, and leaves alone what keeps failing', async () => {
    const { id } = (await registers.all('interested')).find(({ state }) => state === 'available') ?? assert.fail();
    const { desk, states } = connect(
      ['enotum'],
      {},
      new Guard({ ...defaultGuardLimits, perSecond: 1_000, deadline: 100 }, new RetryBudget(0, 0)),
    );
    await registers.control.setFault(aoc, 'slow', 150);
    assert.ok(await desk.look(citizen(), id, noSignal));
    await registers.control.setFault(aoc, 'http-500');
    for (let times = 0; times < 6; times++) await assert.rejects(desk.look(citizen(), id, noSignal), isUnreachable);
    assert.deepEqual(states, [`${aoc} open`]);
    await registers.control.reset();
  });

  it('asks for what a notification says under the same guard', async () => {
    const { id } =
      (await registers.all('interested')).find(({ state, kind }) => state === 'accepted' && kind === 'notification') ?? assert.fail();
    const { desk } = connect(['enotum'], {}, guardOf(1));
    // The second of the two questions would be answered before the next second begins.
    await assert.rejects(desk.contents(citizen(), id, AbortSignal.timeout(300)), isUnreachable);
    assert.ok((await connect(['enotum']).desk.contents(citizen(), id, noSignal)).documents.length > 0);
  });

  it('lets nobody act for somebody else where there is no Representa', async () => {
    const [seen] = await registers.all('representative', 'CIF-Q0000000J');
    const { desk } = connect(['enotum']);
    const other = (await registers.all('representative', 'CIF-Q0000000J')).find(({ state }) => state === 'available');
    if (other) assert.equal((await desk.perform(representative(), order(other.id, 'accept'))).refusal, 'representation-unverified');
    assert.equal((await desk.look(representative(), seen!.id, noSignal)).readable, false);
  });
});
