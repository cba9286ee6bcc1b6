/** Brings what is written of acts to what is known of them. */
import type { Notification } from '../folder/model.js';
import { addresseeOf, type ActStore, type KeptAct } from './ports.js';
import { underWay, verdicts } from './rules.js';
import type { Actor } from './types.js';

export const whoseActs = ({ person }: Actor): string =>
  addresseeOf({ subject: person.subject, onBehalfOf: person.actingFor?.subject ?? null });

/** An act that is under way in a process that is no more: what was asked never left, and of what was sent nobody knows. */
export async function age(store: ActStore, act: KeptAct, isRunning: (act: KeptAct) => boolean, now: Date): Promise<KeptAct> {
  const since = act.state === 'asked' ? act.askedAt : act.state === 'sent' ? act.sentAt : null;
  if (since === null || isRunning(act) || now.getTime() - since.getTime() < underWay) return act;
  const changed =
    act.state === 'asked'
      ? await store.change(act, ['asked'], { state: 'refused', refusal: 'interrupted', settledAt: now })
      : await store.change(act, ['sent'], { state: 'unknown' });
  return changed ?? (await store.find(act.subject, act.key)) ?? act;
}

/** The acts on a notification, newest first, after those of unknown result were compared with the list. */
export async function reconcile(
  store: ActStore,
  addressee: string,
  notification: Notification,
  isRunning: (act: KeptAct) => boolean,
  now: Date,
): Promise<KeptAct[]> {
  const acts: KeptAct[] = [];
  for (const act of await store.of(addressee, notification.id)) acts.push(await age(store, act, isRunning, now));
  const proved = verdicts(acts, notification, now);
  if (proved.length === 0) return acts;
  for (const { act, change } of proved) await store.change(act, [act.state], change);
  return store.of(addressee, notification.id);
}
