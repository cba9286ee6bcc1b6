import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mostPagesSought, seekNotification } from '../../../../gateway/src/contracts/enotum/seek.js';
import { opaqueId } from '../../../../gateway/src/contracts/reading/opaque-id.js';
import { SourceFailure } from '../../../../gateway/src/folder/ports.js';
import { type Body, optionsFor, questionOf, startBody } from '../support.js';
import { type Inbox, item, startEnotum, user } from './fixtures.js';

const aoc = { administration: '9821920002', name: 'Consorci AOC', dir3: null };
const idOf = (source: number | string) => opaqueId('enotum', aoc.administration, 'notification', String(source), 'interested');
const many = (count: number, estat = 'DIPOSITADA') => Array.from({ length: count }, (_, index) => ({ ...item, id: index + 1, estat }));

const seekAt = (body: Body, source: number | string, expected: 'available' | 'final' = 'available') =>
  seekNotification(optionsFor(`${body.url}/enotum`, aoc), questionOf(), idOf(source), expected);
const seek = async (inbox: Inbox, source: number | string, expected: 'available' | 'final' = 'available') =>
  seekAt(await startEnotum(inbox), source, expected);

/** What was asked, in a word for each. */
const asked = ({ requests }: Body): string[] =>
  requests.map(({ url }) =>
    [url.pathname.split('/').at(-1), url.searchParams.get('estat'), url.searchParams.get('pagina')].filter(Boolean).join(' '),
  );

const failsWith = (state: SourceFailure['state']) => (error: unknown) => error instanceof SourceFailure && error.state === state;

describe('seeking one notification at e-NOTUM', () => {
  it('finds it, with what an act needs and whose it is', async () => {
    const found = await seek({ items: [...many(3), { ...item, id: 7, tramit: 'T-1' }] }, 7);
    assert.ok(typeof found === 'object');
    assert.deepEqual([found.sourceId, found.procedure, found.notification.id], ['7', 'T-1', idOf(7)]);
    assert.deepEqual(found.headers, { 'x-enotum-representat': 'NIF-00000000T' });
  });

  it('asks for those that are available first, no further than to where it stands, and for no summary', async () => {
    const body = await startEnotum({
      items: [...many(300, 'ACCEPTADA'), ...many(25).map((each) => ({ ...each, id: each.id + 300 }))],
      pageSize: 10,
    });
    assert.ok(typeof (await seekAt(body, 315)) === 'object');
    assert.deepEqual(asked(body), ['usuari', 'notificacions DIPOSITADA 1', 'notificacions DIPOSITADA 2']);
  });

  it('looks at all of them where it is not, or is probably not, available any more', async () => {
    const items = [...many(12, 'EXPIRADA'), { ...item, id: 99 }];
    const either = await startEnotum({ items, pageSize: 10 });
    assert.ok(typeof (await seekAt(either, 12)) === 'object');
    assert.deepEqual(asked(either), ['usuari', 'notificacions DIPOSITADA 1', 'notificacions 1', 'notificacions 2']);
    const over = await startEnotum({ items, pageSize: 10 });
    assert.ok(typeof (await seekAt(over, 12, 'final')) === 'object');
    assert.deepEqual(asked(over), ['usuari', 'notificacions 1', 'notificacions 2']);
  });

  for (const state of ['DIPOSITADA', 'ACCEPTADA']) {
    for (const pageSize of [10, 1_000])
      it(`finds the 599th of 600 (${state}, ${pageSize} on a page)`, async () => {
        const found = await seek({ items: many(600, state), pageSize }, 599, state === 'DIPOSITADA' ? 'available' : 'final');
        assert.ok(typeof found === 'object' && found.sourceId === '599');
      });
  }

  it('goes through a bounded number of pages, and does not say then that it is nowhere', async () => {
    const body = await startEnotum({ items: many(mostPagesSought + 5, 'ACCEPTADA'), pageSize: 1 });
    assert.equal(await seekAt(body, mostPagesSought + 1, 'final'), 'beyond-reach');
    assert.equal(body.requests.length, 1 + mostPagesSought);
    const endless = await startEnotum({ page: () => ({ notificacions: many(1), totalPagines: 1_000_000 }) });
    assert.equal(await seekAt(endless, 2, 'final'), 'beyond-reach');
    assert.equal(endless.requests.length, 1 + mostPagesSought);
  });

  it('says that it is absent only where the list was read to its end', async () => {
    assert.equal(await seek({ items: many(30), pageSize: 10 }, 31), 'absent');
    assert.equal(await seek({ items: [] }, 1), 'absent');
    assert.equal(await seek({ page: (page) => ({ ...page, totalResultats: 9 }) }, 1), 'beyond-reach', 'a list that ends too soon');
    assert.equal(await seek({ items: [item, 'il·legible'] }, 1), 'beyond-reach', 'an element that cannot be read');
    const rounded = JSON.parse('[{"id":9007199254740993,"estat":"DIPOSITADA"}]') as unknown[];
    assert.equal(await seek({ items: rounded }, '9007199254740992'), 'beyond-reach', 'an id that was rounded');
  });

  it('takes the state from the notification, whatever was asked for', async () => {
    const found = await seek({ page: (page) => ({ ...page, notificacions: many(1, 'REBUTJADA') }) }, 1);
    assert.ok(typeof found === 'object' && found.notification.state === 'rejected');
  });

  it('goes the long way where the register cannot make sense of the filter', async () => {
    for (const filtered of [
      [400, { codi: '9999', missatge: 'x' }],
      [200, { missatge: 'sense llista' }],
    ] as [number, unknown][])
      assert.ok(typeof (await seek({ filtered }, 70412)) === 'object');
    await assert.rejects(seek({ filtered: [503, {}] }, 70412), failsWith('failed'));
    await assert.rejects(seek({ filtered: [400, { codi: '1032' }] }, 70412), failsWith('level-too-low'));
    await assert.rejects(seek({ user: { ...user, representats: [] } }, 70412), failsWith('not-represented'));
    const silent = await startBody(() => undefined);
    const options = optionsFor(`${silent.url}/enotum`, aoc);
    await assert.rejects(seekNotification(options, questionOf({}, AbortSignal.timeout(50)), idOf(1), 'available'), failsWith('late'));
    assert.equal(silent.requests.length, 1);
  });
});
