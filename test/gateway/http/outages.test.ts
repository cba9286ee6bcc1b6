/** The log of outages, over HTTP, in the simulated world: a body that really breaks down, and a gateway that really stands still. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { PGlite } from '@electric-sql/pglite';
import { startGateway } from '../../../demo/gateway-process.js';
import { startWorld, type World } from '../../../demo/world.js';
import { Citizen } from '../../support/citizen.js';
import { wait } from '../folder/support.js';
import { startServer } from './services.js';

const aoc = '9821920002';
const abrera = '0800180001';

interface Outages {
  officialTime: string;
  period: { from: string; to: string };
  watchedSince: string | null;
  more: boolean;
  items: {
    source: { administration: string; name: string; service: string };
    from: string;
    lastFailed: string;
    until: string | null;
    ending: string | null;
    reason: string;
  }[];
}
interface Notifications {
  items: {
    id: string;
    state: string;
    depositedAt: string;
    servedAt: string;
    outages?: { service: string; from: string; until: string }[];
  }[];
}

describe('the log of outages', () => {
  let world: World;
  let citizen: Citizen;
  let restarted: { stop: () => Promise<void> } | undefined;
  const outages = async (query = ''): Promise<Outages> =>
    (await (await fetch(`${world.addresses.gatewayLoopback}/v1/outages${query}`)).json()) as Outages;
  const signIn = () => {
    const origin = world.addresses.sites.abrera;
    return new Citizen(world, { site: abrera, origin, returnUrl: `${origin}/` }).signIn();
  };
  const listed = () => citizen.json<Notifications>('/v1/notifications?fresh=true');

  before(async () => {
    world = await startWorld({ mount: 'open' });
    citizen = await signIn();
  });
  after(async () => {
    await restarted?.stop();
    await world.stop();
  });

  it('tells anybody when a body broke down and when it answered again, and nothing of who asked', async () => {
    const enotum = `?service=enotum&administration=${aoc}`;
    await listed();
    assert.deepEqual((await outages(enotum)).items, []);
    await world.control.setFault(aoc, 'http-500');
    for (let n = 0; n < 12; n += 1) await listed();
    const [running] = (await outages(enotum)).items;
    assert.deepEqual(
      [running?.source.name, running?.reason, running?.until, running?.ending],
      ['Consorci Administració Oberta de Catalunya', 'failed', null, null],
    );
    await world.control.setFault(aoc, 'none');
    // The rest that the gateway gives a body that keeps failing.
    await wait(5_200);
    await listed();
    await wait(100);
    const { items, period, watchedSince, officialTime } = await outages(enotum);
    const [ended, ...others] = items;
    assert.deepEqual([ended?.from, ended?.ending, others.length], [running?.from, 'worked-again', 0]);
    assert.ok(ended?.until && ended.from <= ended.lastFailed && ended.lastFailed < ended.until);
    assert.match(ended.until, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0[12]:00$/, 'official time');
    assert.equal(period.to, officialTime.slice(0, 10));
    assert.ok(watchedSince && watchedSince <= ended.from);
    assert.doesNotMatch(JSON.stringify(await outages()), new RegExp(`00000000T|${citizen.subject}`));
  });

  it('names its own standstill after a start, and tells whoever let a notification expire meanwhile', async () => {
    const expired = (await listed()).items.find(({ state }) => state === 'expired');
    assert.ok(expired && !expired.outages);
    await world.gateway?.stop();
    const database = await PGlite.create(join(world.dataDir, 'database'));
    const began = new Date(Date.parse(expired.servedAt) - 3_600_000);
    await database.query(`update heartbeat set since = $1, at = now() - interval '10 minutes'`, [began]);
    await database.query(
      `insert into outage (administration, service, began, last_failed, ended, ending, reason) values ($1, 'enotum', $2, $2, $3, 'worked-again', 'late')`,
      [aoc, began, new Date(began.getTime() + 600_000)],
    );
    await database.close();
    restarted = await startGateway({ configFile: world.configFile, dataDir: world.dataDir, address: world.addresses.gatewayLoopback });

    const [stood, ...others] = (await outages('?service=gateway')).items;
    assert.deepEqual([stood?.source.administration, stood?.reason, stood?.ending, others.length], [aoc, 'stood-still', 'worked-again', 0]);
    const minutes = (Date.parse(stood!.until!) - Date.parse(stood!.from)) / 60_000;
    assert.ok(minutes >= 10 && minutes < 12, String(minutes));

    citizen = await signIn();
    const { items } = await listed();
    const again = items.find(({ id }) => id === expired.id);
    assert.deepEqual(
      again?.outages?.map(({ service, from }) => [service, Date.parse(from)]),
      [['enotum', Math.floor(began.getTime() / 1_000) * 1_000]],
    );
    assert.ok(items.every(({ state, outages }) => outages === undefined || state === 'expired' || state === 'rejected-or-expired'));
  });

  it('takes days as they are said, and no others', async () => {
    const day = (await outages()).officialTime.slice(0, 10);
    assert.deepEqual((await outages('?from=2020-01-01&to=2020-01-31')).items, []);
    assert.equal(
      (await outages(`?from=${day}&to=${day}`)).items.some(({ reason }) => reason === 'stood-still'),
      true,
    );
    for (const query of ['?from=2026-03-02&to=2026-03-01', '?from=yesterday', '?to=2026-13-01', '?service=other', '?administration=1'])
      assert.equal((await fetch(`${world.addresses.gatewayLoopback}/v1/outages${query}`)).status, 400, query);
  });
});

describe('what anybody may ask of the log', () => {
  it('is bounded for everybody together, and each answer says whether there was more', async (t) => {
    const outage = {
      administration: aoc,
      service: 'enotum' as const,
      from: new Date(),
      lastFailed: new Date(),
      until: null,
      ending: null,
      reason: 'late' as const,
    };
    const { ask, address, close } = await startServer({
      outages: { since: () => Promise.resolve(undefined), find: ({ most }) => Promise.resolve(Array.from({ length: most }, () => outage)) },
    });
    t.after(close);
    const answer = (await (await fetch(`${address}/v1/outages`)).json()) as Outages;
    assert.deepEqual([answer.items.length, answer.more, answer.watchedSince], [500, true, null]);
    let refused = 0;
    for (let n = 0; n < 620; n += 1) refused += (await ask('/v1/outages')).status === 503 ? 1 : 0;
    assert.ok(refused >= 15, `${refused} refused`);
  });
});
