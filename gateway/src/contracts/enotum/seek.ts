/**
 * Looks for one notification in e-NOTUM's list: an effect-free question for a single one is not in the contract. Page by page, no further than to
 * where it stands, and nothing of the others is kept; so it may go further than a list that is shown.
 */
import { type Question, SourceFailure } from '../../folder/ports.js';
import { askedFor } from '../reading/asked.js';
import { Notes } from '../reading/notes.js';
import { pagesOf, representationOf } from './client.js';
import { mapSourced, type Reader, type SourcedNotification } from './map.js';
import type { EnotumOptions } from './source.js';

/** Most pages of a list that are looked through. */
export const mostPagesSought = 200;

/** What is found, with the header that says for whom was asked; otherwise whether the list was seen to its end. */
export type Sought = (SourcedNotification & { headers: Record<string, string> }) | 'absent' | 'beyond-reach';

/** The few that wait for the citizen, where somebody may have hundreds. Their state is read from themselves all the same. */
const onlyAvailable = { estat: 'DIPOSITADA' };

/**
 * @param notification our id of it
 * @param isExpected whether it is probably still available: then those that are come first
 * @throws {SourceFailure} as for a list
 */
export async function seekNotification(
  options: EnotumOptions,
  question: Question,
  notification: string,
  isExpected: 'available' | 'final',
): Promise<Sought> {
  const headers = await representationOf(options, question);
  const through = (filter: Record<string, string>) => seekThrough(options, question, headers, filter, notification);
  const short = isExpected === 'available' ? await unlessUnusable(through(onlyAvailable)) : undefined;
  return typeof short === 'object' ? short : through({});
}

/** The filter only shortens the way: a register that cannot make sense of it is asked without. */
async function unlessUnusable(seeking: Promise<Sought>): Promise<Sought | undefined> {
  try {
    return await seeking;
  } catch (error) {
    if (error instanceof SourceFailure && (error.state === 'malformed' || error.state === 'failed') && !error.retryable) return undefined;
    throw error;
  }
}

async function seekThrough(
  options: EnotumOptions,
  question: Question,
  headers: Record<string, string>,
  filter: Record<string, string>,
  notification: string,
): Promise<Sought> {
  const reader: Reader = { capacity: askedFor(question.person).capacity, level: question.person.level };
  const notes = new Notes();
  const others = new Set<string>();
  let promised = 0;
  let pages = 0;
  for await (const page of pagesOf(options, question, headers, filter, notes)) {
    // The cap of a list that is shown does not count here: a page is as long as an answer may be.
    const { items } = mapSourced(page.list, { ...options, items: page.list.length }, reader, notes);
    const hit = items.find((item) => item.notification.id === notification);
    if (hit) return { ...hit, headers };
    for (const item of items) others.add(item.notification.id);
    promised = page.promised;
    if (++pages === mostPagesSought) break;
  }
  return others.size < promised ? 'beyond-reach' : 'absent';
}
