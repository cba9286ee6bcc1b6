/** Which outages are told to whoever let a notification expire. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Outage } from '../../../gateway/src/outages/types.js';
import { outagesInTerms, termOf } from '../../../gateway/src/outages/term.js';
import { notificationOf } from '../../support/items.js';

const now = new Date('2026-04-01T10:00:00Z');
const expired = notificationOf({
  state: 'expired',
  depositedAt: '2026-03-06T11:20:31+01:00',
  servedAt: '2026-03-16T23:59:59+01:00',
  expiresAt: null,
});
const span = (from: string, until: string | null, service: Outage['service'] = 'enotum'): Outage => ({
  administration: '9821920002',
  service,
  from: new Date(from),
  lastFailed: new Date(from),
  until: until === null ? null : new Date(until),
  ending: until === null ? null : 'worked-again',
  reason: 'failed',
});
const logOf = (outages: Outage[], since = '2026-01-01T00:00:00Z') => ({
  since: () => Promise.resolve(new Date(since)),
  find: ({ service }: { service?: string }) => Promise.resolve(outages.filter((outage) => outage.service === service)),
});
const seen = async (outages: Outage[], item = expired, since?: string, most = 5) =>
  (await outagesInTerms(logOf(outages, since), [item], now, most)).get(item);
const times = (item: Parameters<typeof termOf>[0]) => {
  const term = termOf(item, now);
  return term && [new Date(term.from).toISOString(), new Date(term.to).toISOString()];
};

describe('the term of a notification', () => {
  it('runs from the deposit to the moment at which it expired', () => {
    assert.deepEqual(times(expired), ['2026-03-06T10:20:31.000Z', '2026-03-16T22:59:59.000Z']);
  });

  it('reads bare days in Madrid, whole', () => {
    assert.deepEqual(times({ ...expired, depositedAt: '2026-03-06', servedAt: '2026-03-29' }), [
      '2026-03-05T23:00:00.000Z',
      '2026-03-29T22:00:00.000Z',
    ]);
  });

  it('ends now where it still runs', () => {
    const running = { ...expired, state: 'available', servedAt: null, expiresAt: '2026-04-05T23:59:59+02:00' } as const;
    assert.deepEqual(times(running)?.[1], now.toISOString());
  });

  it('is ten days where only one end is told, and none for a communication or without any date', () => {
    assert.equal(times({ ...expired, depositedAt: null })?.[0], '2026-03-06T22:59:59.000Z');
    assert.equal(times({ ...expired, servedAt: null })?.[1], '2026-03-17T10:20:31.000Z');
    assert.equal(times({ ...expired, kind: 'communication' }), undefined);
    assert.equal(times({ ...expired, depositedAt: null, servedAt: null }), undefined);
    assert.equal(times({ ...expired, depositedAt: 'yesterday', servedAt: null }), undefined);
  });
});

describe('the outages within a term', () => {
  it('are those of what one needs to open it, whole, in official time', async () => {
    const { outages, count, watched } = (await seen([
      span('2026-03-16T22:00:00Z', '2026-03-17T04:00:00Z', 'gateway'),
      span('2026-03-10T08:00:00Z', '2026-03-10T09:40:00Z'),
      span('2026-03-01T08:00:00Z', '2026-03-02T08:00:00Z'),
      span('2026-03-10T08:00:00Z', '2026-03-10T09:40:00Z', 'hcc'),
    ]))!;
    assert.deepEqual(outages, [
      { service: 'enotum', from: '2026-03-10T09:00:00+01:00', until: '2026-03-10T10:40:00+01:00' },
      { service: 'gateway', from: '2026-03-16T23:00:00+01:00', until: '2026-03-17T05:00:00+01:00' },
    ]);
    assert.deepEqual([count, watched], [2, true]);
  });

  it('are counted all and named by their length where there are many', async () => {
    const many = Array.from({ length: 9 }, (_, n) => span(`2026-03-1${n % 5}T0${n}:00:00Z`, `2026-03-1${n % 5}T0${n}:0${n + 1}:00Z`));
    const { outages, count } = (await seen(many, expired, undefined, 2))!;
    assert.equal(count, 9);
    assert.deepEqual(
      outages.map(({ until }) => until?.slice(14, 16)),
      ['08', '09'],
    );
  });

  it('hold one that still lasts', async () => {
    assert.deepEqual((await seen([span('2026-03-10T08:00:00Z', null)]))?.outages[0]?.until, null);
  });

  it('are no proof of anything where nobody looked at the beginning of the term', async () => {
    assert.equal((await seen([], expired, '2026-03-08T00:00:00Z'))?.watched, false);
  });
});
