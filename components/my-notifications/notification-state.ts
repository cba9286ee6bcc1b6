import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Notification } from '../../src/gateway/types.js';
import { dateTag, dateText, daysBetween } from '../../src/ui/dates.js';
import { pill } from '../../src/ui/marks.js';

/** The headings of the inbox: what can still be opened, then what is over. */
export const groups = ['available', 'past'] as const;
export type NotificationGroup = (typeof groups)[number];

/** From so many days before the end on, the row says that something is about to be lost. */
const urgent = 3;

export const groupOf = ({ state }: Notification): NotificationGroup =>
  state === 'available' || state === 'unknown' ? 'available' : 'past';

/** Only a notification has a term; a communication never expires. */
export const hasTerm = (item: Notification): item is Notification & { expiresAt: string } =>
  item.state === 'available' && item.kind !== 'communication' && item.expiresAt !== null;

export function stateWords(state: Notification['state']): string {
  switch (state) {
    case 'available':
      return msg('Per obrir');
    case 'accepted':
      return msg('Oberta');
    case 'rejected':
      return msg('Rebutjada');
    case 'expired':
      return msg('Vençuda');
    case 'rejected-or-expired':
      return msg('Rebutjada o vençuda');
    case 'annulled':
      return msg('Anul·lada per l’emissor');
    case 'unknown':
      return msg('Estat desconegut');
  }
}

/** The state in words; days left are calendar days of the official time. */
export function statePill(item: Notification, now: Date | undefined): TemplateResult {
  if (item.state === 'accepted') return pill('done', 'check', stateWords(item.state));
  if (item.state !== 'available') return pill('note', item.state === 'unknown' ? 'dots' : 'cross', stateWords(item.state));
  if (item.kind === 'communication') return pill('note', 'letter', msg('Comunicació per llegir'));
  const left = now && item.expiresAt ? daysBetween(now, lastMomentOf(item.expiresAt)) : undefined;
  if (left === undefined) return pill('waiting', 'letter', stateWords(item.state));
  return pill(left <= urgent ? 'overdue' : 'waiting', 'clock', daysLeftWords(left));
}

const endsAtMidnight = (expiresAt: string): boolean => expiresAt.includes('T00:00:00');

/** A term that ends at midnight ends with the day before: to count the new day would promise one too many. */
const lastMomentOf = (expiresAt: string): string =>
  endsAtMidnight(expiresAt) ? new Date(Date.parse(expiresAt) - 1_000).toISOString() : expiresAt;

/** The end of a term as the contract says it; midnight as the end of the day that it ends. */
const termTag = (expiresAt: string, now: Date | undefined): TemplateResult | typeof nothing =>
  endsAtMidnight(expiresAt)
    ? html`<time datetime=${expiresAt}>${dateText(lastMomentOf(expiresAt))}, 24:00</time>`
    : dateTag(expiresAt, now, { time: true, distance: false });

function daysLeftWords(left: number): string {
  if (left < 0) return msg('La data ja ha passat');
  if (left === 0) return msg('S’acaba avui');
  return left === 1 ? msg('Queda 1 dia natural') : msg(str`Queden ${left} dies naturals`);
}

/** The date that matters now: the end of the term exactly as the contract says it, else the day it was made available or served. */
export function stateDate(item: Notification, now: Date | undefined): TemplateResult | typeof nothing {
  if (hasTerm(item)) {
    return html`<span class="second"
      >${msg('Venç:')}
      ${termTag(item.expiresAt, now)}${
        item.expirySource === 'estimated' ? html` ${msg('(data estimada: l’emissor no la diu)')}` : nothing
      }</span
    >`;
  }
  return item.servedAt
    ? html`<span class="second">${stateWords(item.state)}: ${dateTag(item.servedAt, now, { time: true, distance: false })}</span>`
    : nothing;
}

/** What silence does. Whether the citizen is bound to electronic notification is not known, so it is said as a condition. */
export const effectOfSilence = (): string =>
  msg(
    'Si t’has de relacionar amb l’Administració per mitjans electrònics, o ho vas triar, i no obres una notificació a temps, constarà com a rebutjada i el procediment continuarà.',
  );

/** What the state of one item means for the citizen, where that goes beyond {@link effectOfSilence}. */
export function meaning(item: Notification): string | undefined {
  if (item.state === 'available') {
    // Once the list shows what became of it, it is the list that counts.
    if (item.asked) return msg('Ja ho has demanat: encara no en sabem el resultat.');
    if (item.kind === 'communication') return msg('És una comunicació: no té termini. Quan la llegeixis constarà com a acceptada.');
    return item.alsoOnPaper ? msg('També te l’envien en paper: compta la primera que rebis.') : undefined;
  }
  if (item.state === 'expired') {
    return msg('Vençuda: legalment consta com a rebutjada. El contingut encara es pot llegir.');
  }
  if (item.state === 'rejected-or-expired') return msg('L’ens no diu si es va rebutjar o si va vèncer; el procediment continua.');
  return undefined;
}
