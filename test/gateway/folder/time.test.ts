import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { officialDay, officialTime, yearsBefore } from '../../../gateway/src/folder/time.js';

describe('official time', () => {
  it('is the wall time of Europe/Madrid with its offset, in winter and in summer', () => {
    assert.equal(officialTime(new Date('2026-01-15T11:00:00Z')), '2026-01-15T12:00:00+01:00');
    assert.equal(officialTime(new Date('2026-07-15T11:00:00Z')), '2026-07-15T13:00:00+02:00');
  });

  it('tells the two hours apart that share a name in October', () => {
    assert.equal(officialTime(new Date('2026-10-25T00:30:00Z')), '2026-10-25T02:30:00+02:00');
    assert.equal(officialTime(new Date('2026-10-25T01:30:00Z')), '2026-10-25T02:30:00+01:00');
  });

  it('is already tomorrow in Madrid late in the evening of Greenwich', () => {
    assert.equal(officialDay(new Date('2026-07-15T22:30:00Z')), '2026-07-16');
  });

  it('goes back whole years, and from 29 February to the 28th', () => {
    assert.equal(yearsBefore('2026-11-21', 3), '2023-11-21');
    assert.equal(yearsBefore('2028-02-29', 3), '2025-02-28');
  });
});
