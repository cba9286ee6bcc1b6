import { msg } from '@lit/localize';
import type { TemplateResult } from 'lit';
import type { Procedure } from '../../src/gateway/types.js';
import { pill } from '../../src/ui/marks.js';

/** The headings of the list, in order: what waits for the citizen first. */
export const groups = ['waiting', 'open', 'entry', 'closed'] as const;
export type ProcedureGroup = (typeof groups)[number];

/** Where an item stands. One whose state is not known counts as under way, since taking it for closed could cost the citizen something. */
export function groupOf({ kind, state, waitsForCitizen }: Procedure): ProcedureGroup {
  if (state === 'closed') return 'closed';
  if (waitsForCitizen) return 'waiting';
  return kind === 'registry-entry' ? 'entry' : 'open';
}

export function groupWords(group: ProcedureGroup): string {
  switch (group) {
    case 'waiting':
      return msg('Has de fer alguna cosa');
    case 'open':
      return msg('En tràmit');
    case 'entry':
      return msg('Enviat o rebut, sense expedient');
    case 'closed':
      return msg('Tancat');
  }
}

export function statePill(item: Procedure): TemplateResult {
  switch (groupOf(item)) {
    case 'waiting':
      return pill('waiting', 'hand', msg('Et toca a tu'));
    case 'open':
      return item.state === 'open'
        ? pill('note', 'dots', msg('En tràmit'))
        : pill('note', 'dots', item.stateText ?? msg('Estat desconegut'));
    case 'entry':
      return pill('note', 'letter', msg('Registrat'));
    case 'closed':
      return pill('done', 'check', msg('Tancat'));
  }
}
