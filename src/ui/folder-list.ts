import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { KitElement } from '../base/kit-element.js';
import type { Resource } from '../controllers/resource.js';
import type { QueryParams } from '../gateway/types.js';
import { activeLocale } from '../i18n/localization.js';
import { controls } from '../styles/controls.js';
import { faces } from '../styles/faces.js';
import { frame } from '../styles/frame.js';
import { list } from '../styles/list.js';
import { tokens } from '../styles/tokens.js';
import { Announcer } from './announcer.js';
import { answeredBodies, countSentence, coverageLine, coverageSentence, isWhole } from './coverage.js';
import { failedFace, interruptedNote, loadingRows, signedOutFace } from './faces.js';
import { filterBar } from './filters.js';
import type { Criteria, Entry, Reading, Sort } from './criteria.js';
import { ListView, type Group } from './list-view.js';

/** What a list says in its own words; everything else is said the same way by all. */
export interface ListWords {
  readonly title: string;
  /** What would be here, for somebody who is not signed in. */
  readonly promise: string;
  /** So many items, with their noun. */
  readonly count: (items: number) => string;
  /** Nothing, and it can be trusted: so many bodies were asked. */
  readonly empty: (bodies: number) => string;
  readonly states: readonly (readonly [value: string, words: string])[];
  readonly sorts: readonly (readonly [value: Sort, words: string])[];
}

/** Years that the gateway looks back unless it is asked for more, and that each request for older items adds. */
const yearsAtATime = 3;
/** Rows of a skeleton. */
const bones = 4;

/**
 * A list of the folder: five faces, coverage, search, filters, groups, rows in steps. A tag adds what its items are and how one looks.
 */
export abstract class FolderList<Item extends { id: string }> extends KitElement {
  static override styles = [tokens, controls, list, frame, faces];

  /** The level of the list's heading in the page's outline; its groups come one below. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  /** The number of rows that are drawn at first, and that each "show more" adds. */
  @property({ type: Number }) limit = 30;

  /** Whether search, filters and older items are left out, for a side column or a front page. */
  @property({ type: Boolean }) compact = false;

  protected abstract readonly resource: Resource<Item>;
  protected readonly view = new ListView<Item>(this, {
    read: (item) => this.read(item),
    groupOrder: (a, b) => this.groupOrder(a, b),
    folds: (group) => this.folds(group),
    size: () => Math.max(1, this.limit || 1),
  });
  protected readonly announcer = new Announcer(this);
  #years = yearsAtATime;
  #from: string | undefined;
  #wasStreaming = false;
  #wasHeld = 0;
  #readIn: string | undefined;

  protected abstract words(): ListWords;
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

  /** What stands between coverage and rows. */
  protected lead(_loading: boolean): TemplateResult | typeof nothing {
    return nothing;
  }

  /** A further field among the filters. */
  protected extraFilter(): TemplateResult | undefined {
    return undefined;
  }

  /** The time that every distance and term counts from. */
  protected get now(): Date | undefined {
    return this.resource.officialTime;
  }

  /** The query for a resource of this list. */
  protected readonly params = (): QueryParams => ({ from: this.#from });

  protected readonly retry = (): void => {
    this.view.release();
    this.resource.retry();
  };

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.resource.face === 'signed-out') this.#forget();
    this.view.take(this.resource.items);
    if (this.#readIn !== activeLocale()) this.view.readAgain();
    this.#readIn = activeLocale();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { streaming } = this.resource;
    if (this.#wasStreaming && !streaming && this.face !== 'failed') {
      this.announcer.say(`${this.words().count(this.view.total)}. ${coverageSentence(this.resource)}`);
    } else if (this.view.held > this.#wasHeld) {
      this.announcer.say(heldText(this.view.held));
    }
    this.#wasStreaming = streaming;
    this.#wasHeld = this.view.held;
  }

  protected override render(): TemplateResult {
    const { title } = this.words();
    return html`<section aria-label=${title}>
      <slot name="heading"><div class="title" part="title" role="heading" aria-level=${this.headingLevel}>${title}</div></slot>
      ${this.announcer.region()}${this.#face()}
    </section>`;
  }

  #face(): TemplateResult {
    const { face, problem, session } = this.resource;
    switch (face) {
      case 'signed-out':
        return signedOutFace(this.words().promise, session);
      case 'failed':
        return failedFace(problem, this.retry, session);
      case 'empty':
        return html`${coverageLine(this.resource, this.retry)}${this.#empty()}${this.#foot()}`;
      case 'loading':
        return html`<div part="loading">
          ${this.#waiting()}
          <div inert>${this.lead(true)}${this.#filters()}${loadingRows(bones)}</div>
        </div>`;
      case 'here':
        return html`${coverageLine(this.resource, this.retry)}${interruptedNote(problem, this.retry)}
          <div
            @pointerdown=${this.view.beginReading}
            @keydown=${this.view.beginReading}
            @wheel=${{ handleEvent: this.view.beginReading, passive: true }}
            @touchmove=${{ handleEvent: this.view.beginReading, passive: true }}
          >
            ${this.lead(false)}${this.#filters()}${this.#list()}
          </div>
          ${this.#foot()}`;
    }
  }

