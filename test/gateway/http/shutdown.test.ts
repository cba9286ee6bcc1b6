/** A gateway that is told to stop finishes what it is answering, and signs nobody out. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startWorld, type World } from '../../../demo/world.js';
import { Citizen } from '../../support/citizen.js';

describe('a gateway that is told to stop', () => {
  let world: World;
  before(async () => {
    world = await startWorld({ mount: 'open' });
  });
  after(() => world.stop());

  it('finishes the answers that are running', async () => {
    const origin = world.addresses.sites.abrera;
    const citizen = await new Citizen(world, { site: '0800180001', origin, returnUrl: `${origin}/` }).signIn();
    const answer = citizen.ask('/v1/procedures', 'application/x-ndjson');
    await new Promise((resolve) => setTimeout(resolve, 500));
    const stopped = world.gateway?.stop();
    const lines = (await answer).body.trim().split('\n');
    assert.match(lines.at(-1) ?? '', /"kind":"end"/);
    await stopped;
    await assert.rejects(citizen.ask('/v1/me'), /ECONNREFUSED/);
  });
});
