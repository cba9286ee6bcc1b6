import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { usableNotification } from '../../../../gateway/src/contracts/enotum/schema.js';
import { firstOfEach, mostElements, readElements, readList } from '../../../../gateway/src/contracts/reading/elements.js';
import { Fields } from '../../../../gateway/src/contracts/reading/fields.js';
import { Notes } from '../../../../gateway/src/contracts/reading/notes.js';
import { said } from '../support.js';

const ids = (list: unknown[], notes: Notes) => readElements(list, usableNotification, ({ id }) => id, notes);

describe('the elements of an answer', () => {
  it('lose only the bad ones, counted and noted', () => {
    const notes = new Notes();
    assert.deepEqual(ids([{ id: 'a' }, null, 7, 'x', [], {}, { id: {} }, { id: 'b' }], notes), { items: ['a', 'b'], discarded: 6 });
    assert.deepEqual(said(notes.list), ['element-dropped']);
  });

  it('are wrapped where a single object stands for a list of one', () => {
    const notes = new Notes();
    assert.deepEqual(readList({ id: 'a' }, notes, 'items'), [{ id: 'a' }]);
    assert.deepEqual(said(notes.list), ['element-wrapped items']);
    assert.equal(readList('a', notes, 'items'), undefined);
    assert.equal(readList(null, notes, 'items'), undefined);
  });

  it('are read up to a cap, and the rest is counted', () => {
    const notes = new Notes();
    const read = ids(
      Array.from({ length: mostElements + 3 }, (_, index) => ({ id: `${index}` })),
      notes,
    );
    assert.equal(read.items.length, mostElements);
    assert.equal(read.discarded, 3);
    assert.ok(said(notes.list).includes('paging-capped'));
    assert.deepEqual(
      readElements([{ id: 'a' }, { id: 'b' }], usableNotification, ({ id }) => id, new Notes(), 1),
      { items: ['a'], discarded: 1 },
    );
  });

  it('keep the first of those with the same id, and say so', () => {
    const notes = new Notes();
    const items = [
      { id: 'a', seen: [1] },
      { id: 'b', seen: [2] },
      { id: 'a', seen: [3] },
    ];
    const kept = firstOfEach(
      items,
      ({ id }) => id,
      notes,
      (first, repeated) => first.seen.push(...repeated.seen),
    );
    assert.deepEqual(kept, [
      { id: 'a', seen: [1, 3] },
      { id: 'b', seen: [2] },
    ]);
    assert.deepEqual(said(notes.list), ['duplicate']);
  });
});

describe('the fields of an element', () => {
  it('prefer the published name, and say when an older one had to serve', () => {
    const notes = new Notes();
    const fields = new Fields({ now: 'new', before: 'old' }, notes);
    assert.equal(fields.text('title', 'now', 'before'), 'new');
    assert.deepEqual(notes.list, []);
    assert.equal(new Fields<{ now?: unknown; before: unknown }>({ now: '', before: 'old' }, notes).text('title', 'now', 'before'), 'old');
    assert.deepEqual(said(notes.list), ['alias-used title']);
  });

  it('say when a list within was longer than is read', () => {
    const notes = new Notes();
    const fields = new Fields(
      { ids: Array.from({ length: 101 }, (_, index) => `${index}`), parts: Array.from({ length: 101 }, () => ({})) },
      notes,
    );
    assert.deepEqual([fields.texts('caseFiles', 'ids').length, fields.objects('debts', 'parts').length], [100, 100]);
    assert.deepEqual(said(notes.list), ['element-dropped caseFiles', 'element-dropped debts']);
  });

  it('are only those that the body sent, never inherited ones', () => {
    const element: { constructor?: unknown } = {};
    assert.equal(new Fields(element, new Notes()).raw('x', 'constructor'), undefined);
  });
});
