/** What the engine of legal acts needs from the outside. Contracts implement these ports; the engine knows no contract. */
import type { AssuranceLevel, Notification } from '../folder/model.js';
import type { Person, Question } from '../folder/ports.js';
import type { Act, ActRecord, ActState, DocumentEntry, RefusalCode } from './types.js';

/** How a register names a notification to itself. Read afresh for each use, never kept. */
export interface Handle {
  readonly sourceId: string;
  /** What says for whom the gateway asks. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A notification as the register's list has it now. */
export interface Listed {
  readonly handle: Handle;
  /** Code of the procedure, where the register tells it: a power may be limited to one. */
  readonly procedure: string | null;
  readonly notification: Notification;
}

/** What is wanted of a list: one notification, and whether it is probably still available or already over. */
export interface Wanted {
  /** Our id of it. */
  notification: string;
  expected: 'available' | 'final';
}

/** The notification; that the list was read to its end without it; or that not all of the list could be read, so that it may be there. */
export type Sought = Listed | 'absent' | 'beyond-reach';

export interface ChannelChange {
  email?: string;
  phone?: string;
}

/** What became of the one effectful call. */
export type Outcome =
  /** The register said yes; when, if it told. */
  | { result: 'done'; servedAt: string | null }
  | { result: 'refused'; code: RefusalCode }
  /** It may or may not have happened; `why` is for the log. */
  | { result: 'unknown'; why: string };

export interface FinalContents {
  text: string | null;
  footer: string | null;
  documents: (DocumentEntry & { source: string })[];
  discarded: number;
}

/** A document as its sender gave it: nothing of it is judged yet. */
export interface Sent {
  content: Buffer;
  type: string | null;
}

/** A service that holds notifications. Everything but {@link act} is free of effect. */
export interface NotificationRegister {
  readonly administration: string;
  readonly name: string;
  readonly minimumLevel: AssuranceLevel;
  /** As the list has it now. @throws {SourceFailure} */
  find(question: Question, wanted: Wanted): Promise<Sought>;
  /** Sends exactly one request, once. Never throws for what happens on the way: that is an outcome. */
  act(listed: Listed, act: Act, change: ChannelChange | undefined): Promise<Outcome>;
  /** Whether reading what it says is free of effect in the state that the list tells. */
  isReadable(listed: Listed): boolean;
  /** @throws {SourceFailure}; also where reading would have an effect */
  contents(listed: Listed, signal: AbortSignal): Promise<FinalContents>;
  /** @throws {SourceFailure} */
  document(listed: Listed, source: string, signal: AbortSignal): Promise<Sent>;
  /** @throws {SourceFailure} */
  evidence(listed: Listed, signal: AbortSignal): Promise<Sent>;
}

/** A register of representations. */
export interface RepresentationRegister {
  /**
   * Whether the citizen may be notified, now, for the person they act for, in a procedure of that body.
   * @throws {SourceFailure} where nobody could tell
   */
  mayBeNotified(person: Person, scope: { administration: string; procedure: string | null }, signal: AbortSignal): Promise<boolean>;
}

/** An act as it is kept, with what tells a repeated order from another one. */
export interface KeptAct extends ActRecord {
  /** Keyed hash of the order and of who gave it: the same key with another order is refused. */
  orderHash: string;
  /** Key of the act of unknown result in whose place this one was asked. */
  insteadOf: string | null;
  /** The other end of that. */
  replacedBy: string | null;
  /** Counts the changes, from 1. */
  version: number;
}

/** Whom a notification is for: the citizen, or whoever they act for. */
export const addresseeOf = ({ subject, onBehalfOf }: Pick<ActRecord, 'subject' | 'onBehalfOf'>): string => onBehalfOf ?? subject;

export type ActChange = Partial<Pick<ActRecord, 'state' | 'sentAt' | 'settledAt' | 'servedAt' | 'refusal' | 'confirmedBy'>>;

/** The acts, each change durable before the promise resolves. */
export interface ActStore {
  /**
   * Writes a new act. An addressee has at most one act on a notification that is confirmed, under way or of unknown result, unless
   * `insteadOf` names the unknown one that was sent before `unknownBefore`; otherwise nothing is written, and what stands in the way is given.
   */
  put(act: KeptAct, unknownBefore: Date): Promise<{ written: true } | { written: false; existing: KeptAct }>;
  /** Changes an act that is in one of these states; otherwise, and where another act stands in the way, nothing, and `undefined`. */
  change(act: Pick<KeptAct, 'subject' | 'key'>, from: readonly ActState[], change: ActChange): Promise<KeptAct | undefined>;
  find(subject: string, key: string): Promise<KeptAct | undefined>;
  /** Notifications on which an addressee has an act that is under way or of unknown result. */
  open(addressee: string): Promise<string[]>;
  /** All acts of one addressee on one notification, newest first. */
  of(addressee: string, notification: string): Promise<KeptAct[]>;
}
