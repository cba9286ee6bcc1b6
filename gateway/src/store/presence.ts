import { sql, type Kysely } from 'kysely';
import type { PresenceEntry, PresenceFinding, PresenceIndex } from '../folder/presence.js';
import type { Schema } from './schema.js';

export class SqlPresence implements PresenceIndex {
  constructor(private readonly db: Kysely<Schema>) {}

  async known(subject: string): Promise<PresenceEntry[]> {
    const rows = await this.db
      .selectFrom('presence')
      .select(['administration', 'service', 'last_seen', 'negative_until'])
      .where('subject', '=', subject)
      .orderBy('administration')
      .orderBy('service')
      .execute();
    return rows.map((row) => ({
      administration: row.administration,
      service: row.service,
      lastSeen: row.last_seen,
      negativeUntil: row.negative_until,
    }));
  }

  async note(subject: string, findings: PresenceFinding[]): Promise<void> {
    const rows = latestOfEach(findings).map(({ administration, service, found, at, negativeUntil }) => ({
      subject,
      administration,
      service,
      last_seen: found ? at : null,
      negative_until: found ? null : negativeUntil,
      noted_at: at,
    }));
    if (rows.length === 0) return;
    await this.db
      .insertInto('presence')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns(['subject', 'administration', 'service'])
          .doUpdateSet({
            last_seen: sql`coalesce(excluded.last_seen, presence.last_seen)`,
            negative_until: sql`excluded.negative_until`,
            noted_at: sql`excluded.noted_at`,
          })
          .where(sql<boolean>`excluded.noted_at >= presence.noted_at`),
      )
      .execute();
  }
}

/** One statement may touch a row only once. In order of key, so that two nodes do not lock each other out. */
function latestOfEach(findings: PresenceFinding[]): PresenceFinding[] {
  const latest = new Map<string, PresenceFinding>();
  for (const finding of findings) {
    const key = `${finding.administration} ${finding.service}`;
    const other = latest.get(key);
    if (!other || other.at <= finding.at) latest.set(key, finding);
  }
  return [...latest].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, finding]) => finding);
}
