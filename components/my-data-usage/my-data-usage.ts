import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { Resource } from '../../src/controllers/resource.js';
import type { DataUse } from '../../src/gateway/types.js';
import { calendarDay, dateTag, sortable } from '../../src/ui/dates.js';
import { capacityFact, facts, missingWords, qualityNote } from '../../src/ui/facts.js';
import { selectField } from '../../src/ui/filters.js';
import { FolderList, type ListWords } from '../../src/ui/folder-list.js';
import type { Reading } from '../../src/ui/criteria.js';
import { emblem, pill } from '../../src/ui/marks.js';
import { chart } from './chart.js';
import { styles } from './my-data-usage.styles.js';
import { perMonth, type Month } from './months.js';

/**
 * Who looked at a citizen's data: which body asked which other for what, why, on which legal basis and when; beside it what the citizen
 * had looked up here. Needs a `<my-space>` anywhere on the page.
 *
 * @summary Who used the citizen's data, for what and why.
 * @status experimental
 * @since 0.1
 *
 * @slot heading - Replaces the heading; bring a heading element of the right level.
 * @slot empty - Replaces the text for a citizen who has nothing. Not shown while a body has not answered.
 *
 * @event {LinkFollowedEvent} my-link-followed - The citizen leaves for the competent body; cancelable. Says nothing about which item.
 * @event {LoadFailedEvent} my-load-failed - Nothing could be asked. Does not bubble.
 *
 * @csspart title - The heading.
 * @csspart coverage - The line that says which bodies answered.
 * @csspart filters - Search and filters.
 * @csspart count - The number of items.
 * @csspart widen - The button that takes search and filters away.
 * @csspart list - The list of one group.
 * @csspart item - One row.
 * @csspart status - The state of a row, in words with an icon.
 * @csspart link - The way out to the competent body.
 * @csspart more - The button that shows more rows.
 * @csspart older - The button that asks for older items.
 * @csspart arrived - The button that lets in rows that came later.
 * @csspart retry - The button that asks again.
 * @csspart sign-in - The sign-in button.
 * @csspart signed-out - The whole of the face for somebody who is not signed in.
 * @csspart loading - The whole of the skeleton.
 * @csspart empty - The whole of the face without items.
 * @csspart failed - The whole of the face when nothing could be asked.
 * @csspart interrupted - The note about an answer that broke off.
 *
 * @cssstate signed-out - Nobody is signed in.
 * @cssstate loading - Asked, and nothing has come yet.
 * @cssstate here - At least one item is shown.
 * @cssstate empty - Every answer that came held nothing.
 * @cssstate failed - Nothing could be asked.
 *
 * @cssproperty {<color>} [--my-color-text=light-dark(#1b2124, #eef1f2)] - Text.
 * @cssproperty {<color>} [--my-color-text-quiet=light-dark(#566067, #aab4ba)] - Secondary text.
 * @cssproperty {<color>} [--my-color-surface=light-dark(#fff, #14181a)] - Fields and buttons.
 * @cssproperty {<color>} [--my-color-surface-raised=light-dark(#f5f5f6, #22282b)] - Raised areas.
 * @cssproperty {<color>} [--my-color-line=light-dark(#dcdfe1, #3b4448)] - Hairlines.
 * @cssproperty {<color>} [--my-color-action=light-dark(#0056c4, #8bbcff)] - Links and the main button.
 * @cssproperty {<color>} [--my-color-action-text=light-dark(#fff, #0c1a2c)] - Text on the main button.
 * @cssproperty {<color>} [--my-color-focus=light-dark(#0056c4, #8bbcff)] - The focus ring.
 * @cssproperty {<color>} [--my-color-waiting=light-dark(#8a5200, #ffd06a)] - Something waits, time is running.
 * @cssproperty {<color>} [--my-color-done=light-dark(#0f6e65, #5cd3c4)] - Nothing more to do.
 * @cssproperty {<color>} [--my-color-overdue=light-dark(#c00045, #ff8fb0)] - Something is lost if nothing is done.
 * @cssproperty {<color>} [--my-color-note=light-dark(#566067, #aab4ba)] - For the record.
 * @cssproperty {<length>} [--my-space=0.375em] - The step of all spacing.
 * @cssproperty {<length>} [--my-radius=0.375em] - Corners.
 * @cssproperty {<length>} [--my-line-width=1px] - Width of hairlines.
 * @cssproperty {<number>} [--my-font-scale=1.25] - Size of the heading against the page's text.
 * @csspart chart - The look-ups per month.
 */
export class MyDataUsage extends FolderList<DataUse> {
  static override styles = [...FolderList.styles, styles];

  protected override readonly resource = new Resource<DataUse>(this, { collection: 'data-usage', params: this.params });

  @state() private grouping: 'year' | 'body' = 'year';
  #counted: { readonly items: readonly DataUse[]; readonly months: readonly Month[] } = { items: [], months: [] };

