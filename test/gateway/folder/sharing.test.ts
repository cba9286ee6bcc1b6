import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SharedReads } from '../../../gateway/src/folder/sharing.js';
import { wait } from './support.js';

const staying = new AbortController().signal;

describe('shared reads', () => {
  it('asks once for everybody who needs the same at the same moment', async () => {
    const shared = new SharedReads();
    let calls = 0;
    const start = async () => {
      calls += 1;
      await wait(10);
      return calls;
    };
    assert.deepEqual(await Promise.all([1, 2, 3].map(() => shared.read('key', staying, start))), [1, 1, 1]);
  });

  it('never shares between keys, which hold the person', async () => {
    const shared = new SharedReads();
    const [one, other] = await Promise.all(
      ['a', 'b'].map((person) => shared.read(person, staying, () => Promise.resolve(`for ${person}`))),
    );
    assert.deepEqual([one, other], ['for a', 'for b']);
  });

  it('keeps an answer for seconds, not longer', async () => {
    let now = 0;
    const shared = new SharedReads(5_000, () => now);
    let calls = 0;
    const start = () => Promise.resolve((calls += 1));
    await shared.read('key', staying, start);
    now = 4_999;
    assert.equal(await shared.read('key', staying, start), 1);
    now = 5_001;
    assert.equal(await shared.read('key', staying, start), 2);
  });

  it('asks anew when told to', async () => {
    const shared = new SharedReads();
    let calls = 0;
    const start = () => Promise.resolve((calls += 1));
    await shared.read('key', staying, start);
    assert.equal(await shared.read('key', staying, start, true), 2);
  });

  it('keeps no failure', async () => {
    const shared = new SharedReads();
    await assert.rejects(shared.read('key', staying, () => Promise.reject(new Error('out of order'))));
    assert.equal(await shared.read('key', staying, () => Promise.resolve('well again')), 'well again');
  });

  it('goes on while somebody waits, and stops when the last has gone', async () => {
    const shared = new SharedReads();
    const [first, second] = [new AbortController(), new AbortController()];
    let stopped = false;
    const start = (signal: AbortSignal) =>
      new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => {
          stopped = true;
          reject(new Error('stopped'));
        }),
      );
    const reads = [shared.read('key', first.signal, start), shared.read('key', second.signal, start)].map((read) =>
      read.catch(() => 'left'),
    );
    first.abort();
    await reads[0];
    assert.equal(stopped, false);
    second.abort();
    await reads[1];
    assert.equal(stopped, true);
  });
});
