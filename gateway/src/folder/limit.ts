/**
 * What a site gets that the registry trusts with the data of its own administration only. A limit is no filter: for such a page the rest does not
 * exist, so coverage is told after it, in counts too.
 */
import type { FolderItem } from './collections.js';
import type { OwnVisit, PublicBody } from './model.js';
import type { Answer, SourceIdentity } from './ports.js';

export function limitTo<Item extends FolderItem>(administration: string, source: SourceIdentity, answer: Answer<Item>): Answer<Item> {
  const isOwn = (body: PublicBody) => body.administration === administration;
  const ownOf = (visit: OwnVisit) => ({ ...visit, bodiesAsked: visit.bodiesAsked.filter((code) => code === administration) });
  const items = answer.items
    .filter(({ body }) => isOwn(body))
    .map((item) => ({
      ...item,
      ...(item.bodiesAsked && { bodiesAsked: item.bodiesAsked.filter(isOwn) }),
      ...(item.visits && { visits: item.visits.map(ownOf) }),
    }));
  if (source.administration === administration) return { ...answer, items };
  // Of whom a source that speaks for all bodies could not read something, nobody knows: it may be this one's, and how many is not for the page.
  return { items, discarded: Math.min(answer.discarded, 1), notes: [] };
}
