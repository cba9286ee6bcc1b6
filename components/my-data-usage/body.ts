import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { DataUse } from '../../src/gateway/types.js';
import { calendarDay, dateTag, sortable } from '../../src/ui/dates.js';
import { missingWords } from '../../src/ui/missing-words.js';
import type { SpaceConsumer } from '../../src/space/space-consumer.js';
import { FolderBody } from '../../src/ui/folder-body.js';
import type { FolderList } from '../../src/ui/folder-list.js';
import type { ListWords } from '../../src/ui/list-words.js';
import type { Reading } from '../../src/ui/criteria.js';
import { emblem, pill } from '../../src/ui/marks.js';
import { chart } from './chart.js';
import type * as Folded from './folded.js';
import { requesterOf } from './requester.js';
import type { Grouping } from './folded.js';
import { styles } from './my-data-usage.styles.js';
import { perMonth, type Month } from './months.js';

/** Exchanges between bodies and look-ups here, by year or by body, under a chart of them. */
export class DataUsageBody extends FolderBody<DataUse, typeof Folded> {
  constructor(host: FolderList, space: SpaceConsumer) {
    super(host, space, 'data-usage', [styles]);
  }

  #grouping: Grouping = 'year';
  #counted: { readonly items: readonly DataUse[]; readonly months: readonly Month[] } = { items: [], months: [] };

  protected override words(): ListWords {
    return {
      count: (items) => this.#countWords(items),
      empty: (bodies) =>
        bodies === 1
          ? msg('Hem preguntat a l’ens i no hi consta cap consulta de les teves dades.')
          : msg(str`Hem preguntat a ${bodies} ens i no hi consta cap consulta de les teves dades.`),
    };
  }

  protected override bringFolded(): Promise<typeof Folded> {
    return import('./folded.js');
  }

  /** What the citizen looked at themselves is no news to them: it is not counted with the rest. */
  #countWords(items: number): string {
    const own = this.view.narrowed ? 0 : this.view.matching.filter(({ kind }) => kind === 'look-up').length;
    const others = items - own;
    const counted = others === 1 ? msg('1 consulta') : msg(str`${others} consultes`);
    return own > 0 ? msg(str`${counted}, a part de les teves`) : counted;
  }

  protected override read(item: DataUse): Reading {
    const body = requesterOf(item);
    return {
      text: () => [whatOf(item), item.provider.name, item.purpose.text, item.procedure, item.caseFile].filter(Boolean).join(' '),
      body,
      state: item.kind,
      group: this.#grouping === 'body' ? body : ((item.at && calendarDay(item.at)?.slice(0, 4)) ?? ''),
      time: sortable(item.at),
      rank: 0,
    };
  }

  protected override groupOrder(a: string, b: string): number {
    const order = a.localeCompare(b, 'ca');
    return this.#grouping === 'body' || this.view.criteria.sort === 'oldest' ? order : -order;
  }

  protected override folds(group: string): boolean {
    return this.#grouping === 'year' && group !== this.#latestYear();
  }

  #latestYear(): string | undefined {
    return this.#months().at(-1)?.month.slice(0, 4);
  }

  protected override groupHeading(group: string): string {
    return group || msg('Sense data');
  }

  protected override extraFilter({ groupingField }: typeof Folded): TemplateResult {
    return groupingField(this.#grouping, (grouping) => {
      this.#grouping = grouping;
      this.view.readAgain();
      this.host.requestUpdate();
    });
  }

  protected override lead(loading: boolean): TemplateResult | typeof nothing {
    if (this.host.compact) return nothing;
    // As high as the chart that comes, down to where its caption breaks.
    return loading
      ? html`<div class="unseen">${chart([{ month: '2026-01', exchanges: 0, lookUps: 0 }], nothing)}</div>`
      : chart(
          this.#months(),
          this.folded(({ monthsTable }) => monthsTable(this.#months())),
        );
  }

  #months(): readonly Month[] {
    const { items } = this.resource;
    if (items !== this.#counted.items) this.#counted = { items, months: perMonth(items) };
    return this.#counted.months;
  }

  protected override row(item: DataUse): TemplateResult {
    return item.kind === 'look-up' ? this.#lookUp(item) : this.#exchange(item);
  }

  #exchange(item: DataUse): TemplateResult {
    const who = requesterOf(item);
    return html`${emblem(who)}
      <div class="what">
        <p class="name">${whatOf(item) || missingWords()}</p>
        <p class="second">${msg(str`Ho va demanar: ${who}`)}</p>
        <p class="second">${msg('Per a:')} ${item.purpose.text ?? item.purpose.code ?? missingWords()}</p>
      </div>
      <div class="state">${outcomePill(item.outcome)}<span class="second">${dateTag(item.at, this.now)}</span></div>
      <div class="more">
        <details>
          <summary>${msg('Per què i amb quin dret')}</summary>
          ${this.details(item)}
        </details>
      </div>`;
  }

  #lookUp(item: DataUse): TemplateResult {
    const times = item.visits?.length ?? 1;
    return html`${emblem(requesterOf(item))}
      <div class="what">
        <p class="name">
          ${actWords(item) ?? (times > 1 ? msg(str`Ho vas mirar tu ${times} vegades des del teu espai`) : msg('Ho vas mirar tu des del teu espai'))}
        </p>
        <p class="second">${item.site ? msg(str`A la pàgina de: ${item.site.name}`) : nothing}</p>
      </div>
      <div class="state">
        ${actWords(item) ? pill('note', 'check', msg('Acte teu')) : pill('note', 'eye', msg('Consulta teva'))}<span class="second"
          >${dateTag(item.at, this.now, { time: true })}</span
        >
      </div>
      <div class="more">
        ${
          item.bodiesAsked.length > 0
            ? html`<details>
                <summary>${msg('A quins ens vam preguntar')}</summary>
                ${this.details(item)}
              </details>`
            : nothing
        }
      </div>`;
  }
}

/** What the citizen asked for where it was no mere look; the row was written before it was known how it ended. */
function actWords({ purpose, data }: DataUse): string | undefined {
  if (purpose.code !== 'citizen-act') return undefined;
  switch (data.product) {
    case 'notifications/reject':
      return msg('Vas demanar de rebutjar una notificació');
    case 'notifications/read':
      return msg('Vas demanar de llegir una comunicació');
    default:
      return msg('Vas demanar d’obrir una notificació');
  }
}

const whatOf = ({ data }: DataUse): string => data.name ?? [data.product, data.modality].filter(Boolean).join(' · ');

/** Only what did not simply happen is worth a mark. */
function outcomePill(outcome: DataUse['outcome']): TemplateResult | typeof nothing {
  switch (outcome) {
    case 'pending':
      return pill('waiting', 'clock', msg('Encara en curs'));
    case 'failed':
      return pill('note', 'cross', msg('No es va arribar a fer'));
    case 'done':
    case null:
      return nothing;
  }
}