  #waiting(): TemplateResult | typeof nothing {
    const line = coverageLine(this.resource, this.retry);
    return line === nothing ? html`<p class="coverage">${msg('Estem preguntant als ens…')}</p>` : line;
  }

  #filters(): TemplateResult | typeof nothing {
    if (this.compact) return nothing;
    const { criteria, bodies } = this.view;
    const { states, sorts } = this.words();
    return filterBar({
      criteria,
      bodies,
      states,
      sorts,
      now: this.now,
      narrow: this.#narrow,
      extra: this.extraFilter(),
    });
  }

  readonly #narrow = (change: Partial<Criteria>): void => {
    this.view.narrow(change);
    this.announcer.say(this.#countText());
  };

  readonly #widen = (): void => {
    this.view.widen();
    this.announcer.say(this.#countText());
    this.renderRoot.querySelector<HTMLElement>('input[type=search]')?.focus();
  };

  #countText(): string {
    const { count } = this.words();
    const { matching, narrowed, total } = this.view;
    if (!narrowed) return count(total);
    return matching.length === 0
      ? msg('No hi ha res que coincideixi amb el que busques.')
      : msg(str`${count(matching.length)} de ${total}`);
  }

  #list(): TemplateResult {
    return html`${
        this.view.held > 0
          ? html`<p class="arrived">
              <button type="button" part="arrived" @click=${this.view.release}>${heldText(this.view.held)}</button>
            </p>`
          : nothing
      }
      <div class="tally">
        <p class="count" part="count">${this.#countText()}</p>
        ${
          this.view.narrowed
            ? html`<button class="plain" type="button" part="widen" @click=${this.#widen}>${msg('Treu la cerca i els filtres')}</button>`
            : nothing
        }
      </div>
      ${this.view.groups().map((group, index) => this.#group(group, `group-${String(index)}`))}`;
  }

  #group(group: Group<Item>, id: string): TemplateResult {
    const heading = html`<span role="heading" aria-level=${this.headingLevel + 1}
      >${this.groupHeading(group.key)} <span class="count">· ${group.entries.length}</span></span
    >`;
    const note = group.open ? this.groupNote(group.key) : undefined;
    const rows = html`${note ? html`<p class="remark">${note}</p>` : nothing}
      <ul id=${id} part="list">
        ${repeat(group.shown, keyOf, this.#row)}
      </ul>
      ${
        group.open && group.shown.length < group.entries.length
          ? html`<p class="foot">
              <span class="quiet">${msg(str`Se’n mostren ${group.shown.length} de ${group.entries.length}`)}</span>
              <button type="button" part="more" @click=${() => void this.#more(group, id)}>
                ${msg(str`Mostra’n ${Math.min(this.limit, group.entries.length - group.shown.length)} més`)}
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

  readonly #row = ({ item }: Entry<Item>): TemplateResult =>
    html`<li class="row ${this.rowClass(item)}" part="item" tabindex="-1">${this.row(item)}</li>`;

  async #more(group: Group<Item>, id: string): Promise<void> {
    const firstNew = group.shown.length;
    this.view.showMore(group);
    await this.updateComplete;
    const row = this.renderRoot.querySelector(`#${id}`)?.children.item(firstNew);
    if (row instanceof HTMLElement) row.focus();
  }

  #empty(): TemplateResult {
    if (isWhole(this.resource)) {
      return html`<div class="face" part="empty"><slot name="empty">${this.words().empty(answeredBodies(this.resource))}</slot></div>`;
    }
    return html`<div class="face" part="empty">
      <p class="lead">${msg('No podem dir si hi tens res.')}</p>
      <p>${msg(str`${countSentence(this.resource)} i no hi tens res, però falta saber què hi ha a la resta.`)}</p>
    </div>`;
  }

  #foot(): TemplateResult | typeof nothing {
    if (this.compact || this.resource.streaming) return nothing;
    return html`<p class="foot">
      <span class="quiet">${msg(str`Hem mirat els últims ${this.#years} anys.`)}</span>
      <button type="button" part="older" @click=${this.#older}>${msg(str`Mira també els ${yearsAtATime} anys anteriors`)}</button>
    </p>`;
  }

  readonly #older = (): void => {
    if (!this.now) return;
    const from = new Date(this.now);
    this.#years += yearsAtATime;
    from.setUTCFullYear(from.getUTCFullYear() - this.#years);
    this.#from = from.toISOString().slice(0, 10);
    this.view.release();
    this.requestUpdate();
  };

  #forget(): void {
    this.announcer.clear();
    this.#years = yearsAtATime;
    this.#from = undefined;
  }
}

const keyOf = ({ item }: Entry<{ id: string }>): string => item.id;

const heldText = (held: number): string =>
  held === 1 ? msg('N’ha arribat 1 de nou: mostra’l') : msg(str`N’han arribat ${held} de nous: mostra’ls`);
