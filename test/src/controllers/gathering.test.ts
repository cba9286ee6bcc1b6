import { expect } from '@open-wc/testing';
import { Gathering } from '../../../src/controllers/gathering.js';

const after = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('Gathering', () => {
  let out: (readonly string[])[];
  let gathering: Gathering<string>;

  beforeEach(() => {
    out = [];
    gathering = new Gathering((things) => out.push(things));
  });

  it('should let out together what comes in quick succession, once no more comes', async () => {
    gathering.add('a');
    await after(20);
    gathering.add('b');
    expect(out).to.deep.equal([]);
    await after(100);
    expect(out).to.deep.equal([['a', 'b']]);
  });

  it('should not wait for the end of what never ends', async () => {
    const start = performance.now();
    while (out.length === 0 && performance.now() - start < 1_000) {
      gathering.add('again');
      await after(10);
    }
    expect(out).to.have.length(1);
    expect(performance.now() - start).to.be.within(100, 400);
    gathering.release();
  });

  it('should let out at once, and not a second time, where nothing more is to be expected', async () => {
    gathering.add('a');
    gathering.release();
    expect(out).to.deep.equal([['a']]);
    await after(100);
    expect(out).to.have.length(1);
  });

  it('should wait anew for what comes later', async () => {
    gathering.add('a');
    await after(100);
    gathering.add('b');
    expect(out).to.deep.equal([['a']]);
    await after(100);
    expect(out).to.deep.equal([['a'], ['b']]);
  });
});
