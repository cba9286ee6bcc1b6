/**
 * The acts with legal effect that a citizen can do here, and what is known of each: the words between the engine and its pages.
 * Nothing here names a contract's field. Moments are ISO 8601 with offset, as in the folder's model; `Date` is the gateway's own clock.
 */
import type { AssuranceLevel, Notification } from '../folder/model.js';
import type { Person } from '../folder/ports.js';

/** What a citizen can do with a notification. `read` is for a communication, which reading accepts. */
export type Act = 'accept' | 'reject' | 'read';

/**
 * `asked`: written down, nothing left this process. `sent`: the one effectful call may have left. `confirmed` and `refused`: the register
 * said so. `unknown`: nobody knows; it is never sent again, only looked at.
 */
export type ActState = 'asked' | 'sent' | 'confirmed' | 'refused' | 'unknown';

/** Why an act did not take effect: a closed list, each with words of its own. */
export type RefusalCode =
  /** This sign-in is weaker than the notification asks for; see {@link Look.notification}`.level`. */
  | 'level-too-low'
  /** The upstream sign-in is no longer accepted: signing in again helps. */
  | 'sign-in-again'
  /** Somebody practised it before, on whatever channel; the list now says how. */
  | 'already-served'
  | 'expired'
  | 'annulled'
  /** Not available to anybody: withdrawn for an error, or not published yet. */
  | 'in-error'
  | 'not-published'
  /** The register knows no such notification, or not for this person. */
  | 'not-found'
  | 'not-addressee'
  /** The addressee must be notified on paper. */
  | 'paper-only'
  /** Only natural persons may change the channel, and it takes an e-mail address or a telephone. */
  | 'channel-of-legal-person'
  | 'channel-needs-contact'
  /** The issuer may not notify this kind of addressee this way. */
  | 'issuer-not-entitled'
  /** The register does not let the gateway act for this person. */
  | 'not-authorised'
  /** No register of representations says that the citizen may be notified for the person they act for. */
  | 'not-represented'
  /** The register of representations could not be asked, or none is connected. */
  | 'representation-unverified'
  /** A communication can be read, not refused or accepted; a notification can be accepted or refused, not merely read. */
  | 'not-for-this-kind'
  /** The notification's service could not be reached: nothing was sent. */
  | 'unreachable'
  /** The gateway stopped before sending: nothing was sent. */
  | 'interrupted'
  /** After an act whose result was unknown, a later one took effect in its place. */
  | 'replaced'
  /** Refused by the register with a reason of which we know no more. */
  | 'other';

/** One act of one citizen, as it is kept: durable at each step, pseudonyms only. */
export interface ActRecord {
  /** The idempotency key under which the citizen asked: 16 to 64 characters of `A-Za-z0-9_-`. */
  key: string;
  /** Our opaque id of the notification. */
  notification: string;
  act: Act;
  state: ActState;
  /** Keyed hash of the citizen; and of whom they act for, null for themselves. */
  subject: string;
  onBehalfOf: string | null;
  /** INE10 of the site from whose sign-in the act came; null for the gateway's own pages. */
  site: string | null;
  /** Who sent the notification. */
  body: { administration: string | null; name: string };
  /** The issuer's register number, where it told one. */
  registerNumber: string | null;
  /** Level of the sign-in with which the act was asked. */
  level: AssuranceLevel;
  /** Whether the citizen asked to be notified electronically from now on. */
  changesChannel: boolean;
  askedAt: Date;
  sentAt: Date | null;
  /** When the outcome was written down here. */
  settledAt: Date | null;
  /** The moment of practice in the register's own word; null until it told it. */
  servedAt: string | null;
  /** Set in the state `refused`. */
  refusal: RefusalCode | null;
  /** Where a confirmation comes from: the answer to the act itself, or the state that the register's list showed afterwards. */
  confirmedBy: 'answer' | 'list' | null;
}

/** Who acts: a citizen signed in, as `identity` gives them. */
export interface Actor {
  person: Person;
  /** INE10 of a site, where the citizen came from one. */
  site?: string | null;
}

/** Why nothing can be done with the notification here and now. */
export type Hindrance =
  /** A stronger sign-in opens it. */
  | 'level-too-low'
  /** The citizen acts for somebody, and the register of representations says no, or could not be asked. */
  | 'not-represented'
  | 'representation-unverified'
  /** An act is under way or of unknown result: see {@link Look.open}. */
  | 'act-open'
  /** It is not there to be acted on any more; its state says why, or an act on record that the register's list does not show yet. */
  | 'final'
  /** The register tells a state or a kind that we do not know. */
  | 'unclear';

