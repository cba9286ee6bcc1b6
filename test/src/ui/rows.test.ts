import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { Rows } from '../../../src/ui/rows.js';

interface Thing {
  id: string;
  name: string;
}

const things = (ids: string): Thing[] => [...ids].map((id) => ({ id, name: id.toUpperCase() }));
const draw = ({ name }: Thing) => ({ className: 'row', inside: html`<p>${name}</p>` });

describe('Rows', () => {
  let rows: Rows<Thing>;
  const show = (ids: string): string => rows.show(things(ids), draw).textContent;
  const row = (index: number): Element | null => rows.element.children.item(index);

  beforeEach(() => {
    rows = new Rows();
  });

  it('should show the items in their order, whatever was shown before', () => {
    for (const [ids, shown] of [
      ['abc', 'ABC'],
      ['xabyc', 'XABYC'],
      ['cba', 'CBA'],
      ['b', 'B'],
      ['', ''],
      ['ab', 'AB'],
    ] as const) {
      expect(show(ids)).to.equal(shown);
    }
  });

  it('should keep the element of an item that stays', () => {
    show('abc');
    const [b, c] = [row(1), row(2)];
    show('xcb');
    expect([row(1), row(2)]).to.deep.equal([c, b]);
  });

  it('should not touch the rows before which one comes', () => {
    document.body.append(rows.element);
    show('ab');
    const focused = row(1) as HTMLElement;
    focused.focus();
    show('xaby');
    expect(document.activeElement).to.equal(focused);
    rows.element.remove();
  });

  it('should keep nothing of an item that is gone', () => {
    show('a');
    const gone = row(0);
    show('');
    show('a');
    expect(row(0)).not.to.equal(gone);
  });
});
