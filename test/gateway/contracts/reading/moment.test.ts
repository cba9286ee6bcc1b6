import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readMoment } from '../../../../gateway/src/contracts/reading/moment.js';
import { Notes } from '../../../../gateway/src/contracts/reading/notes.js';
import { said } from '../support.js';

const read = (value: unknown, notes = new Notes()) => readMoment(value, notes, 'at');

describe('a moment of an answer', () => {
  for (const [value, expected] of [
    ['2026-03-02T09:14:07', '2026-03-02T09:14:07+01:00'],
    ['2026-07-02T09:14:07', '2026-07-02T09:14:07+02:00'],
    ['2026-03-02 09:14:07', '2026-03-02T09:14:07+01:00'],
    ['2026-03-02T09:14', '2026-03-02T09:14:00+01:00'],
    ['2026-03-02T09:14:07.123456', '2026-03-02T09:14:07+01:00'],
    ['2026-03-02T08:14:07Z', '2026-03-02T09:14:07+01:00'],
    ['2026-07-02T23:30:00.000Z', '2026-07-03T01:30:00+02:00'],
    ['2026-03-02T09:14:07+01:00', '2026-03-02T09:14:07+01:00'],
    ['2026-03-02T03:14:07-0500', '2026-03-02T09:14:07+01:00'],
    ['02/03/2026 09:14:07', '2026-03-02T09:14:07+01:00'],
    ['2/3/2026 9:14', '2026-03-02T09:14:00+01:00'],
    ['2026-03-02', '2026-03-02'],
    ['02/03/2026', '2026-03-02'],
    ['02-03-2026', '2026-03-02'],
    ['20260302', '2026-03-02'],
    ['02032026', '2026-03-02'],
    ['2026-03-02T24:00:00', '2026-03-03T00:00:00+01:00'],
  ] as const) {
    it(`reads ${value}`, () => assert.equal(read(value), expected));
  }

  it('invents no midnight for a day alone', () => {
    assert.equal(read('2026-03-02'), '2026-03-02');
    assert.equal(read('2026-03-02T00:00:00'), '2026-03-02T00:00:00+01:00');
  });

  it('takes the earlier instant of the hour that October repeats', () => {
    assert.equal(read('2026-10-25T02:30:00'), '2026-10-25T02:30:00+02:00');
    assert.equal(read('2026-10-25T01:59:59'), '2026-10-25T01:59:59+02:00');
    assert.equal(read('2026-10-25T03:00:00'), '2026-10-25T03:00:00+01:00');
  });

  it('tells the two passes of that hour apart where the body wrote the zone', () => {
    assert.equal(read('2026-10-25T00:30:00Z'), '2026-10-25T02:30:00+02:00');
    assert.equal(read('2026-10-25T01:30:00Z'), '2026-10-25T02:30:00+01:00');
  });

  it('reads the hour that March leaves out with the clock from before', () => {
    assert.equal(read('2026-03-29T02:30:00'), '2026-03-29T03:30:00+02:00');
    assert.equal(read('2026-03-29T01:59:59'), '2026-03-29T01:59:59+01:00');
    assert.equal(read('2026-03-29T03:00:00'), '2026-03-29T03:00:00+02:00');
  });

  it('says that a zone was assumed, and only then', () => {
    const assumed = new Notes();
    read('2026-03-02T09:14:07', assumed);
    assert.deepEqual(said(assumed.list), ['time-zone-assumed']);
    const told = new Notes();
    read('2026-03-02T09:14:07Z', told);
    read('2026-03-02', told);
    assert.deepEqual(told.list, []);
  });

  it('gives up on what is no date, and says so', () => {
    const impossible = [
      '2026-02-30',
      '30/02/2026',
      '2026-13-01',
      '2026-03-02T25:00:00',
      '2026-03-02T24:01',
      '2026-03-02Tara',
      '2026-03-02T09:60',
    ];
    for (const value of ['ahir', ...impossible, 1772442847, true, {}, '9999-12-31', '0001-01-01T00:00:00', '1900-01-01', 'Electrònica']) {
      const notes = new Notes();
      assert.equal(read(value, notes), null, JSON.stringify(value));
      assert.ok(said(notes.list).includes('date-unreadable at'), JSON.stringify(value));
    }
  });

  it('is silent where nothing was told', () => {
    const notes = new Notes();
    for (const value of [undefined, null, '', 'null']) assert.equal(read(value, notes), null);
    assert.deepEqual(notes.list, []);
  });
});