/** A notification as its register lists it now, and what was done here. Looking has no effect whatever. */
export interface Look {
  notification: Notification;
  /** The gateway's clock, Europe/Madrid. */
  officialTime: string;
  /** What the citizen may do now; empty exactly where there is a hindrance. */
  choices: Act[];
  hindrance: Hindrance | null;
  /** Whether {@link ActDesk.contents} would answer. */
  readable: boolean;
  /** Whether notification by electronic means from now on may be offered while accepting. */
  mayChangeChannel: boolean;
  /** The citizen's acts on it, newest first. */
  records: ActRecord[];
  /** The one of them that is under way or unknown, if any. */
  open: ActRecord | null;
  /**
   * Key of an act of unknown result in whose place the citizen may ask anew: at least a minute has passed and the register still lists the
   * notification as available. It goes into {@link ActOrder.insteadOf}; `choices` is then not empty, although `open` is there.
   */
  mayReplace: string | null;
}

/** What the citizen confirmed. */
export interface ActOrder {
  /** See {@link ActRecord.key}. The same key with the same order always gives the same record and at most one effectful call. */
  key: string;
  notification: string;
  act: Act;
  /** Only with `accept`, only where {@link Look.mayChangeChannel}: to be notified electronically from now on. One of the two is needed. */
  channelChange?: { email?: string; phone?: string };
  /** {@link Look.mayReplace}, seen and confirmed by the citizen. */
  insteadOf?: string;
}

/** A document of a notification that may be read. */
export interface DocumentEntry {
  /** Opaque; for {@link ActDesk.download}. */
  id: string;
  /** Safe as a file name and as text. */
  name: string;
  bytes: number | null;
  role: 'decision' | 'annex';
}

/** What a notification says, readable only once that has no effect any more. All texts are plain text. */
export interface Contents {
  notification: Notification;
  text: string | null;
  footer: string | null;
  documents: DocumentEntry[];
  /** Whether the register offers evidence of what happened ({@link ActDesk.download} of `evidence`). */
  evidence: boolean;
  /** Documents that could not be read and are not listed. */
  discarded: number;
}

export interface Download {
  /** The whole file: what the sender breaks off, or makes bigger than the cap, never begins to arrive. */
  content: Buffer;
  /** `application/pdf`, or `application/octet-stream` for everything that is not surely harmless. */
  type: string;
  name: string;
}

/** Why the desk cannot answer at all. The message is for the log and holds nothing of the citizen's. */
export class DeskFailure extends Error {
  override readonly name = 'DeskFailure';
  constructor(
    readonly code:
      /** No such notification for this citizen; also where it is somebody else's. */
      | 'not-found'
      /** Not among those that could be read of the citizen's list, which holds more: it may be theirs. */
      | 'beyond-reach'
      /** The register could not be asked, or answered nonsense. */
      | 'unreachable'
      /** The same key was used for another order. */
      | 'key-reused'
      /** Reading the contents would have an effect, or is not offered in this state. */
      | 'not-readable'
      | 'level-too-low'
      | 'not-represented'
      | 'representation-unverified',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** How long each answer may take is the desk's own affair; a `signal` says that the citizen has gone. */
export interface ActDesk {
  /**
   * Effect-free: the notification as its register lists it now, and every act done here, after those of unknown result were compared with it.
   * @throws {DeskFailure} `not-found`, `beyond-reach`, `unreachable`; `level-too-low` or `not-represented` where the register does not answer this citizen at all
   */
  look(actor: Actor, notification: string, signal: AbortSignal): Promise<Look>;
  /**
   * The one effectful call. Nothing is at stake while the registers are asked whether it may be sent, so that a slow one has {@link
   * Timing.prepare} for that. From the sending on it answers within five seconds whatever happens upstream, with the record as it then is:
   * `confirmed`, `refused`, `unknown`, or `sent` where another request with the same key is just under way. Where another order for the same notification is under way
   * or of unknown result, nothing is sent and the record given is that other one: look at its key. What the citizen confirmed goes on when
   * the tab is closed.
   * @throws {DeskFailure} `key-reused`, `not-found`, `beyond-reach`; `unreachable` where the register could not even be read, and nothing was written or sent
   */
  perform(actor: Actor, order: ActOrder): Promise<ActRecord>;
  /**
   * Effect-free: what a notification in a final state says.
   * @throws {DeskFailure} `not-found`, `beyond-reach`, `unreachable`, `not-readable`, `level-too-low`, `not-represented`, `representation-unverified`
   */
  contents(actor: Actor, notification: string, signal: AbortSignal): Promise<Contents>;
  /**
   * Effect-free: one document, by its id in {@link Contents}, or the register's evidence.
   * @throws {DeskFailure} as {@link contents}
   */
  download(actor: Actor, notification: string, what: { document: string } | 'evidence', signal: AbortSignal): Promise<Download>;
  /** The record of one key, if this citizen asked it: what a receipt shows also when the register cannot be asked. Asks nobody. */
  record(actor: Actor, key: string): Promise<ActRecord | undefined>;
  /** This citizen's acts on a notification as they are kept, newest first. Asks nobody. */
  kept(actor: Actor, notification: string): Promise<ActRecord[]>;
}
