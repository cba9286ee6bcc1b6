import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { asCheck, asTests, lastLines } from '../../scripts/test-results.js';

const tap = asTests(/^# pass (\d+)/gm, /^# fail (\d+)/gm, /^# skipped (\d+)/gm);

describe('a step of npm test', () => {
  it('that is a check passes or fails as one', () => {
    assert.deepEqual([asCheck('', 0), asCheck('', 2)].map(Object.values), [
      [1, 0, 0],
      [0, 1, 0],
    ]);
  });

  it('that runs tests counts them', () => {
    assert.deepEqual(tap('# pass 3\n# fail 2\n# skipped 1\n', 1), { passed: 3, failed: 2, skipped: 1 });
    assert.deepEqual(tap('# pass 3\n# fail 0\n', 1), { passed: 3, failed: 1, skipped: 0 });
  });

  it('that ran no test has failed, whatever it says', () => {
    for (const text of ['', '# pass 0\n# fail 0\n', '# pass 0\n# fail 0\n# skipped 9\n']) assert.equal(tap(text, 0).failed, 1);
  });
});

describe('the last lines of npm test', () => {
  it('end with what passed and what failed, and nothing else', () => {
    const whole = { passed: 4, failed: 0, skipped: 0 };
    assert.equal(lastLines([whole, { passed: 1, failed: 2, skipped: 0 }]), '5 passed, 2 failed\n');
    assert.equal(lastLines([whole, { passed: 1, failed: 0, skipped: 3 }]), '3 skipped\n5 passed, 0 failed\n');
  });
});
