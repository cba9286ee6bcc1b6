import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Procedure } from '../../src/gateway/types.js';
import { dateTag, sortable } from '../../src/ui/dates.js';
import type { SpaceConsumer } from '../../src/space/space-consumer.js';
import { FolderBody } from '../../src/ui/folder-body.js';
import type { FolderList } from '../../src/ui/folder-list.js';
import type { FoldedParts, ListWords } from '../../src/ui/list-words.js';
import { wayOut } from '../../src/ui/link.js';
import type { Reading } from '../../src/ui/criteria.js';
import { emblem } from '../../src/ui/marks.js';
import { groupOf, groups, groupWords, statePill, type ProcedureGroup } from './procedure-state.js';

/** What waits for the citizen first, then what is under way, then what is closed. */
export class ProceduresBody extends FolderBody<Procedure> {
  constructor(host: FolderList, space: SpaceConsumer) {
    super(host, space, 'procedures');
  }

  protected override words(): ListWords {
    return {
      count: countWords,
      empty: emptyWords,
    };
  }

  protected override bringFolded(): Promise<FoldedParts<Procedure>> {
    return import('./folded.js');
  }

  protected override read(item: Procedure): Reading {
    const group = groupOf(item);
    return {
      text: () => [item.title, item.number, item.procedure, item.family, item.phase, item.stateText].filter(Boolean).join(' '),
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
        <p class="name" id=${item.id}>${item.title}</p>
        <p class="second">
          ${item.body.name}${item.number ? html` · ${item.kind === 'case-file' ? msg('Expedient') : msg('Registre')} ${item.number}` : nothing}
        </p>
        ${item.phase ? html`<p class="second">${msg('Fase, en paraules de l’ens:')} <q>${item.phase}</q></p>` : nothing}
      </div>
      <div class="state">${statePill(item)}${this.#date(item)}</div>
      <div class="more">
        <details>
          <summary>${msg('Detalls i passos')}</summary>
          ${this.details(item)}
        </details>
        ${wayOut(item.link, msg('Obre’l a la seu de l’ens'), { about: item.id })}
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
