import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { KeptAct } from '../../../gateway/src/acts/ports.js';
import { verdicts } from '../../../gateway/src/acts/rules.js';
import type { Act } from '../../../gateway/src/acts/types.js';
import type { Notification } from '../../../gateway/src/folder/model.js';

const now = new Date('2026-11-22T12:00:00Z');

/** An act of unknown result, sent at eleven o'clock in Madrid. */
const unknown = (changes: Partial<KeptAct> = {}): KeptAct => ({
  key: 'the-first-key-of-two',
  notification: 'n',
  act: 'accept',
  state: 'unknown',
  subject: 's',
  onBehalfOf: null,
  site: null,
  body: { administration: '0800180001', name: 'Abrera' },
  registerNumber: null,
  level: 'high',
  changesChannel: false,
  askedAt: new Date('2026-11-22T10:00:00Z'),
  sentAt: new Date('2026-11-22T10:00:00.700Z'),
  settledAt: null,
  servedAt: null,
  refusal: null,
  confirmedBy: null,
  orderHash: '',
  insteadOf: null,
  replacedBy: null,
  version: 3,
  ...changes,
});

/** What becomes of the acts, by key. */
function become(acts: KeptAct[], servedAt: string | null, state: Notification['state'] = 'accepted'): Record<string, string> {
  return Object.fromEntries(
    verdicts(acts, { state, servedAt }, now).map(({ act, change }) => [act.key, change.refusal ?? change.state ?? 'dated']),
  );
}
const becomes = (servedAt: string | null, act: Act = 'accept', state?: Notification['state']) =>
  Object.values(become([unknown({ act })], servedAt, state)).join() || 'unknown';

describe('what the register’s list proves of an act of unknown result', () => {
  for (const [servedAt, why] of [
    ['2026-11-22T11:00:00+01:00', 'within the same second'],
    ['2026-11-22T10:00:03Z', 'seconds later'],
    ['2026-11-22T10:59:58+01:00', 'by a clock that is a little behind'],
    ['2026-11-22T16:30:00+01:00', 'hours later'],
    ['2026-11-22', 'on the same day'],
    [null, 'at a moment that it does not tell'],
  ] as const)
    it(`is a confirmation where it was served ${why}`, () => assert.equal(becomes(servedAt), 'confirmed'));

  for (const [servedAt, why] of [
    ['2026-11-20T09:00:00+01:00', 'two days before it was sent'],
    ['2026-11-22T10:59:30+01:00', 'half a minute before it was sent'],
    ['2026-11-21', 'on the day before'],
    ['2026-11-25T09:00:00+01:00', 'days after it was sent'],
    ['2026-11-25', 'days after it was sent, and tells only the day'],
  ] as const)
    it(`is no receipt for what somebody else did ${why}`, () => assert.equal(becomes(servedAt), 'already-served'));

  it('counts a day as a day of Madrid', () => {
    const night = unknown({ sentAt: new Date('2026-11-21T23:30:00Z') });
    assert.deepEqual(Object.values(become([night], '2026-11-22')), ['confirmed']);
    assert.deepEqual(Object.values(become([night], '2026-11-21')), ['already-served']);
  });

  it('goes by the state as well as by the moment', () => {
    assert.equal(becomes('2026-11-22T11:00:03+01:00', 'reject'), 'already-served');
    assert.equal(becomes('2026-11-22T11:00:03+01:00', 'reject', 'rejected'), 'confirmed');
    assert.equal(becomes(null, 'accept', 'available'), 'unknown');
    assert.equal(becomes(null, 'accept', 'annulled'), 'annulled');
  });

  it('confirms of two the one that was on its way, and the newer where both were', () => {
    const first = unknown({ replacedBy: 'the-second-key-of-two' });
    const second = unknown({ key: 'the-second-key-of-two', sentAt: new Date('2026-11-22T10:01:02.200Z'), insteadOf: first.key });
    const both = (servedAt: string) => become([second, first], servedAt);
    assert.deepEqual(both('2026-11-22T10:00:01Z'), { [first.key]: 'confirmed', [second.key]: 'replaced' });
    assert.deepEqual(both('2026-11-22T10:01:00Z'), { [first.key]: 'confirmed', [second.key]: 'replaced' });
    assert.deepEqual(both('2026-11-22T10:01:03Z'), { [second.key]: 'confirmed', [first.key]: 'replaced' });
    assert.deepEqual(both('2026-11-22T09:00:00Z'), { [first.key]: 'already-served', [second.key]: 'already-served' });
  });
});
