/** How long a citizen waits at most, counted from the click: the pages over a real desk, with registers that are as slow as they may be. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, it } from 'node:test';
import type { NotificationRegister, RepresentationRegister } from '../../../../gateway/src/acts/ports.js';
import { aoc, forThisFile, openDesk } from '../support.js';
import { citizenOf, entity, Stage, textOf } from './support.js';

const { registers, store } = await forThisFile();

describe('an act with everything slow', () => {
  it('is told to be unknown within five seconds of its sending, redirect and page included', { timeout: 30_000 }, async () => {
    const delay = { list: 0, representation: 0 };
    const real = registers.register();
    let sent = 0;
    const register: NotificationRegister = {
      ...real,
      find: async (...asked) => (await pause(delay.list), real.find(...asked)),
      act: (...order) => ((sent = performance.now()), real.act(...order)),
    };
    const powers = registers.representa();
    const representations: RepresentationRegister = {
      mayBeNotified: async (...question) => (await pause(delay.representation), powers.mayBeNotified(...question)),
    };
    const { desk } = openDesk(registers, store, { registers: [register], representations });
    const stage = await new Stage().open(desk);
    stage.citizen = citizenOf({ person: { subject: randomBytes(12).toString('hex'), level: 'high', actingFor: entity } });
    const all = await registers.all('representative', 'CIF-Q0000000J');
    const { id, source } = all.find(({ kind, state }) => kind === 'notification' && state === 'available') ?? assert.fail();
    stage.notification = id;
    const fields = await stage.review('accept');
    stage.later(2_000);

    Object.assign(delay, { list: 4_000, representation: 2_000 });
    await registers.control.setActFault({ fault: 'hang-after' });
    const click = performance.now();
    const { statusCode, headers } = await stage.post('/confirm?lang=ca', fields);
    const { body } = await stage.follow(statusCode, headers.location);
    const waited = performance.now() - sent;
    assert.match(textOf(body), /Encara no sabem si s’ha fet/);
    assert.ok(waited < 5_000, `${waited} ms`);
    assert.ok(sent - click > 5_900, 'nothing was at stake until then');

    Object.assign(delay, { list: 0, representation: 0 });
    assert.match(textOf((await stage.get('?lang=ca')).body), /Consta com a acceptada/, 'the list tells');
    await desk.close();
    assert.deepEqual(await registers.effects(source), ['acceptance']);
  });
});

describe('a register that takes most of a second for each call', () => {
  it('can be looked at and acted at', { timeout: 60_000 }, async () => {
    const { desk } = openDesk(registers, store, { registers: [registers.register()] });
    const stage = await new Stage().open(desk);
    stage.citizen = citizenOf({ person: { subject: randomBytes(12).toString('hex'), level: 'high' } });
    const { id, source } =
      (await registers.all()).find(({ kind, state }) => kind === 'notification' && state === 'available') ?? assert.fail();
    stage.notification = id;
    await registers.control.setFault(aoc, 'slow', 950);
    const fields = await stage.review('accept');
    stage.later(2_000);
    const { statusCode, headers } = await stage.post('/confirm?lang=ca', fields);
    await registers.control.setFault(aoc, 'none');
    assert.match(textOf((await stage.follow(statusCode, headers.location)).body), /Fet: l’has acceptada/);
    assert.deepEqual(await registers.effects(source), ['acceptance']);
  });
});
