import { expect } from '@open-wc/testing';
import type { ReactiveController } from 'lit';
import type { Reading } from '../../../src/ui/criteria.js';
import { ListView } from '../../../src/ui/list-view.js';
import { Search } from '../../../src/ui/search.js';

interface Thing {
  id: string;
  group: string;
  body: string;
  time: number;
}

const thing = (id: string, changes: Partial<Thing> = {}): Thing => ({ id, group: 'a', body: 'Abrera', time: 0, ...changes });
const many = (count: number, changes: Partial<Thing> = {}): Thing[] =>
  Array.from({ length: count }, (_, index) => thing(`${changes.group ?? 'a'}${String(index)}`, { time: -index, ...changes }));

const read = ({ id, group, body, time }: Thing): Reading => ({ text: () => id, body, state: group, group, time, rank: 0 });

/** A view for which what finds has come. */
function viewOf(items: readonly Thing[], folds?: (group: string) => boolean): ListView<Thing> {
  const view = bareView(items, folds);
  view.search = new Search(read);
  return view;
}

function bareView(items: readonly Thing[], folds: (group: string) => boolean = () => false): ListView<Thing> {
  const host = {
    addController: (_: ReactiveController) => undefined,
    removeController: () => undefined,
    requestUpdate: () => undefined,
    updateComplete: Promise.resolve(true),
  };
  const view = new ListView<Thing>(host, {
    read,
    groupOrder: (a, b) => a.localeCompare(b),
    folds,
    size: () => 30,
  });
  view.take(items);
  return view;
}

const shown = (view: ListView<Thing>): number[] => view.groups().map((group) => group.shown.length);

describe('ListView', () => {
  it('should draw no more than its size over all groups, and fold what does not fit', () => {
    const view = viewOf([...many(20, { group: 'a' }), ...many(20, { group: 'b' }), ...many(20, { group: 'c' })]);
    expect(shown(view)).to.deep.equal([20, 10, 0]);
    expect(view.groups().map(({ open }) => open)).to.deep.equal([true, true, false]);
  });

  it('should draw as many again of a group when asked', () => {
    const view = viewOf(many(70));
    const [group] = view.groups();
    if (!group) throw new Error('There is no group.');
    view.showMore(group);
    expect(shown(view)).to.deep.equal([60]);
  });

  it('should keep a group folded until it is opened', () => {
    const view = viewOf([thing('1'), thing('2', { group: 'b' })], (group) => group === 'b');
    expect(shown(view)).to.deep.equal([1, 0]);
    view.toggle('b', true);
    expect(shown(view)).to.deep.equal([1, 1]);
    view.toggle('a', false);
    expect(shown(view)).to.deep.equal([0, 1]);
  });

  it('should unfold what a search finds', () => {
    const view = viewOf([thing('poma', { group: 'b' }), thing('pera')], (group) => group === 'b');
    view.narrow({ query: 'poma' });
    expect(shown(view)).to.deep.equal([1]);
  });

  it('should search every word, without accents or case, also in the body’s name', () => {
    const view = viewOf([thing('Llicència d’obres'), thing('Padró', { body: 'Òrrius' })]);
    const found = (query: string): string[] => {
      view.narrow({ query });
      return view.matching.map(({ id }) => id);
    };
    expect(found('OBRES llicencia')).to.deep.equal(['Llicència d’obres']);
    expect(found('orrius')).to.deep.equal(['Padró']);
    expect(found('obres padró')).to.deep.equal([]);
  });

  it('should show everything until what finds has come, and then what was searched for', () => {
    const view = bareView([thing('poma'), thing('pera')]);
    view.narrow({ query: 'poma' });
    expect([view.matching.length, view.narrowed]).to.deep.equal([2, false]);
    view.search = new Search(read);
    expect([view.matching.length, view.narrowed]).to.deep.equal([1, true]);
  });

  it('should name the bodies that have something, in alphabetical order', () => {
    const view = viewOf([thing('1', { body: 'Vielha' }), thing('2', { body: 'Òrrius' }), thing('3', { body: 'Vielha' })]);
    expect(view.bodies).to.deep.equal(['Òrrius', 'Vielha']);
    view.take([thing('1', { body: 'Abrera' })]);
    expect(view.bodies).to.deep.equal(['Abrera']);
  });

  it('should filter by body, state and start, and sort', () => {
    const view = viewOf([thing('1', { time: 1 }), thing('2', { time: 3, body: 'Vielha' }), thing('3', { time: 2, group: 'b' })]);
    const ids = (): string[] => view.matching.map(({ id }) => id);
    expect(ids()).to.deep.equal(['2', '3', '1']);
    view.narrow({ sort: 'oldest' });
    expect(ids()).to.deep.equal(['1', '3', '2']);
    view.narrow({ since: 2 });
    expect(ids()).to.deep.equal(['3', '2']);
    view.narrow({ body: 'Vielha' });
    expect(ids()).to.deep.equal(['2']);
    view.widen();
    expect(view.narrowed).to.equal(false);
    expect(ids()).to.deep.equal(['1', '3', '2']);
  });

  it('should hold back what arrives once the citizen reads, but draw newer copies of what is shown', () => {
    const first = thing('1');
    const view = viewOf([first]);
    view.beginReading();
    view.take([{ ...first, body: 'Vielha' }, thing('2')]);
    expect([view.total, view.held]).to.deep.equal([1, 1]);
    expect(view.matching[0]?.body).to.equal('Vielha');
    view.release();
    expect([view.total, view.held]).to.deep.equal([2, 0]);
  });

  it('should forget all, also what was searched, when the list is emptied', () => {
    const view = viewOf([thing('1')]);
    view.narrow({ query: 'x' });
    view.take([]);
    view.take([thing('1'), thing('2')]);
    expect([view.total, view.held, view.criteria.query]).to.deep.equal([2, 0, '']);
  });
});
