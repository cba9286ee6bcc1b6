import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { operations } from '../../../gateway/src/contracts/hcc/envelope.js';
import { read } from '../../../gateway/src/contracts/http.js';
import { addressOf, type Operation, segment } from '../../../gateway/src/contracts/operation.js';
import { sendOnce } from '../../../gateway/src/contracts/send-once.js';
import { toThisMachine } from './support.js';

describe('an operation of a contract', () => {
  const base = 'http://127.0.0.1:9';
  const connection = { responseBytes: 1, dispatcher: toThisMachine };

  it('with an effect is none that is read for the folder', async () => {
    const signal = AbortSignal.abort();
    for (const effect of ['acceptance', 'rejection', 'read-receipt'] as const) {
      const operation: Operation<typeof effect> = { what: 'x', method: 'GET', effect, path: '/x' };
      // @ts-expect-error: it does not compile.
      await assert.rejects(read({ operation, base, signal, ...connection }));
    }
    // @ts-expect-error: nor does an address that somebody made from one.
    await assert.rejects(read({ url: addressOf(base, operations.taxes), base, signal, ...connection }));
  });

  it('without an effect is none that is sent once and never again', async () => {
    const operation = operations.taxes;
    // @ts-expect-error: it does not compile.
    await assert.rejects(sendOnce({ operation, url: base, headers: {}, deadline: 1, ...connection }));
  });

  it('is typed with its effect at every contract that is asked about a citizen', () => {
    for (const { effect, method } of Object.values(operations)) assert.deepEqual([effect, method], ['none', 'GET']);
  });

  it('may be the whole of an address, which then stays as it is', () => {
    const operation: Operation<'none'> = { what: 'x', method: 'POST', effect: 'none', path: '' };
    assert.equal(addressOf('https://x.test/serveis/traces/', operation).href, 'https://x.test/serveis/traces/');
    assert.equal(addressOf('https://x.test/y', operations.taxes, { a: 'b c' }).href, 'https://x.test/y/consultaTributs?a=b+c');
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
