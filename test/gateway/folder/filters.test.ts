import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { matches } from '../../../gateway/src/folder/filters.js';

const item = { capacity: 'interested' as const };
const facets = () => ({
  administrations: ['0800180001', null],
  states: ['open', 'waiting'],
  text: ["Llicència d'obres", 'X/2026 #33', null],
});

describe('filters', () => {
  it('finds words in any order, without regard to case and accents', () => {
    assert.ok(matches(item, facets, { words: 'OBRES llicencia' }));
    assert.ok(matches(item, facets, { words: '2026 #33' }));
    assert.equal(matches(item, facets, { words: 'llicencia padro' }), false);
  });

  it('takes any of several bodies or states', () => {
    assert.ok(matches(item, facets, { administrations: ['9999999999', '0800180001'], states: ['waiting'] }));
    assert.equal(matches(item, facets, { states: ['closed'] }), false);
  });

  it("tells what is the citizen's own from what they represent", () => {
    assert.equal(matches(item, facets, { capacity: 'representative' }), false);
  });

  it('keeps everything when nothing is asked for', () => {
    assert.ok(matches(item, facets, {}));
  });
});
