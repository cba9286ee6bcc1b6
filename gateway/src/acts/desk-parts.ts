/** What a desk of acts is made of. */
import type { AuditLog } from '../store/types.js';
import type { ActStore, NotificationRegister, RepresentationRegister } from './ports.js';

/**
 * The only waits for a register there are, in milliseconds: who asks the desk passes on nothing but that the citizen has gone. How long the one
 * effectful call may take is the contract's own.
 */
export interface Timing {
  /** After so long, counted from the click, a citizen whose act was not sent is told that it never will be. */
  prepare: number;
  /** Within that: for the list. */
  list: number;
  /** For the register of representations, wherever it is asked. */
  representation: number;
  /** After so long, counted from the sending, they are told what is known. */
  answer: number;
  /** For that to be written down. */
  writing: number;
  /** Of an act: for the list once more, after the register said yes or that somebody was faster. */
  confirm: number;
  /** For everything that a page without an act waits for. */
  read: number;
  /** For a document, beyond that. */
  document: number;
}

/**
 * From the sending to the page that says "unknown", redirect included, at most five seconds. Until then nothing is at stake, and who gave a slow
 * register less time than its page has could be shown buttons that never work. An act ends within twenty seconds of the click and a download within
 * the minute after which a proxy in front usually gives up.
 */
export const standardTiming: Timing = {
  prepare: 15_000,
  list: 8_000,
  representation: 4_000,
  answer: 4_600,
  writing: 150,
  confirm: 2_500,
  read: 8_000,
  document: 50_000,
};

/** How long a register may take for one look, in milliseconds: a little less than who asks waits, so that it counts as late and not as abandoned. */
export const registerDeadline = 7_500;

export interface DeskParts {
  registers: readonly NotificationRegister[];
  representations?: RepresentationRegister | undefined;
  store: ActStore;
  audit: Pick<AuditLog, 'append'>;
  /** INE10 under which the gateway's own pages stand in the audit log. */
  operator: string;
  now: () => Date;
  /** 32 bytes: what is kept of an order must not give back the telephone that stood in it. */
  orderKey: Buffer;
  /** Other waits than the standard ones; for tests. */
  timing?: Partial<Timing>;
  /** Told what a log should know; holds nothing of the citizen's. */
  observe: (event: { event: 'act'; act: string; outcome: string; reason?: string }) => void;
}
