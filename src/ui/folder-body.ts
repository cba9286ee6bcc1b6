import { msg, str } from '@lit/localize';
import { adoptStyles, html, nothing, type CSSResult, type ReactiveController, type TemplateResult } from 'lit';
import { Resource } from '../controllers/resource.js';
import type { Collection } from '../gateway/types.js';
import { activeLocale } from '../i18n/localization.js';
import type { SpaceConsumer } from '../space/space-consumer.js';
import { folds } from '../styles/folds.js';
import { frame } from '../styles/frame.js';
import { list } from '../styles/list.js';
import { tones } from '../styles/tones.js';
import { waiting } from '../styles/waiting.js';
import { Announcer } from './announcer.js';
import { answeredBodies, coverageLine, coverageSentence, isWhole } from './coverage.js';
import type { Criteria } from './criteria.js';
import { filterBar } from './filters.js';
import type { FolderList } from './folder-list.js';
import { GroupedRows } from './grouped-rows.js';
import { brokenOff, failedFace, retryButton, waitingLine } from './faces.js';
import { Folds } from './folds.js';
import type { FoldedParts, ListWords } from './list-words.js';
import type * as Later from './later.js';
import { loadingRows } from './skeleton.js';

/** Years that the gateway looks back unless it is asked for more, and that each request for older items adds. */
const yearsAtATime = 3;
/** Rows of a skeleton. */
const bones = 4;

/**
 * The list inside a tag, for somebody who is signed in: coverage, search, filters, groups, rows in steps. A tag adds what its items are
 * and how one looks.
 */
