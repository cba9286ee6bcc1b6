/**
 * What the folder needs from the outside. Contracts implement these ports; the folder knows no contract.
 * Every operation here is free of legal effect: it may be repeated, shared and retried.
 */
import type {
  AssuranceLevel,
  Capacity,
  CoverageState,
  DataUse,
  Link,
  Notification,
  PublicBody,
  QualityNote,
  RegistryEntry,
  Service,
} from './model.js';

/** The citizen as the sources need to know them. Lives in memory for one request; never logged, never stored. */
export interface Person {
  /** Keyed hash of the identifier; the only name under which anything is stored. */
  subject: string;
  identifier: string;
  identifierType: 'nif' | 'nie' | 'passport' | 'other';
  level: AssuranceLevel;
  /** Set when the citizen acts for somebody else; with a pseudonym of their own. */
  actingFor?: { subject: string; identifier: string; name: string };
}

/** Bare days, both included. */
export interface Period {
  from: string;
  to: string;
}

export interface Question {
  person: Person;
  period: Period;
  signal: AbortSignal;
}

/** What a source gave: what could be read, and what was noticed on the way. */
export interface Answer<Item> {
  items: Item[];
  /** Elements that could not be read at all. */
  discarded: number;
  notes: QualityNote[];
}

/** A case file as a body tells it, before its registry entries are threaded in. */
export interface CaseFile {
  id: string;
  number: string;
  title: string;
  procedure: string | null;
  family: string | null;
  state: 'open' | 'closed' | 'unknown';
  stateText: string | null;
  phase: string | null;
  startedAt: string | null;
  endedAt: string | null;
  plannedEnd: string | null;
  waitsForCitizen: boolean | null;
  /** The body's ids of the registry entries that belong to it. */
  entryIds: string[];
  registerNumber: string | null;
  capacity: Capacity;
  body: PublicBody;
  link: Link | null;
  notes: QualityNote[];
}

/** A registry entry with the body's own id, which threading needs and nobody else may see. */
export interface SourcedEntry {
  sourceId: string;
  entry: RegistryEntry;
}

export interface SourceIdentity {
  /** INE10 of the body whose endpoint it is: the identity of everything it answers. */
  readonly administration: string;
  readonly name: string;
  readonly service: Service;
  /** The level below which the body does not answer. */
  readonly minimumLevel: AssuranceLevel;
  /** Overrides the gateway's default deadline, in milliseconds. */
  readonly deadline?: number;
  /** Overrides how many questions a second it is asked. */
  readonly perSecond?: number;
}

export interface CaseFileSource extends SourceIdentity {
  caseFiles(question: Question): Promise<Answer<CaseFile>>;
  registryEntries(question: Question): Promise<Answer<SourcedEntry>>;
}

export interface NotificationSource extends SourceIdentity {
  notifications(question: Question): Promise<Answer<Notification>>;
}

export interface DataUseSource extends SourceIdentity {
  dataUses(question: Question): Promise<Answer<DataUse>>;
}

/** Why a source gave nothing. The message is for the log: it never holds an address's query or anything of the citizen's. */
export class SourceFailure extends Error {
  override readonly name = 'SourceFailure';
  constructor(
    readonly state: Exclude<CoverageState, 'answered' | 'empty' | 'not-connected'>,
    message: string,
    /** Whether asking once more, now, may help. */
    readonly retryable: boolean = state === 'late' || state === 'failed',
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The source is well and does not take this question, of this citizen perhaps: that tells nothing of what it answers to others. */
export class QuestionRefused extends SourceFailure {
  constructor(message: string) {
    super('failed', message, false);
  }
}
