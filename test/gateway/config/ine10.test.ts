import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { doubtAboutIne10, repairIne10 } from '../../../gateway/src/config/ine10.js';

describe('INE10', () => {
  it('has no doubt about codes that are right', () => {
    for (const code of ['0801930008', '0800180001', '2524300000', '9821920002']) assert.equal(doubtAboutIne10(code), undefined, code);
  });

  it('doubts a wrong control digit, a wrong last digit, and a wrong length, and says what it expected', () => {
    assert.equal(doubtAboutIne10('0801910008'), 'its sixth digit should be 3');
    assert.equal(doubtAboutIne10('0801930001'), 'its last digit should be 8');
    assert.equal(doubtAboutIne10('801930008'), 'it should have ten digits');
  });

  it('does not judge the last digit of bodies that are no town councils', () => {
    assert.equal(doubtAboutIne10('0801931239'), undefined);
  });

  it('gives back a leading zero that a spreadsheet took', () => {
    assert.equal(repairIne10('801930008'), '0801930008');
  });
});
