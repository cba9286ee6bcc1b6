import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Reading } from './criteria.js';
import type { FolderList } from './folder-list.js';
import { ListView, type Group } from './list-view.js';
import { Rows, type Row } from './rows.js';

/** Rows under the headings of their groups, in steps. A tag adds how its items are read and how one looks. */
export abstract class GroupedRows<Item extends { id: string }> {
  protected readonly view: ListView<Item>;
  #rows = new Map<string, Rows<Item>>();

  constructor(protected readonly host: FolderList) {
    this.view = new ListView<Item>(host, {
      read: (item) => this.read(item),
      groupOrder: (a, b) => this.groupOrder(a, b),
      folds: (group) => this.folds(group),
      size: () => Math.max(1, host.limit || 1),
    });
  }

  /** Reads an item for search, filters, order and groups. */
  protected abstract read(item: Item): Reading;
  protected abstract groupOrder(a: string, b: string): number;
  protected abstract groupHeading(group: string): string;
  /** The inside of an item's row. */
  protected abstract row(item: Item): TemplateResult;

  /** Whether a group is folded until it is opened or searched. */
  protected folds(_group: string): boolean {
    return false;
  }

  /** What holds for all of a group, said once. */
  protected groupNote(_group: string): string | undefined {
    return undefined;
  }

  /** Further classes of an item's row. */
  protected rowClass(_item: Item): string {
    return '';
  }

  protected groups(): TemplateResult[] {
    const groups = this.view.groups();
    // Of a group that is gone no row is kept.
    this.#rows = new Map(groups.map(({ key }) => [key, this.#rows.get(key) ?? new Rows<Item>()]));
    return groups.map((group) => this.#group(group));
  }

  /** Lets go of every row. */
  protected dropRows(): void {
    this.#rows.clear();
  }

  #group(group: Group<Item>): TemplateResult {
    const heading = html`<span role="heading" aria-level=${this.host.headingLevel + 1}
      >${this.groupHeading(group.key)} <span class="count">· ${group.items.length}</span></span
    >`;
    const note = group.open ? this.groupNote(group.key) : undefined;
    const rows = html`${note ? html`<p class="remark">${note}</p>` : nothing} ${this.#rows.get(group.key)?.show(group.shown, this.#row)}
    ${
      group.open && group.shown.length < group.items.length
        ? html`<p class="foot">
            <span class="quiet">${msg(str`Se’n mostren ${group.shown.length} de ${group.items.length}`)}</span>
            <button type="button" part="more" @click=${() => void this.#more(group)}>
              ${msg(str`Mostra’n ${Math.min(this.host.limit, group.items.length - group.shown.length)} més`)}
            </button>
          </p>`
        : nothing
    }`;
    return html`<details ?open=${group.open}>
      <summary
        class="group"
        @click=${(event: Event) => {
          // The view decides what is open; left to itself the element would disagree with it.
          event.preventDefault();
          this.view.toggle(group.key, !group.open);
        }}
      >
        ${heading}
      </summary>
      ${rows}
    </details>`;
  }

  readonly #row = (item: Item): Row => ({ className: `row ${this.rowClass(item)}`, inside: this.row(item) });

  async #more(group: Group<Item>): Promise<void> {
    const firstNew = group.shown.length;
    this.view.showMore(group);
    await this.host.updateComplete;
    const row = this.#rows.get(group.key)?.element.children.item(firstNew);
    if (row instanceof HTMLElement) row.focus();
  }
}
