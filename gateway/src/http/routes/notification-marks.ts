/** What this gateway itself knows of the notifications in a list; the register that lists them does not. */
import type { FastifyBaseLogger } from 'fastify';
import type { Notification } from '../../folder/model.js';
import type { Person } from '../../folder/ports.js';
import { hasLapsed, outagesInTerms } from '../../outages/term.js';
import type { Services } from '../services.js';

/** Gives the items as they are, or marked on copies: they themselves may be shared by questions of the same moment. */
export type Mark = (items: readonly unknown[]) => Promise<readonly unknown[]>;

/** Outages named in a row; the page of the notification has more of them. */
const most = 5;

export const unmarked: Mark = (items) => Promise.resolve(items);

export async function notificationMarks(
  { openActs, outages, now }: Pick<Services, 'openActs' | 'outages' | 'now'>,
  person: Person,
  log: FastifyBaseLogger,
): Promise<Mark> {
  const asked = await openActs(person);
  return async (items) => {
    const notifications = items as readonly Notification[];
    const missed = await outagesInTerms(outages, notifications.filter(hasLapsed), now(), most).catch((error: unknown) => {
      // The list counts, with or without.
      log.warn({ event: 'outages', err: error });
      return undefined;
    });
    return notifications.map((item) => {
      const seen = missed?.get(item)?.outages ?? [];
      if (!asked.has(item.id) && seen.length === 0) return item;
      return { ...item, ...(asked.has(item.id) && { asked: true }), ...(seen.length > 0 && { outages: seen }) };
    });
  };
}
