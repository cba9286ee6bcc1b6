import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { abortsAfter, abortsWith } from '../../../gateway/src/network/deadline.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Waits as a reading does that nobody else knows of, on a machine that is short of memory. */
async function reasonOf(signal: () => AbortSignal): Promise<unknown> {
  const pressure = setInterval(collectGarbage, 10);
  try {
    return await new Promise((resolve, reject) => {
      const awaited = signal();
      awaited.addEventListener('abort', () => resolve(awaited.reason), { once: true });
      setTimeout(() => reject(new Error('still waiting')), 1_000);
    });
  } finally {
    clearInterval(pressure);
  }
}

describe('a signal that ends by itself', () => {
  it('aborts when its time is over, whatever memory was given back meanwhile', async () => {
    const asker = new AbortController();
    const reason = await reasonOf(() => abortsAfter(200, asker.signal));
    assert.equal((reason as DOMException).name, 'TimeoutError');
    assert.equal(((await reasonOf(() => abortsAfter(200))) as DOMException).name, 'TimeoutError');
  });

  it('aborts with the other one, for its reason, also where that is over already', async () => {
    const asker = new AbortController();
    setTimeout(() => asker.abort('gone away'), 100);
    assert.equal(await reasonOf(() => abortsAfter(60_000, asker.signal)), 'gone away');
    assert.equal(abortsAfter(60_000, asker.signal).reason, 'gone away');
  });

  it('follows another without taking it along', () => {
    const asker = new AbortController();
    const part = abortsWith(asker.signal);
    part.abort('enough');
    assert.equal(asker.signal.aborted, false);
    assert.equal(abortsWith(AbortSignal.abort('before')).signal.reason, 'before');
  });
});