  protected override words(): ListWords {
    return {
      title: msg('Qui ha consultat les meves dades'),
      promise: msg('Aquí hi veuràs quines administracions han demanat dades teves, quines, per a què i amb quin dret.'),
      count: (items) => (items === 1 ? msg('1 consulta') : msg(str`${items} consultes`)),
      empty: (bodies) =>
        bodies === 1
          ? msg('Hem preguntat a l’ens i no hi consta cap consulta de les teves dades.')
          : msg(str`Hem preguntat a ${bodies} ens i no hi consta cap consulta de les teves dades.`),
      states: [
        ['exchange', msg('Entre administracions')],
        ['look-up', msg('Des del teu espai')],
      ],
      sorts: [
        ['first', msg('Primer les més recents')],
        ['oldest', msg('Primer les més antigues')],
      ],
    };
  }

  protected override read(item: DataUse): Reading {
    const body = requesterOf(item);
    return {
      text: [whatOf(item), item.provider.name, item.purpose.text, item.procedure, item.caseFile].filter(Boolean).join(' '),
      body,
      state: item.kind,
      group: this.grouping === 'body' ? body : ((item.at && calendarDay(item.at)?.slice(0, 4)) ?? ''),
      time: sortable(item.at),
      rank: 0,
    };
  }

  protected override groupOrder(a: string, b: string): number {
    const order = a.localeCompare(b, 'ca');
    return this.grouping === 'body' || this.view.criteria.sort === 'oldest' ? order : -order;
  }

  protected override folds(group: string): boolean {
    return this.grouping === 'year' && group !== this.#latestYear();
  }

  #latestYear(): string | undefined {
    return this.#months().at(-1)?.month.slice(0, 4);
  }

  protected override groupHeading(group: string): string {
    return group || msg('Sense data');
  }

  protected override extraFilter(): TemplateResult {
    return selectField(
      msg('Agrupa'),
      [
        ['year', msg('Per any')],
        ['body', msg('Per ens')],
      ],
      this.grouping,
      (grouping) => {
        this.grouping = grouping === 'body' ? 'body' : 'year';
        this.view.readAgain();
      },
    );
  }

  protected override lead(loading: boolean): TemplateResult | typeof nothing {
    if (this.compact) return nothing;
    // As high as the chart that comes, down to where its caption breaks.
    return loading ? html`<div class="unseen">${chart([{ month: '2026-01', exchanges: 0, lookUps: 0 }])}</div>` : chart(this.#months());
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
        <p class="second">${msg('Per a:')} ${item.purpose.text ?? missingWords()}</p>
      </div>
      <div class="state">${outcomePill(item.outcome)}<span class="second">${dateTag(item.at, this.now)}</span></div>
      <div class="more">
        <details>
          <summary>${msg('Per què i amb quin dret')}</summary>
          ${facts(
            [
              [msg('Qui tenia les dades'), item.provider.name],
              [msg('Base legal'), item.legalBasis && basisWords(item.legalBasis)],
              [msg('Expedient'), item.caseFile],
              [msg('Procediment'), item.procedure],
              [msg('Quan'), dateTag(item.at, this.now, { time: true, distance: false })],
              capacityFact(item.capacity),
            ],
            { sayMissing: true },
          )}
          ${
            item.mayObject
              ? html`<p class="second">
                  ${msg(str`T’hi pots oposar: demana-ho a ${who} i digues per quin motiu. Si t’hi oposes, potser hauràs de portar tu els documents.`)}
                </p>`
              : nothing
          }
          ${qualityNote(item.notes)}
        </details>
      </div>`;
  }

  #lookUp(item: DataUse): TemplateResult {
    const asked = item.bodiesAsked.map(({ name }) => name);
    return html`${emblem(requesterOf(item))}
      <div class="what">
        <p class="name">${msg('Ho vas mirar tu des del teu espai')}</p>
        <p class="second">${item.site ? msg(str`A la pàgina de: ${item.site.name}`) : nothing}</p>
      </div>
      <div class="state">
        ${pill('note', 'eye', msg('Consulta teva'))}<span class="second">${dateTag(item.at, this.now, { time: true })}</span>
      </div>
      <div class="more">
        ${
          asked.length > 0
            ? html`<details>
                <summary>${msg('A quins ens vam preguntar')}</summary>
                <ul class="entries">
                  ${asked.map((name) => html`<li>${name}</li>`)}
                </ul>
              </details>`
            : nothing
        }
      </div>`;
  }
}

const requesterOf = (item: DataUse): string =>
  item.kind === 'look-up' ? msg('El teu espai') : (item.requester.name ?? item.requester.administration ?? missingWords());

const whatOf = ({ data }: DataUse): string => data.name ?? [data.product, data.modality].filter(Boolean).join(' · ');

function basisWords(basis: NonNullable<DataUse['legalBasis']>): string {
  switch (basis) {
    case 'consent':
      return msg('Amb el teu consentiment exprés');
    case 'law':
      return msg('Una llei ho autoritza: no cal el teu consentiment');
    case 'no-objection':
      return msg('No t’hi vas oposar');
  }
}

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
