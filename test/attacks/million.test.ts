/** Looking at lists, a million times: no detail is ever read at e-NOTUM, since reading one may accept it. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { aoc, BODIES } from '../../demo/administrations/bodies.js';
import { startWorld, type World } from '../../demo/world.js';
import { createEnotumSource } from '../../gateway/src/contracts/enotum/source.js';
import { notifications } from '../../gateway/src/folder/collections.js';
import { Folder } from '../../gateway/src/folder/folder.js';
import { defaultGuardLimits, Guard, RetryBudget } from '../../gateway/src/folder/guard.js';
import type { Person } from '../../gateway/src/folder/ports.js';
import { defaultPresencePolicy } from '../../gateway/src/folder/presence.js';
import { SharedReads } from '../../gateway/src/folder/sharing.js';
import { createOutgoing } from '../../gateway/src/network/outgoing.js';
import { assertNothingPersonal, leftBehind, metricsOf } from '../support/canary.js';
import { Citizen } from '../support/citizen.js';
import { askPartly } from './support/leaving.js';
import { Chance, figure, many } from './support/run.js';

const chance = new Chance();
const ABRERA = '0800180001';
const AT_ONCE = 100;
const VIEWS = many(2_000, 1_000_000);

describe('looking at lists of notifications', () => {
  let dataDir: string;
  let world: World;
  let citizen: Citizen;

  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'meu-espai-million-'));
    world = await startWorld({ mount: 'open', dataDir });
    for (const { ine10 } of BODIES) await world.control.setFault(ine10, 'none');
    const origin = world.addresses.sites.abrera;
    citizen = await new Citizen(world, { site: ABRERA, origin, returnUrl: `${origin}/` }).signIn();
  });
  after(async () => {
    const metrics = await metricsOf(world.addresses.metrics);
    await world.stop();
    const left = await leftBehind(dataDir);
    await rm(dataDir, { recursive: true });
    assertNothingPersonal({ ...metrics, ...left });
  });

  const nothingHappened = async () => {
    const { detailReads, acts, effects } = await world.control.ledger();
    assert.deepEqual({ detailReads, acts, effects }, { detailReads: 0, acts: 0, effects: 0 });
    assert.equal((await world.control.calls())[aoc.ine10]?.['enotum/detail'], undefined);
  };

  const listsAsked = async () => (await world.control.calls())[aoc.ine10]?.['enotum/notificacions'] ?? 0;

  it('over the API, in every way that a page may ask, reads no detail', async () => {
    const views = many(200, 5_000);
    const { items } = await citizen.json('/v1/notifications');
    const ids = items.map(({ id }) => String(id));
    // What has been accepted, refused or has expired is read out on its page, and that has no effect any more.
    const unopened = items.filter(({ state }) => state === 'available');
    const ways = [
      () => '/v1/notifications',
      () => '/v1/notifications?fresh=true',
      () => `/v1/notifications?from=20${chance.between(18, 25)}-0${chance.between(1, 9)}-01`,
      () => `/v1/notifications?q=${encodeURIComponent(chance.pick(['requeriment', 'multa', 'IBI']))}`,
      () => `/v1/notifications?administration=${ABRERA}&state=${chance.pick(['pending', 'accepted'])}`,
      () => '/v1/registry-entries?fresh=true',
      () => '/v1/procedures',
      // Addresses that somebody might guess, a crawler, a link preview.
      () => `/v1/notifications/${chance.pick(ids)}`,
      () => `/v1/notifications/${chance.pick(ids)}/documents`,
      () => `/v1/notifications?id=${chance.pick(ids)}`,
    ];
    let answered = 0;
    let looked = 0;
    await inParallel(views, 8, async () => {
      if (chance.happens(0.1)) {
        // The page from which an act would be begun, which the issuer's session opens.
        const { id, title } = chance.pick(unopened);
        const { body } = await citizen.page(`/act/${String(id)}`);
        if (body.replaceAll('&#39;', "'").includes(String(title))) looked += 1;
        return;
      }
      const leaveAfter = chance.happens(0.1) ? chance.between(0, 30) : undefined;
      const { status } = await askPartly(citizen, chance.pick(ways)(), chance.happens(0.5), leaveAfter);
      if (status === 200) answered += 1;
    });
    assert.ok(answered > views / 3, `${answered} of ${views} were answered`);
    assert.ok(looked > views / 30, `${looked} of ${views} looks at one notification showed it`);
    await nothingHappened();
    figure(`${answered} lists and ${looked} looks at one notification of ${views} views, no detail read, no act`);
  });

  it(`in the folder, ${VIEWS} times, reads no detail`, async () => {
    const askedBefore = await listsAsked();
    const outgoing = createOutgoing({ allow: ['127.0.0.0/8'] });
    const source = createEnotumSource({
      administration: aoc.ine10,
      name: aoc.name,
      dir3: null,
      url: `${world.addresses.administrations}/bodies/${aoc.ine10}/enotum`,
      linkHosts: [],
      responseBytes: 1_048_576,
      dispatcher: outgoing.dispatcher,
    });
    const guard = new Guard({ ...defaultGuardLimits, perSecond: 1e6, deadline: 30_000, concurrency: 1_000 }, new RetryBudget());
    const folder = new Folder({
      connected: { caseFiles: [], notifications: [source], dataUses: [] },
      unconnected: () => [],
      guardOf: () => guard,
      shared: new SharedReads(),
      presence: { known: () => Promise.resolve([]), note: () => Promise.resolve() },
      policy: defaultPresencePolicy,
      overallDeadline: 60_000,
      observe: () => undefined,
      onForgotten: () => undefined,
      now: () => new Date(),
    });
    let shown = 0;
    await inParallel(VIEWS, AT_ONCE, async () => {
      const opened = await folder.open(notifications, {
        person: somebody(),
        site: ABRERA,
        period: { from: `20${chance.between(18, 24)}-01-01`, to: '2100-01-01' },
        usualPeriod: false,
        filter: {},
        fresh: chance.happens(0.001),
        signal: new AbortController().signal,
      });
      for await (const { items } of opened.results) shown += items.length;
    });
    await outgoing.close();
    assert.ok(shown > VIEWS, 'the lists were not empty');
    await nothingHappened();
    const asked = (await listsAsked()) - askedBefore;
    assert.ok(asked > VIEWS * 0.8, `only ${asked} of ${VIEWS} views reached e-NOTUM`);
    figure(`${VIEWS} views in the folder, ${asked} lists asked of e-NOTUM, ${shown} rows shown, no detail read`);
  });

  it('and the ledger would have told: a detail that is read stands in it', async () => {
    const address = `${world.addresses.administrations}/bodies/${aoc.ine10}/enotum/ciutadania/notificacions`;
    const headers = { 'x-enotum-representat': 'NIF-00000000T' };
    const list = (await (await fetch(`${address}?dataInicial=2018-01-01`, { headers })).json()) as { notificacions: { id: number }[] };
    await (await fetch(`${address}/${list.notificacions[0]!.id}`, { headers })).text();
    assert.equal((await world.control.ledger()).detailReads, 1);
  });
});

function somebody(): Person {
  const person: Person = {
    // Reads of one person are shared: were it always the same one, hardly any view would reach the body.
    subject: chance.happens(0.9) ? `p${chance.between(0, 2 ** 31)}` : 'p',
    identifier: '00000000T',
    identifierType: 'nif',
    level: chance.pick(['low', 'substantial', 'high']),
  };
  return chance.happens(0.3) ? { ...person, actingFor: { subject: 'q', identifier: 'Q0000000J', name: 'Entitat' } } : person;
}

async function inParallel(times: number, atOnce: number, once: () => Promise<void>): Promise<void> {
  let left = times;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (left > 0) {
        left -= 1;
        await once();
      }
    }),
  );
}
