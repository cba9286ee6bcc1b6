import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { Resource } from '../../src/controllers/resource.js';
import type { Procedure } from '../../src/gateway/types.js';
import { dateTag, sortable } from '../../src/ui/dates.js';
import { capacityFact, facts, qualityNote } from '../../src/ui/facts.js';
import { FolderList, type ListWords } from '../../src/ui/folder-list.js';
import { wayOut } from '../../src/ui/link.js';
import type { Reading } from '../../src/ui/criteria.js';
import { emblem } from '../../src/ui/marks.js';
import { groupOf, groups, groupWords, statePill, type ProcedureGroup } from './procedure-state.js';
import { thread } from './thread.js';

/**
 * A citizen's case files with every public body: what waits for them first, then what is under way, then what is closed. Needs a
 * `<my-space>` anywhere on the page.
 *
 * @summary The citizen's case files and register entries.
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
 */
export class MyProcedures extends FolderList<Procedure> {
  protected override readonly resource = new Resource<Procedure>(this, { collection: 'procedures', params: this.params });

  protected override words(): ListWords {
    return {
      title: msg('Els meus tràmits'),
      promise: msg(
        'Aquí hi veuràs els teus tràmits amb totes les administracions connectades: què has de fer, què està en marxa i què s’ha acabat.',
      ),
      count: countWords,
      empty: emptyWords,
      states: groups.map((group) => [group, groupWords(group)] as const),
      sorts: [
        ['first', msg('Primer els canvis més recents')],
        ['oldest', msg('Primer els més antics')],
        ['body', msg('Per ens')],
      ],
    };
  }

  protected override read(item: Procedure): Reading {
    const group = groupOf(item);
    return {
      text: [item.title, item.number, item.procedure, item.family, item.phase, item.stateText].filter(Boolean).join(' '),
      body: item.body.name,
      state: group,
      group,
      time: sortable(item.lastChangeAt ?? item.startedAt),
      rank: 0,
    };
  }

  protected override groupOrder(a: string, b: string): number {
    return groups.indexOf(a as ProcedureGroup) - groups.indexOf(b as ProcedureGroup);
  }

  protected override groupHeading(group: string): string {
    return groupWords(group as ProcedureGroup);
  }

  protected override folds(group: string): boolean {
    return group === 'closed';
  }

  protected override row(item: Procedure): TemplateResult {
    return html`${emblem(item.body.name)}
      <div class="what">
        <p class="name">${item.title}</p>
        <p class="second">
          ${item.body.name}${item.number ? html` · ${item.kind === 'case-file' ? msg('Expedient') : msg('Registre')} ${item.number}` : nothing}
        </p>
        ${item.phase ? html`<p class="second">${msg('Fase, en paraules de l’ens:')} <q>${item.phase}</q></p>` : nothing}
      </div>
      <div class="state">${statePill(item)}${this.#date(item)}</div>
      <div class="more">
        <details>
          <summary>${msg('Detalls i passos')}</summary>
          ${facts([
            [msg('Procediment'), item.procedure],
            [msg('Àmbit'), item.family],
            [msg('Estat, en paraules de l’ens'), item.stateText],
            [msg('Inici'), dateTag(item.startedAt, this.now, { distance: false })],
            [
              msg('Final previst'),
              item.plannedEnd && html`${dateTag(item.plannedEnd, this.now)} ${msg('(és una previsió, no un compromís)')}`,
            ],
            [msg('Final'), dateTag(item.endedAt, this.now, { distance: false })],
            capacityFact(item.capacity),
          ])}
          ${thread(item.thread, this.now)}${qualityNote(item.notes)}
        </details>
        ${wayOut(item.link, msg('Obre’l a la seu de l’ens'))}
      </div>`;
  }

  #date(item: Procedure): TemplateResult | typeof nothing {
    const [label, value] = item.endedAt
      ? [msg('Acabat:'), item.endedAt]
      : item.plannedEnd
        ? [msg('Final previst:'), item.plannedEnd]
        : [msg('Últim canvi:'), item.lastChangeAt ?? item.startedAt];
    return value ? html`<span class="second">${label} ${dateTag(value, this.now)}</span>` : nothing;
  }
}

const countWords = (items: number): string => (items === 1 ? msg('1 tràmit') : msg(str`${items} tràmits`));

const emptyWords = (bodies: number): string =>
  bodies === 1
    ? msg('Hem preguntat a l’ens i no hi consta cap tràmit teu.')
    : msg(str`Hem preguntat a ${bodies} ens i no hi consta cap tràmit teu.`);
