import assert from 'node:assert/strict';
import { it } from 'node:test';
import { encodingFor } from '../../../gateway/src/http/encoding.js';

const taken = (accept: string | undefined, ...offered: ('br' | 'gzip')[]) =>
  encodingFor({ headers: { ...(accept !== undefined && { 'accept-encoding': accept }) } }, offered.length > 0 ? offered : ['br', 'gzip']);

it('an answer is encoded as the browser likes best, and most tightly where it likes several alike', () => {
  for (const [accept, encoding] of [
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['GZIP', 'gzip'],
    ['deflate', 'identity'],
    ['x-gzip, brotli', 'identity'],
    ['br;q=0, gzip', 'gzip'],
    ['br ; q=0.000 , gzip ; q=0.001', 'gzip'],
    ['br;q=0.5, gzip;q=0.8', 'gzip'],
    ['br;q=0.8, gzip;q=0.8', 'br'],
    ['gzip;q=0', 'identity'],
    ['gzip;q=0, *', 'br'],
    ['*;q=0', 'identity'],
    ['*', 'br'],
    ['identity, gzip;q=0.5', 'identity'],
    ['identity;q=0.1, gzip;q=0.5', 'gzip'],
    ['gzip;q=many', 'identity'],
  ] as const)
    assert.equal(taken(accept), encoding, accept);
});

it('an answer is in no encoding that is not offered, whatever the browser takes', () => {
  assert.equal(taken('br, gzip', 'gzip'), 'gzip');
  assert.equal(taken('br', 'gzip'), 'identity');
  assert.equal(taken('br, gzip;q=0', 'gzip'), 'identity');
});
