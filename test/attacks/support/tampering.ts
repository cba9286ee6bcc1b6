/** What somebody with the database in their hands may do to the audit log, in SQL and at random. */
import { sql, type Kysely, type Transaction } from 'kysely';
import { linkEntry, NO_HEAD, type Head } from '../../../gateway/src/store/audit-chain.js';
import type { Schema } from '../../../gateway/src/store/schema.js';
import type { AuditRecord } from '../../../gateway/src/store/types.js';
import type { Chance } from './run.js';

type Edit = (record: AuditRecord, chance: Chance) => Partial<AuditRecord>;

/** A change that is a change: each gives something else than what stands there. */
const EDITS: Readonly<Record<string, Edit>> = {
  moment: ({ at }, chance) => ({ at: new Date(at.getTime() + (chance.happens(0.5) ? 1 : -1) * 10 ** chance.between(0, 9)) }),
  subject: ({ subject }, chance) => ({ subject: otherText(subject, chance) }),
  'on whose behalf': ({ onBehalfOf }, chance) => ({ onBehalfOf: onBehalfOf === null ? chance.pick(['', 'somebody']) : null }),
  site: ({ site }, chance) => ({ site: otherText(site, chance) }),
  resource: ({ resource }, chance) => ({ resource: otherText(resource, chance) }),
  'a body struck out': ({ administrations }, chance) => {
    const at = chance.between(0, administrations.length - 1);
    return { administrations: administrations.filter((_, i) => i !== at) };
  },
  'a body added': ({ administrations }) => ({ administrations: [...administrations, '2524300000'] }),
  'two bodies in one, or one in two': ({ administrations }) => ({
    administrations:
      administrations.length === 1 ? [administrations[0]!.slice(0, 5), administrations[0]!.slice(5)] : [administrations.join(',')],
  }),
  capacity: ({ capacity }) => ({ capacity: capacity === 'interested' ? 'representative' : 'interested' }),
  level: ({ level }, chance) => ({ level: chance.pick((['low', 'substantial', 'high'] as const).filter((other) => other !== level)) }),
  'a letter moved to the next field': ({ site, resource }) => ({ site: site.slice(0, -1), resource: site.slice(-1) + resource }),
};
const hashEdit: Edit = ({ hash }, chance) => ({ hash: otherText(hash, chance) });

function otherText(text: string, chance: Chance): string {
  const at = chance.between(0, text.length - 1);
  const put = (piece: string) => text.slice(0, at) + piece + text.slice(at + 1);
  return chance.pick([put(text[at] === 'x' ? 'y' : 'x'), put(''), `${text} `, `${text}\u200b`]);
}

export type Tampering = (rows: readonly AuditRecord[], chance: Chance) => AuditRecord[];

const atSomeRow =
  (change: (rows: AuditRecord[], index: number, chance: Chance) => AuditRecord[]): Tampering =>
  (rows, chance) =>
    change([...rows], chance.between(0, rows.length - 1), chance);

const editedBy = (edits: readonly Edit[]) =>
  atSomeRow((rows, i, chance) => rows.with(i, { ...rows[i]!, ...chance.pick(edits)(rows[i]!, chance) }));

/** Everything from the first to the last as if it had always been so, which takes whoever owns the database and knows how rows are linked. */
const rehashed =
  (tamper: Tampering): Tampering =>
  (rows, chance) => {
    let last: Head = NO_HEAD;
    return tamper(rows, chance).map((row) => {
      const linked = linkEntry(row, last);
      last = linked;
      return linked;
    });
  };

const deleted = atSomeRow((rows, i, chance) =>
  rows.toSpliced(Math.min(i, rows.length - 2), chance.between(1, Math.min(5, rows.length - 1))),
);
const cut: Tampering = (rows, chance) => rows.slice(0, rows.length - chance.between(1, rows.length));
const renumbered: Tampering = (rows) => rows.map((row, i) => ({ ...row, seq: i + 1 }));
const swapped =
  (keepHash: boolean): Tampering =>
  (rows, chance) => {
    const [i, j] = chance.shuffled(rows.map((_, at) => at)) as [number, number];
    const [one, other] = [rows[i]!, rows[j]!];
    const moved = (row: AuditRecord, to: AuditRecord) => ({ ...row, seq: to.seq, ...(keepHash && { hash: to.hash }) });
    return rows.with(i, moved(other, one)).with(j, moved(one, other));
  };

export const TAMPERINGS: Readonly<Record<string, Tampering>> = {
  'an edited row': editedBy([...Object.values(EDITS), hashEdit]),
  'a deleted row': deleted,
  'a deleted row, the rest renumbered': (rows, chance) => renumbered(deleted(rows, chance), chance),
  'two rows swapped': swapped(false),
  'two rows swapped, hashes left in place': swapped(true),
  'a cut tail': cut,
  'a cut beginning': (rows, chance) => rows.slice(chance.between(1, rows.length - 1)),
  'a row that was never written': atSomeRow((rows, i, chance) =>
    renumbered(rows.toSpliced(i, 0, { ...rows[i]!, resource: `${rows[i]!.resource}-2` }), chance),
  ),
  'a row told twice': atSomeRow((rows, i, chance) => renumbered(rows.toSpliced(i, 0, rows[i]!), chance)),
  'an edited row and every hash made anew': rehashed(editedBy(Object.values(EDITS))),
  'a deleted row and every hash made anew': rehashed(deleted),
  'a swap and every hash made anew': rehashed((rows, chance) => {
    const [one, other] = chance.shuffled(rows.map((_, at) => at)) as [number, number];
    return rows.with(one, rows[other]!).with(other, rows[one]!);
  }),
  'a tail replaced by another of the same length': rehashed((rows, chance) => {
    const from = rows.length - chance.between(1, rows.length);
    return rows.map((row, i) => (i < from ? row : { ...row, subject: `${row.subject}'` }));
  }),
};

/** Puts these rows in place of what the table holds; the triggers that refuse it are the owner's to switch off. */
export async function replaceLog(db: Kysely<Schema> | Transaction<Schema>, rows: readonly AuditRecord[]): Promise<void> {
  await sql`alter table audit disable trigger user`.execute(db);
  await sql`delete from audit`.execute(db);
  if (rows.length > 0) {
    const values = rows.map(({ onBehalfOf, ...row }) => ({ ...row, on_behalf_of: onBehalfOf }));
    await db.insertInto('audit').values(values).execute();
  }
  await sql`alter table audit enable trigger user`.execute(db);
}
