/** The citizen's own look-ups: nothing hidden, and nothing drowned by them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lookUpSource } from '../../../gateway/src/folder/look-ups.js';
import { officialTime } from '../../../gateway/src/folder/time.js';

const abrera = '0800180001';
const vielha = '2524300000';

let seq = 0;
const look = (at: string, changes: object = {}) => ({
  seq: ++seq,
  at: new Date(at),
  site: abrera,
  resource: 'procedures',
  administrations: [abrera],
  capacity: 'interested' as const,
  level: 'substantial' as const,
  purpose: 'citizen-consultation',
  ...changes,
});

const usesOf = async (...rows: ReturnType<typeof look>[]) => {
  const source = lookUpSource({
    operator: { administration: '9821920002', name: 'AOC' },
    log: { lookUps: () => Promise.resolve(rows.toSorted((a, b) => b.seq - a.seq)) },
    bodyOf: (administration) => ({ administration, dir3: null, name: `Body ${administration}` }),
    toMoment: officialTime,
    toId: (number) => `id-${number}`,
  });
  return source.dataUses({
    person: { subject: 'pseudonym', identifier: '00000000T', identifierType: 'nif', level: 'low' },
    period: { from: '2026-01-01', to: '2026-12-31' },
    signal: new AbortController().signal,
  });
};

describe('the look-ups of the folder itself', () => {
  it('are one row for each day in Madrid and site, in which every one of them stands with the bodies that it asked', async () => {
    const first = look('2026-03-05T22:30:00Z');
    const second = look('2026-03-05T22:50:00Z', { resource: 'notifications', administrations: [vielha] });
    const nextDay = look('2026-03-05T23:10:00Z');
    const elsewhere = look('2026-03-05T23:20:00Z', { site: vielha });
    const { items, discarded } = await usesOf(first, second, nextDay, elsewhere);
    assert.equal(discarded, 0);
    assert.deepEqual(
      items.map(({ id, at, visits }) => [id, at, visits?.length]),
      [
        [`id-${elsewhere.seq}`, '2026-03-06T00:20:00+01:00', 1],
        [`id-${nextDay.seq}`, '2026-03-06T00:10:00+01:00', 1],
        [`id-${first.seq}`, '2026-03-05T23:50:00+01:00', 2],
      ],
    );
    assert.deepEqual(items[2]?.visits, [
      { at: '2026-03-05T23:50:00+01:00', product: 'notifications', bodiesAsked: [vielha] },
      { at: '2026-03-05T23:30:00+01:00', product: 'procedures', bodiesAsked: [abrera] },
    ]);
    assert.deepEqual(
      items[2]?.bodiesAsked.map(({ administration }) => administration),
      [vielha, abrera],
    );
    assert.deepEqual([items[2]?.data.product, items[1]?.data.product], [null, 'procedures']);
  });

  it('keep the name of their row when the citizen comes back on the same day', async () => {
    const morning = look('2026-03-05T08:00:00Z');
    const [before] = (await usesOf(morning)).items;
    const [after] = (await usesOf(morning, look('2026-03-05T09:00:00Z'))).items;
    assert.equal(before?.id, after?.id);
  });

  it('leave each legal act a row of its own', async () => {
    const act = { purpose: 'citizen-act', resource: 'notifications/accept' };
    const { items } = await usesOf(look('2026-03-05T08:00:00Z'), look('2026-03-05T08:01:00Z', act), look('2026-03-05T08:02:00Z', act));
    assert.deepEqual(
      items.map(({ purpose, visits }) => [purpose.code, visits?.length]),
      [
        ['citizen-act', undefined],
        ['citizen-act', undefined],
        ['citizen-consultation', 1],
      ],
    );
  });

  it('say how many did not fit', async () => {
    const { items, discarded, notes } = await usesOf(...Array.from({ length: 2_003 }, () => look('2026-03-05T08:00:00Z')));
    assert.equal(items[0]?.visits?.length, 2_000);
    assert.deepEqual([items.length, discarded, notes], [1, 3, [{ code: 'paging-capped', field: null }]]);
  });
});
