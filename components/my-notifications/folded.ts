/** What the list of notifications folds away. */
import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Notification } from '../../src/gateway/types.js';
import { dateTag } from '../../src/ui/dates.js';
import { capacityFact, facts, qualityNote } from '../../src/ui/facts.js';
import { levelWords } from '../../src/ui/level.js';
import { linkAside } from '../../src/ui/link.js';
import type { Choices } from '../../src/ui/list-words.js';
import { stateWords } from './notification-state.js';

export const choices = (): Choices => ({
  states: (['available', 'accepted', 'rejected', 'expired', 'rejected-or-expired', 'annulled'] as const).map((state) => [
    state,
    stateWords(state),
  ]),
  sorts: [
    ['first', msg('Primer les que no has llegit')],
    ['newest', msg('Primer les més recents')],
    ['oldest', msg('Primer les més antigues')],
    ['body', msg('Per ens')],
  ],
});

export const details = (item: Notification): TemplateResult =>
  html`${facts([
    [msg('Tipus'), kindWords(item.kind)],
    [msg('Referència'), item.reference],
    [msg('Expedient'), item.caseFile],
    [msg('Registre'), item.registerNumber],
    [msg('Nivell per obrir-la'), item.level && levelWords(item.level)],
    [msg('Canal'), item.alsoOnPaper === null ? null : item.alsoOnPaper ? msg('electrònic i també en paper') : msg('electrònic')],
    capacityFact(item.capacity),
  ])}
  ${qualityNote(item.notes)}`;

/** What could not be reached while one that has expired could be opened: whoever can prove it is heard. */
export const outages = ({ id, outages = [] }: Notification, now: Date | undefined, report: string): TemplateResult => {
  const at = (moment: string) => dateTag(moment, now, { time: true, distance: false });
  return html`<p class="second">
    ${msg('Hi va haver incidències tècniques mentre la podies obrir:')}
    ${outages.map(({ from, until }, index) => html`${index ? '; ' : nothing}${at(from)} – ${until ? at(until) : msg('encara dura')}`)}.
    ${linkAside(report, msg('Informa d’una incidència'), { about: id }, 'incident')}
  </p>`;
};

function kindWords(kind: Notification['kind']): string | null {
  switch (kind) {
    case 'notification':
      return msg('Notificació');
    case 'communication':
      return msg('Comunicació');
    case 'unknown':
      return null;
  }
}
