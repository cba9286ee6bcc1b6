/**
 * How a life is written down. A {@link Matter} holds one case file and everything that happened in it, so that the case file, the registry
 * entries, the notifications and the exchanges of data that belong together also say the same. Times are days before today.
 */
import type { Holder } from '../people.js';
import type { ProductCode } from './products.js';

export interface Life {
  matters: readonly Matter[];
  /** Registry entries, communications and look-ups that belong to no case file. */
  loose?: readonly Happening[];
  appointments?: readonly Appointment[];
  taxes?: readonly Tax[];
}

export interface Matter {
  /** The body's number; `{y}` stands for the year in which it was opened. */
  number: string;
  about: string;
  procedure: string;
  family?: string;
  opened: number;
  closed?: number;
  /** Days from today; negative where the plan has passed. */
  planned?: number;
  /** The stage in the body's own words. */
  phase?: string;
  /** Whether the file waits for the citizen; some bodies do not say. */
  waits?: boolean;
  /** Whose file it is; the citizen's where nothing is said. */
  of?: Holder;
  /** Belongs to the one-stop shop for businesses. */
  business?: true;
  thread: readonly Happening[];
}

interface Common {
  ago: number;
  subject: string;
  /** Only for happenings outside a matter. */
  of?: Holder;
}

/** The citizen wrote to the body. */
export interface Filed extends Common {
  kind: 'filed';
  via?: string;
  attachments?: number;
}

/** The body wrote, without the form of a notification. */
export interface Issued extends Common {
  kind: 'issued';
  attachments?: number;
}

/** The body left a notification or a communication in e-NOTUM. */
export interface Delivered extends Common, Delivery {
  kind: 'notified' | 'communicated';
}

export interface Delivery {
  state: 'DIPOSITADA' | 'ACCEPTADA' | 'REBUTJADA' | 'EXPIRADA';
  department?: string;
  level?: 'BAIX' | 'SUBSTANCIAL' | 'ALT';
  /** Days that it can be opened; ten unless a special law says fewer. */
  term?: number;
  /** Days after the deposit when it was opened or refused. */
  servedAfter?: number;
  alsoOnPaper?: true;
  language?: 'ca' | 'es' | 'oc';
}

/** The body asked another one for the citizen's data. */
export interface Consulted {
  kind: 'consulted';
  ago: number;
  product: ProductCode;
  basis: 'Si' | 'Ley' | 'NoOpo' | null;
  purpose?: string;
  /** Code of the procedure, given instead of a purpose. */
  sia?: string;
  outcome?: '0001' | '0002' | '0003' | '0502';
  of?: Holder;
}

export type Happening = Filed | Issued | Delivered | Consulted;

interface Appointment {
  id: string;
  about: string;
  booked: number;
  /** Days from today; negative for past ones. */
  on: number;
  at: string;
  place: string;
  phone?: string;
}

interface Tax {
  id: string;
  about: string;
  object?: string;
  /** Days before today when it was issued. */
  issued: number;
  total: string;
  directDebit: 'DOMICILIAT' | 'NO_DOMICILIAT' | 'NO_DOMICILIABLE';
  group: 'REFERENCIA_CADASTRAL' | 'MATRICULA' | 'IAE' | 'EXPEDIENT_SANCIONADOR' | 'ALTRES';
  fine?: true;
  debts: readonly { id: string; about: string; amount: string; from: number; until: number; state: 'PENDENT' | 'PAGAT' | 'BAIXA' }[];
}

export const filed = (ago: number, subject: string, more: Partial<Filed> = {}): Filed => ({ kind: 'filed', ago, subject, ...more });

export const issued = (ago: number, subject: string, more: Partial<Issued> = {}): Issued => ({ kind: 'issued', ago, subject, ...more });

export const notified = (ago: number, subject: string, delivery: Delivery & { of?: Holder }): Delivered => ({
  kind: 'notified',
  ago,
  subject,
  ...delivery,
});

export const communicated = (ago: number, subject: string, delivery: Delivery & { of?: Holder }): Delivered => ({
  kind: 'communicated',
  ago,
  subject,
  ...delivery,
});

export const consulted = (ago: number, product: ProductCode, basis: Consulted['basis'], more: Partial<Consulted> = {}): Consulted => ({
  kind: 'consulted',
  ago,
  product,
  basis,
  ...more,
});
