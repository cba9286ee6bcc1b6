import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { allows } from '../../doctor/csp.js';

const self = new URL('https://town.cat/page');

describe('a source expression', () => {
  const cases: readonly (readonly [expression: string, address: string, matches: boolean])[] = [
    ['https://cdn.cat', 'https://cdn.cat/loader.js', true],
    ['cdn.cat', 'https://cdn.cat/loader.js', true],
    ['CDN.cat', 'https://cdn.cat/loader.js', true],
    ['cdn.cat', 'http://cdn.cat/loader.js', false],
    ['http://cdn.cat', 'https://cdn.cat/loader.js', true],
    ['https://cdn.cat', 'https://cdn.cat:8443/loader.js', false],
    ['https://cdn.cat:*', 'https://cdn.cat:8443/loader.js', true],
    ['https://cdn.cat:443', 'https://cdn.cat/loader.js', true],
    ['*.cat', 'https://cdn.cat/loader.js', true],
    ['*.cdn.cat', 'https://cdn.cat/loader.js', false],
    ['*.cdn.cat', 'https://a.b.cdn.cat/loader.js', true],
    ['https:', 'https://cdn.cat/loader.js', true],
    ['*', 'https://cdn.cat/loader.js', true],
    ["'self'", 'https://town.cat/loader.js', true],
    ["'self'", 'https://cdn.cat/loader.js', false],
    ["'none'", 'https://cdn.cat/loader.js', false],
    ["'unsafe-inline'", 'https://cdn.cat/loader.js', false],
    ['https://cdn.cat/kit/', 'https://cdn.cat/kit/loader.js', true],
    ['https://cdn.cat/kit', 'https://cdn.cat/kit/loader.js', false],
    ['https://cdn.cat/kit/loader.js', 'https://cdn.cat/kit/loader.js', true],
    ['https://cdn.cat.evil.example', 'https://cdn.cat/loader.js', false],
    ['data:', 'https://cdn.cat/loader.js', false],
  ];
  for (const [expression, address, expected] of cases)
    it(`${expression} ${expected ? 'allows' : 'refuses'} ${address}`, () =>
      assert.equal(allows([expression], new URL(address), self), expected));
});
