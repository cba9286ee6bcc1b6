/** What the list of procedures folds away. */
import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { Procedure } from '../../src/gateway/types.js';
import { dateTag } from '../../src/ui/dates.js';
import { capacityFact, facts, qualityNote } from '../../src/ui/facts.js';
import type { Choices } from '../../src/ui/list-words.js';
import { groups, groupWords } from './procedure-state.js';
import { thread } from './thread.js';

export const choices = (): Choices => ({
  states: groups.map((group) => [group, groupWords(group)] as const),
  sorts: [
    ['first', msg('Primer els canvis més recents')],
    ['oldest', msg('Primer els més antics')],
    ['body', msg('Per ens')],
  ],
});

export const details = (item: Procedure, now: Date | undefined): TemplateResult =>
  html`${facts([
    [msg('Procediment'), item.procedure],
    [msg('Àmbit'), item.family],
    [msg('Estat, en paraules de l’ens'), item.stateText],
    [msg('Inici'), dateTag(item.startedAt, now, { distance: false })],
    [msg('Final previst'), item.plannedEnd && html`${dateTag(item.plannedEnd, now)} ${msg('(és una previsió, no un compromís)')}`],
    [msg('Final'), dateTag(item.endedAt, now, { distance: false })],
    capacityFact(item.capacity),
  ])}
  ${thread(item.thread, now)}${qualityNote(item.notes)}`;
