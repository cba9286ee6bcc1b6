import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readCents } from '../../../../gateway/src/contracts/reading/amount.js';
import { Notes } from '../../../../gateway/src/contracts/reading/notes.js';
import { said } from '../support.js';

const read = (value: unknown, notes = new Notes()) => readCents(value, notes, 'totalCents');

describe('an amount of an answer', () => {
  for (const [value, cents] of [
    ['8385.84', 838584],
    [8385.84, 838584],
    [1.1, 110],
    [1.005, 101],
    ['0.29', 29],
    ['8.385,84', 838584],
    ['8,385.84', 838584],
    ['1.234.567,8', 123456780],
    ['1.234.567', 123456700],
    ['125,40 €', 12540],
    ['€ 125,40', 12540],
    ['125.40 EUR', 12540],
    ["8'385.84", 838584],
    ['8 385,84', 838584],
    ['412', 41200],
    ['412.3', 41230],
    ['-12.50', -1250],
    ['12345.678', 1234568],
  ] as const) {
    it(`reads ${JSON.stringify(value)}`, () => assert.equal(read(value), cents));
  }

  it('keeps zero apart from nothing', () => {
    assert.equal(read('0.00'), 0);
    assert.equal(read(0), 0);
    assert.equal(read(undefined), null);
    assert.equal(read(''), null);
  });

  it('does not guess whether 1.234 is a thousand', () => {
    for (const value of ['1.234', '1,234', '12.345 €']) {
      const notes = new Notes();
      assert.equal(read(value, notes), null);
      assert.ok(said(notes.list).includes('value-unknown totalCents'));
    }
    assert.equal(read(1.234), 123);
  });

  it('says what it repaired', () => {
    const notes = new Notes();
    read('8.385,84', notes);
    assert.deepEqual(said(notes.list), ['amount-repaired totalCents']);
    const clean = new Notes();
    read('8385.84', clean);
    assert.deepEqual(clean.list, []);
  });

  it('refuses what is no amount', () => {
    for (const value of ['gratis', '1.2.3', '12,34,5', '1e9', 1e30, Number.NaN, {}, true, '--1', '9'.repeat(40)])
      assert.equal(read(value), null);
  });
});
