/** What a register's list proves of an act whose result nobody knows. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { KeptAct } from '../../../gateway/src/acts/ports.js';
import { mayBeNamed, verdicts } from '../../../gateway/src/acts/rules.js';
import type { Act } from '../../../gateway/src/acts/types.js';
import { recordOf } from './pages/support.js';

const now = new Date('2026-03-10T09:00:00Z');
const unknown = (act: Act): KeptAct => ({
  ...recordOf({ act, state: 'unknown', servedAt: null, confirmedBy: null, settledAt: null }),
  orderHash: 'hash',
  insteadOf: null,
  replacedBy: null,
  version: 1,
});
const proved = (act: Act, state: Parameters<typeof verdicts>[1]['state']) =>
  verdicts([unknown(act)], { state, servedAt: null }, now).map(({ change }) => change.refusal ?? change.confirmedBy ?? null);

describe('a list that says “refused or expired”', () => {
  it('leaves a refusal open, since it may be the one that is meant', () => {
    assert.deepEqual(proved('reject', 'rejected-or-expired'), []);
  });

  it('proves that an acceptance was none', () => {
    assert.deepEqual(proved('accept', 'rejected-or-expired'), ['already-served']);
    assert.deepEqual(proved('read', 'rejected-or-expired'), ['already-served']);
  });
});

it('names nothing to whoever is not known to represent the addressee now', () => {
  assert.deepEqual(
    (['not-represented', 'representation-unverified', 'final', 'level-too-low', null] as const).map((hindrance) =>
      mayBeNamed({ hindrance }),
    ),
    [false, false, true, true, true],
  );
});

it('takes an acceptance for the effect of the order that was on its way then, not of the newest', () => {
  const sent = (key: string, at: string): KeptAct => ({ ...unknown('accept'), key, sentAt: new Date(at) });
  const acts = [sent('newer', '2026-03-09T10:00:00Z'), sent('older', '2026-03-05T10:00:00Z')];
  const found = verdicts(acts, { state: 'accepted', servedAt: '2026-03-05T11:00:01+01:00' }, now);
  assert.deepEqual(
    found.map(({ act, change }) => [act.key, change.refusal ?? change.state]),
    [
      ['newer', 'replaced'],
      ['older', 'confirmed'],
    ],
  );
});
