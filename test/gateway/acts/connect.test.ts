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
    store,
    orderKey: randomBytes(32),
    log: pino({ level: 'info' }, { write: (line: string) => lines.push(line) }),
    now: () => new Date(),
  });
  return { ...acts, asked, acted, lines };
}

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
    const { desk } = connect(['enotum'], {}, guardOf(1));
    assert.ok(await desk.look(citizen(), id, noSignal));
    const hasty = (error: unknown) => error instanceof DeskFailure && error.code === 'unreachable';
    await assert.rejects(desk.look(citizen(), id, AbortSignal.timeout(100)), hasty);
  });

  it('lets nobody act for somebody else where there is no Representa', async () => {
    const [seen] = await registers.all('representative', 'CIF-Q0000000J');
    const { desk } = connect(['enotum']);
    const other = (await registers.all('representative', 'CIF-Q0000000J')).find(({ state }) => state === 'available');
    if (other) assert.equal((await desk.perform(representative(), order(other.id, 'accept'))).refusal, 'representation-unverified');
    assert.equal((await desk.look(representative(), seen!.id, noSignal)).readable, false);
  });
});
