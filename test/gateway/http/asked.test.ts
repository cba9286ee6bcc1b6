/** The list of notifications tells on which of them something was asked here whose result nobody knows; no other list looks. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Services } from '../../../gateway/src/http/services.js';
import { notificationOf } from '../../support/items.js';
import { startServer } from './services.js';

const source = { administration: '0800180001', service: 'enotum', name: "Ajuntament d'Abrera", dir3: null } as const;

it('marks what was asked for, whole and streamed, and changes nothing that others may share', async (t) => {
  const items = [notificationOf({ id: 'one' }), notificationOf({ id: 'two' })];
  const coverage = { ...source, state: 'answered', items: 2, discarded: 0, asOf: null, retry: false };
  const folder = {
    open: () =>
      Promise.resolve({
        sources: [],
        asked: [],
        unasked: 0,
        results: (async function* () {
          yield { coverage, items };
        })(),
      }),
  } as unknown as Services['folder'];
  const askedOf: string[] = [];
  const { address, close } = await startServer({
    folder,
    openActs: ({ subject }) => {
      askedOf.push(subject);
      return Promise.resolve(new Set(['two']));
    },
  });
  t.after(close);
  const get = async (path: string, accept: string) =>
    (await fetch(address + path, { headers: { accept, authorization: 'pseudonym-1' } })).text();

  const whole = JSON.parse(await get('/v1/notifications', 'application/json')) as { items: { id: string; asked?: boolean }[] };
  assert.deepEqual(
    whole.items.map(({ id, asked }) => [id, asked]),
    [
      ['one', undefined],
      ['two', true],
    ],
  );
  const lines = await get('/v1/notifications', 'application/x-ndjson');
  assert.equal(lines.match(/"asked":true/g)?.length, 1);
  assert.ok(items.every((item) => !('asked' in item)));
  await get('/v1/procedures', 'application/json');
  assert.deepEqual(askedOf, ['pseudonym-1', 'pseudonym-1']);
});
