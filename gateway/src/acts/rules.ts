/** What may be done with a notification, and what its register's list proves of acts whose result is unknown. No input or output. */
import type { Notification } from '../folder/model.js';
import { officialDay } from '../folder/time.js';
import type { ActChange, KeptAct } from './ports.js';
import type { Act, Hindrance, Look, RefusalCode } from './types.js';

/** How long an act counts as under way: longer than any call may take. What is older belongs to a process that ended. Milliseconds. */
export const underWay = 5_000;

/**
 * How old an act of unknown result has to be before the citizen may ask anew. By then the register still lists the notification as available although
 * every connection that could have carried the first request is long closed. Should it take effect all the same, the register refuses the second.
 */
export const mayAskAgainAfter = 60_000;

/** By how much the register's clock may be behind ours. Milliseconds. */
const clockTolerance = 5_000;

/** How long after it was sent a request may still take effect, in whatever queue it lay. Milliseconds. */
const latestEffect = 86_400_000;

/** The acts that the notification admits in itself, whoever asks. */
export function actsOn({ kind, state }: Pick<Notification, 'kind' | 'state'>): Act[] {
  if (state !== 'available') return [];
  if (kind === 'notification') return ['accept', 'reject'];
  return kind === 'communication' ? ['read'] : [];
}

/** Why the notification itself admits nothing. A level that the register does not tell is none that we could compare. */
export function hindranceIn(notification: Pick<Notification, 'kind' | 'state' | 'levelSuffices'>): Hindrance | null {
  const { kind, state, levelSuffices } = notification;
  if (state === 'unknown' || (state === 'available' && kind === 'unknown')) return 'unclear';
  if (state !== 'available') return 'final';
  if (levelSuffices === null) return 'unclear';
  return levelSuffices ? null : 'level-too-low';
}

/** Who is not known to represent somebody now is not told what was sent to them, whatever they saw before. */
export const mayBeNamed = ({ hindrance }: Pick<Look, 'hindrance'>): boolean =>
  hindrance !== 'not-represented' && hindrance !== 'representation-unverified';

/** What is said to an order that comes too late. */
export const finalRefusals: Partial<Record<Notification['state'], RefusalCode>> = {
  accepted: 'already-served',
  rejected: 'already-served',
  'rejected-or-expired': 'already-served',
  expired: 'expired',
  annulled: 'annulled',
};

const outcomeOf: Record<Act, Notification['state']> = { accept: 'accepted', read: 'accepted', reject: 'rejected' };

export interface Verdict {
  act: KeptAct;
  change: ActChange;
}

/**
 * What the list proves, to be written down in this order. A state that fits confirms one act at most; as long as the list says "available", or a word
 * that we do not know, an unknown stays unknown.
 * @param acts all of one addressee on this notification, newest first
 */
export function verdicts(acts: readonly KeptAct[], { state, servedAt }: Pick<Notification, 'state' | 'servedAt'>, now: Date): Verdict[] {
  const confirmed = acts.find((act) => act.state === 'confirmed');
  const unknown = acts.filter((act) => act.state === 'unknown');
  const refuse = (refusal: RefusalCode) => (act: KeptAct) => ({
    act,
    change: { state: 'refused', refusal, settledAt: now } as const,
  });
  if (confirmed) {
    const isDated = confirmed.servedAt !== null || servedAt === null || outcomeOf[confirmed.act] !== state;
    return [...unknown.map(refuse('replaced')), ...(isDated ? [] : [{ act: confirmed, change: { servedAt } }])];
  }
  if (state === 'expired' || state === 'annulled') return unknown.map(refuse(state));
  // Which of the two it was is not told: a refusal may have been ours, an acceptance cannot.
  if (state === 'rejected-or-expired') return unknown.filter(({ act }) => outcomeOf[act] !== 'rejected').map(refuse('already-served'));
  if (state !== 'accepted' && state !== 'rejected') return [];
  const chosen = firstThatCouldBe(
    unknown.filter(({ act }) => outcomeOf[act] === state),
    servedAt,
  );
  return [
    ...unknown.filter((act) => act !== chosen).map(refuse(chosen ? 'replaced' : 'already-served')),
    ...(chosen ? [{ act: chosen, change: { state: 'confirmed', confirmedBy: 'list', servedAt, settledAt: now } as const }] : []),
  ];
}

/** The newest that can have had the effect; clocks that differ are thought of only where no other act fits. */
const firstThatCouldBe = (acts: readonly KeptAct[], servedAt: string | null): KeptAct | undefined =>
  acts.find((act) => couldBe(act, servedAt, 0)) ?? acts.find((act) => couldBe(act, servedAt));

/**
 * Whether what the register dates so can be the effect of this act. What happened before it was sent was somebody else's doing, or came on paper,
 * and so was what happened long after: nobody gets a receipt for that.
 */
export function couldBe({ sentAt }: KeptAct, servedAt: string | null, tolerance = clockTolerance): boolean {
  if (sentAt === null) return false;
  if (servedAt === null) return true;
  const latest = new Date(sentAt.getTime() + latestEffect);
  if (!servedAt.includes('T')) return officialDay(sentAt) <= servedAt && servedAt <= officialDay(latest);
  const at = Date.parse(servedAt);
  // Registers tell whole seconds.
  return sentAt.getTime() <= at + 999 + tolerance && at <= latest.getTime();
}
