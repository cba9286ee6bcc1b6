import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { FormTokens, type Transaction } from '../../../../gateway/src/acts/pages/form-token.js';

const tokens = new FormTokens(Buffer.alloc(32, 1));
const shown = new Date('2026-03-10T08:00:00Z');
const after = (milliseconds: number): Date => new Date(shown.getTime() + milliseconds);
const transaction: Transaction = {
  use: 'act',
  session: 's',
  notification: 'n',
  act: 'accept',
  key: 'k',
  insteadOf: '',
};

describe('the token of a confirmation', () => {
  it('is good for the page it was made for, from one second on and for a quarter of an hour', () => {
    const token = tokens.issue(transaction, shown);
    assert.deepEqual(
      [0, 999, 1_000, 15 * 60_000, 15 * 60_000 + 1].map((age) => tokens.check(token, transaction, after(age))),
      ['too-soon', 'too-soon', 'valid', 'valid', 'stale'],
    );
  });

  for (const [what, other] of Object.entries({
    use: { use: 'step' },
    session: { session: 'another' },
    notification: { notification: 'another' },
    act: { act: 'reject' },
    key: { key: 'another' },
    'act in whose place it stands': { insteadOf: 'another' },
  } as const)) {
    it(`is good for no other ${what}`, () => {
      assert.equal(tokens.check(tokens.issue(transaction, shown), { ...transaction, ...other }, after(2_000)), 'forged');
    });
  }

  it('cannot be made older or younger than it is', () => {
    const [, seal = ''] = tokens.issue(transaction, shown).split('.');
    assert.equal(tokens.check(`${shown.getTime() - 5_000}.${seal}`, transaction, after(500)), 'forged');
  });

  it('of another gateway is none', () => {
    const others = new FormTokens(Buffer.alloc(32, 2));
    assert.equal(tokens.check(others.issue(transaction, shown), transaction, after(2_000)), 'forged');
  });

  it('is never valid when it is made up', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.tuple(fc.nat(), fc.base64String()).map(([at, seal]) => `${at}.${seal}`),
        ),
        (made) => {
          assert.equal(tokens.check(made, transaction, after(2_000)), 'forged');
        },
      ),
      { seed: 3 },
    );
  });
});