export abstract class FolderBody<Item extends { id: string }, Parts extends FoldedParts<Item> = FoldedParts<Item>>
  extends GroupedRows<Item>
  implements ReactiveController
{
  protected readonly resource: Resource<Item>;
  readonly #folds: Folds<{ later: typeof Later; parts: Parts }>;
  readonly #announcer: Announcer;
  #years = yearsAtATime;
  #from: string | undefined;
  #wasStreaming = false;
  #wasHeld = 0;
  #readIn: string | undefined;

  /**
   * @param collection what is asked for
   * @param styles what the tag adds to the style of all lists
   */
  constructor(host: FolderList, space: SpaceConsumer, collection: Collection, styles: readonly CSSResult[] = []) {
    super(host);
    const root = host.renderRoot as ShadowRoot;
    const ofTag = (host.constructor as typeof FolderList).elementStyles;
    const all = [...ofTag, tones, folds, list, frame, waiting, ...styles];
    adoptStyles(root, all);
    this.#announcer = new Announcer(host);
    this.#folds = new Folds(host, async () => {
      const [later, parts] = await Promise.all([import('./later.js'), this.bringFolded()]);
      adoptStyles(root, [...all, later.afterRows]);
      this.view.search = new later.Search((item) => this.read(item));
      return { later, parts };
    });
    // Before the resource, since what somebody else looked for must not be asked again.
    host.addController(this);
    this.resource = new Resource<Item>(host, { collection, params: () => ({ from: this.#from }) }, space);
  }

  /** What the list says in the tag's own words. */
  protected abstract words(): ListWords;

  /** Fetches what the tag folds away. */
  protected abstract bringFolded(): Promise<Parts>;

  /** What stands between coverage and rows. */
  protected lead(_loading: boolean): TemplateResult | typeof nothing {
    return nothing;
  }

  /** A further field among the filters. */
  protected extraFilter(_parts: Parts): TemplateResult | undefined {
    return undefined;
  }

  /** What the tag folds away, once it is there. */
  protected folded(draw: (parts: Parts) => unknown): unknown {
    return this.#folds.draw(({ parts }) => draw(parts));
  }

  /** The inside of the fold in an item's row. */
  protected details(item: Item): unknown {
    return this.folded((parts) => parts.details(item, this.now));
  }

  /** The time that every distance and term counts from. */
  protected get now(): Date | undefined {
    return this.resource.officialTime;
  }

  hostUpdate(): void {
    if (this.resource.face === 'signed-out') this.#forget();
    this.view.take(this.resource.items);
    if (this.view.total === 0) this.dropRows();
    if (this.#readIn !== activeLocale()) {
      this.view.readAgain();
      // What it said was in the other language.
      this.#announcer.clear();
    }
    this.#readIn = activeLocale();
  }

  hostUpdated(): void {
    const { face, streaming } = this.resource;
    if ((face === 'here' || face === 'empty' || this.resource.problem) && !this.#folds.failed) this.#folds.fetch();
    if (this.#wasStreaming && !streaming && face !== 'failed') {
      this.#announcer.say(() => `${this.words().count(this.view.total)}. ${coverageSentence(this.resource)}`);
    } else if (this.view.held > this.#wasHeld) {
      this.#announcer.say(() => this.#folds.inside?.later.heldText(this.view.held) ?? '');
    }
    this.#wasStreaming = streaming;
    this.#wasHeld = this.view.held;
  }

  /** Everything under the heading. */
  draw(): TemplateResult {
    return html`${this.#announcer.region()}${this.#face()}`;
  }

  #face(): TemplateResult {
    const { face, problem, session } = this.resource;
    if (face === 'failed') return this.#problem((later) => later.problemFace(problem, this.askAgain, session)) ?? waitingLine();
    if (face === 'here') return this.#here();
    if (face === 'empty') return html`${this.#coverage()}${this.#empty()}${this.#foot()}`;
    return html`<div part="loading">
      ${this.#waiting()}
      <div inert>${this.lead(true)}${this.#filters()}${loadingRows(bones)}</div>
    </div>`;
  }

  #waiting(): TemplateResult | typeof nothing {
    const line = this.#coverage();
    return line === nothing ? waitingLine() : line;
  }

  #coverage(): TemplateResult | typeof nothing {
    const { resource, askAgain } = this;
    return coverageLine(
      resource,
      askAgain,
      this.#folds.draw(({ later }) => later.coverageBodies(resource, askAgain)),
    );
  }

  /** Words for what went wrong; where the connection does not even bear them, that it does not. `undefined` while they are on their way. */
  #problem(words: (later: typeof Later) => TemplateResult): TemplateResult | undefined {
    const { inside, failed } = this.#folds;
    if (inside) return words(inside.later);
    return failed ? failedFace(brokenOff(), retryButton(this.askAgain)) : undefined;
  }

  #here(): TemplateResult {
    const { beginReading } = this.view;
    const passively = { handleEvent: beginReading, passive: true };
    const { problem } = this.resource;
    return html`${this.#coverage()}${problem && this.#problem((later) => later.interruptedNote(problem, this.askAgain))}
      <div @pointerdown=${beginReading} @keydown=${beginReading} @wheel=${passively} @touchmove=${passively}>
        ${this.lead(false)}${this.#filters()}${this.#list()}
      </div>
      ${this.#foot()}`;
  }

  /** Asks every body anew, and shows what has come since. */
  protected readonly askAgain = (): void => {
    this.view.release();
    this.resource.retry();
  };

  #filters(): TemplateResult | typeof nothing {
    if (this.host.compact) return nothing;
    const { criteria, bodies, prepareSearch } = this.view;
    return filterBar({
      query: criteria.query,
      search: (query) => {
        this.#folds.fetch();
        this.#narrow({ query });
      },
      prepareSearch,
      fields: this.#folds.draw(({ later, parts }) =>
        later.filterFields({
          criteria,
          bodies,
          choices: parts.choices(),
          now: this.now,
          narrow: this.#narrow,
          extra: this.extraFilter(parts),
        }),
      ),
    });
  }

  readonly #narrow = (change: Partial<Criteria>): void => {
    this.view.narrow(change);
    this.#announcer.say(() => this.#countText());
  };

  readonly #widen = (): void => {
    this.view.widen();
    this.#announcer.say(() => this.#countText());
    this.host.renderRoot.querySelector<HTMLElement>('input[type=search]')?.focus();
  };

  #countText(): string {
    const { count } = this.words();
    const { matching, narrowed, total } = this.view;
    const { inside } = this.#folds;
    return narrowed && inside ? inside.later.foundText(matching.length > 0 ? count(matching.length) : '', total) : count(total);
  }

  #list(): TemplateResult {
    const { criteria, held, narrowed, release } = this.view;
    return html`${held > 0 ? this.#folds.draw(({ later }) => later.heldButton(held, release)) : nothing}
      ${criteria.query ? this.#folds.draw(() => nothing) : nothing}
      <div class="tally">
        <p class="count" part="count">${this.#countText()}</p>
        ${narrowed ? this.#folds.draw(({ later }) => later.widenButton(this.#widen)) : nothing}
      </div>
      ${this.groups()}`;
  }

  #empty(): TemplateResult | typeof nothing {
    if (isWhole(this.resource)) {
      return html`<div class="face" part="empty"><slot name="empty">${this.words().empty(answeredBodies(this.resource))}</slot></div>`;
    }
    return this.#problem((later) => later.unsureFace(this.resource)) ?? nothing;
  }

  #foot(): TemplateResult | typeof nothing {
    if (this.resource.streaming) return nothing;
    const looked = html`<span class="quiet">${msg(str`Hem mirat els últims ${this.#years} anys.`)}</span>`;
    // Without its period "nothing" would claim too much.
    if (this.host.compact) return this.resource.face === 'empty' ? html`<p class="foot">${looked}</p>` : nothing;
    return html`<p class="foot">
      ${looked}
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
    this.host.requestUpdate();
  };

  #forget(): void {
    this.#announcer.clear();
    this.#years = yearsAtATime;
    this.#from = undefined;
  }
}
