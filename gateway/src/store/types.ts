/** What the gateway keeps: who looked, when and why; where a citizen is known; who is signed in. Never what a body answered. */
import type { ActStore } from '../acts/ports.js';
import type { AssuranceLevel, Capacity } from '../folder/model.js';
import type { Period, Person } from '../folder/ports.js';
import type { PresenceIndex } from '../folder/presence.js';
import type { OutageStore } from '../outages/types.js';

/** The citizen's own view of one question: from which site, what was asked, of whom, in which capacity. */
export interface AuditEntry {
  at: Date;
  /** Keyed hash of the identifier. */
  subject: string;
  /** Keyed hash of whom the citizen acted for; null when for themselves. */
  onBehalfOf: string | null;
  /** INE10 of the site from which the citizen asked. */
  site: string;
  /** Collection that was asked for, for example `procedures`. */
  resource: string;
  /** INE10 of every body that was asked. */
  administrations: string[];
  capacity: Capacity;
  level: AssuranceLevel;
  /** Why: to look, or to act with legal effect. */
  purpose: 'citizen-consultation' | 'citizen-act';
}

/** An entry with its place in the chain. */
export interface AuditRecord extends AuditEntry {
  /** Counts from 1 without gaps. */
  seq: number;
  /** SHA-256 over the previous hash and every field, lower-case hex. */
  hash: string;
}

export type AuditVerdict =
  | { ok: true; rows: number }
  /** `at` is the sequence number of the first row that is not what was written. */
  | { ok: false; rows: number; at: number; reason: string };

export interface AuditLog {
  /** Resolves only when the row is durable. Concurrent appends share one transaction. */
  append(entry: AuditEntry): Promise<AuditRecord>;
  /** Look-ups of one citizen, newest first and at most so many, 10,000 unless told; the days are those of Europe/Madrid, both included. */
  lookUps(whose: Pick<AuditEntry, 'subject' | 'onBehalfOf'>, period: Period, most?: number): Promise<AuditRecord[]>;
  /** Reads the whole chain. Finds an edit, a deletion, a swap, and a cut tail by the head file beside the database. */
  verify(): Promise<AuditVerdict>;
}

/** Who is signed in, kept sealed and only until {@link CitizenSession.expiresAt}. */
export interface CitizenSession {
  /** Named in access tokens as `sid`. */
  id: string;
  person: Person;
  name: string;
  /** How the citizen signed in, in VÀLid's word. */
  method: string | null;
  /** VÀLid's access token: needed to end its session too. Null once that has happened. */
  upstreamToken: string | null;
  signedInAt: Date;
  expiresAt: Date;
}

export interface CitizenSessions {
  /** Replaces a session of the same id. */
  put(session: CitizenSession): Promise<void>;
  /** Undefined when it never was, has ended, has expired or cannot be opened with this key. */
  find(id: string): Promise<CitizenSession | undefined>;
  /** Gives what stood there, so that whoever ends a session can end VÀLid's too. */
  end(id: string): Promise<CitizenSession | undefined>;
  /** Removes what has expired; the number of sessions removed. */
  purge(): Promise<number>;
}

/** A record of the issuer: its own JSON, found by id and by the three other keys that it uses. */
export interface IssuerRecord extends Record<string, unknown> {
  grantId?: string;
  uid?: string;
  userCode?: string;
  /** Seconds since 1970, set once the record was used up. */
  consumed?: number;
}

export interface IssuerRecords {
  put(model: string, id: string, record: IssuerRecord, expiresAt: Date | null): Promise<void>;
  find(model: string, id: string): Promise<IssuerRecord | undefined>;
  findBy(model: string, key: 'uid' | 'userCode', value: string): Promise<IssuerRecord | undefined>;
  /** Marks as used up; false when it already was, or is not there. One of two concurrent calls gets true. */
  consume(model: string, id: string): Promise<boolean>;
  remove(model: string, id: string): Promise<void>;
  /** Removes every record of that model that hangs from the grant. */
  revokeGrant(model: string, grantId: string): Promise<void>;
  purge(): Promise<number>;
}

export interface EmbedderNotices {
  /** Notes that the citizen was told that this site embeds the folder; whether it was the first time. One of two concurrent calls gets true. */
  firstTime(subject: string, site: string, at: Date): Promise<boolean>;
}

export interface Store {
  audit: AuditLog;
  presence: PresenceIndex;
  sessions: CitizenSessions;
  issuer: IssuerRecords;
  notices: EmbedderNotices;
  acts: ActStore;
  outages: OutageStore;
  /** Whether the database answers. */
  healthy(): Promise<boolean>;
  close(): Promise<void>;
}
