import { render, type TemplateResult } from 'lit';

/** What a row looks like. */
export interface Row {
  readonly className: string;
  readonly inside: TemplateResult;
}

/**
 * The rows of one group. An item keeps its element for as long as it is shown: what the citizen has opened there, and where the keyboard
 * is, stays when others come and go around it.
 */
export class Rows<Item extends { id: string }> {
  readonly element = document.createElement('ul');
  #rows = new Map<string, HTMLElement>();

  constructor() {
    this.element.part.add('list');
  }

  show(items: readonly Item[], draw: (item: Item) => Row): HTMLElement {
    const before = this.#rows;
    this.#rows = new Map(items.map(({ id }) => [id, before.get(id) ?? emptyRow()]));
    for (const [id, row] of before) if (!this.#rows.has(id)) row.remove();
    let place = this.element.firstChild;
    for (const item of items) {
      const row = this.#rows.get(item.id) ?? emptyRow();
      const { className, inside } = draw(item);
      row.className = className;
      render(inside, row);
      if (row === place) place = row.nextSibling;
      else this.element.insertBefore(row, place);
    }
    return this.element;
  }
}

function emptyRow(): HTMLElement {
  const row = document.createElement('li');
  row.part.add('item');
  row.tabIndex = -1;
  return row;
}
