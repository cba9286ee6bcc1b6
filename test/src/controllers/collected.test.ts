import { expect } from '@open-wc/testing';
import { Collected } from '../../../src/controllers/collected.js';
import type { Coverage, Source } from '../../../src/gateway/types.js';
import { abrera, coverageOf, officialTime, vielha } from '../../support/fake-gateway.js';

interface Item {
  id: string;
  copy: number;
}

describe('Collected', () => {
  let collected: Collected<Item>;
  const start = (...sources: Source[]) => {
    collected.take({ kind: 'start', sources, officialTime, period: { from: '2023-03-10', to: '2026-03-10' }, unasked: 0 });
  };
  const answer = (source: Source, items: Item[], changes: Partial<Coverage> = {}) => {
    collected.take({ kind: 'source', coverage: coverageOf(source, changes), items });
  };
  const ids = () => collected.items.map(({ id }) => id);

  beforeEach(() => {
    collected = new Collected();
    start(abrera, vielha);
  });

  it('should keep the order of arrival', () => {
    answer(vielha, [{ id: 'v', copy: 1 }]);
    answer(abrera, [{ id: 'a', copy: 1 }]);
    expect(ids()).to.deep.equal(['v', 'a']);
  });

  it('should let the newest copy of an id win, in its old place', () => {
    answer(vielha, [{ id: 'same', copy: 1 }]);
    answer(abrera, [
      { id: 'a', copy: 1 },
      { id: 'same', copy: 2 },
    ]);
    expect(collected.items).to.deep.equal([
      { id: 'same', copy: 2 },
      { id: 'a', copy: 1 },
    ]);
  });

  it('should say who is still out', () => {
    answer(vielha, []);
    expect(collected.pending).to.deep.equal([abrera]);
    expect(collected.coverage.map(({ name }) => name)).to.deep.equal([vielha.name]);
  });

  it('should tell two services of one body apart', () => {
    const enotum: Source = { ...abrera, service: 'enotum' };
    start(abrera, enotum);
    answer(abrera, []);
    expect(collected.pending).to.deep.equal([enotum]);
  });

  it('should keep the same array until something changes', () => {
    answer(vielha, [{ id: 'v', copy: 1 }]);
    const { items } = collected;
    expect(collected.items).to.equal(items);
    answer(abrera, []);
    expect(collected.items).not.to.equal(items);
  });

  describe('when asked again', () => {
    beforeEach(() => {
      answer(abrera, [
        { id: 'a1', copy: 1 },
        { id: 'a2', copy: 1 },
      ]);
      answer(vielha, [{ id: 'v', copy: 1 }]);
      collected.take({ kind: 'end', completeness: 'complete', officialTime });
    });

    it('should keep everything until a source answers', () => {
      start(abrera, vielha);
      expect(ids()).to.deep.equal(['a1', 'a2', 'v']);
      expect(collected.coverage).to.deep.equal([]);
      expect(collected.completeness).to.equal(undefined);
    });

    it('should drop what the source has no longer, and only that', () => {
      start(abrera, vielha);
      answer(abrera, [{ id: 'a2', copy: 2 }]);
      expect(ids()).to.deep.equal(['a2', 'v']);
    });

    it('should drop the last items of a source that is now empty', () => {
      start(abrera, vielha);
      answer(abrera, [], { state: 'empty' });
      expect(ids()).to.deep.equal(['v']);
    });

    it('should keep what a source said before when it fails now', () => {
      start(abrera, vielha);
      answer(abrera, [], { state: 'late' });
      expect(ids()).to.deep.equal(['a1', 'a2', 'v']);
    });

    it('should keep what a source said that is not asked this time', () => {
      start(vielha);
      expect(ids()).to.deep.equal(['a1', 'a2', 'v']);
    });
  });
});
