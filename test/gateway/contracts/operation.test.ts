import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addressOf, type Operation, segment } from '../../../gateway/src/contracts/operation.js';

describe('an operation of a contract', () => {
  it('with an effect is none that a reader takes', () => {
    const acceptance: Operation<'acceptance'> = { what: 'x', method: 'PATCH', effect: 'acceptance', path: '/x' };
    const read = (operation: Operation<'none'>): string => operation.what;
    // @ts-expect-error: it does not compile.
    assert.equal(read(acceptance), 'x');
  });

  it('stands below the base of its contract, with or without a slash between them', () => {
    const operation: Operation<'none'> = { what: 'x', method: 'GET', effect: 'none', path: '/a/b' };
    for (const base of ['https://x.test/y', 'https://x.test/y/', 'https://x.test/y//'])
      assert.equal(addressOf(base, operation).href, 'https://x.test/y/a/b');
  });

  it('keeps an id of somebody else within its segment', () => {
    for (const id of ['.', '..', '...', '%2e%2e', 'a/b', '?x', '#x', 'a\\b', '\u2025', ' ']) {
      const url = addressOf('https://x.test', { what: 'x', method: 'GET', effect: 'none', path: `/a/${segment(id)}/z` });
      assert.match(url.pathname, /^\/a\/[^/]+\/z$/, id);
      assert.equal(url.search + url.hash, '');
    }
  });
});
