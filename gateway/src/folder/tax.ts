import type { Capacity, Link, PublicBody, QualityNote } from './model.js';

/** A tax, fee or fine, with the debts it is paid in. Amounts in integer cents of a euro; dates as in `model.ts`; `null` is "not stated". */
export interface Tax {
  id: string;
  body: PublicBody;
  capacity: Capacity;
  notes: QualityNote[];
  /** `IBI urbana` */
  name: string | null;
  /** What is taxed: an address, a number plate. */
  object: string | null;
  year: number | null;
  date: string | null;
  totalCents: number | null;
  isFine: boolean;
  directDebit: 'yes' | 'no' | 'not-possible' | null;
  group: { id: string | null; kind: TaxGroup | null } | null;
  caseFile: string | null;
  remarks: string | null;
  debts: Debt[];
  actions: TaxAction[];
  attachments: Attachment[];
}

type TaxGroup = 'cadastral-reference' | 'number-plate' | 'business-activity' | 'penalty-file' | 'other';

export interface Debt {
  /** Where the body does not say, `unknown`: never shown as due. */
  state: 'pending' | 'paid' | 'written-off' | 'unknown';
  stage: 'voluntary' | 'enforcement' | null;
  name: string | null;
  payFrom: string | null;
  payUntil: string | null;
  amountCents: number | null;
  /** May be more than 0 for a paid debt; 0 and `null` differ. */
  outstandingCents: number | null;
  payment: 'payment-letter' | 'direct-debit' | 'instalments' | null;
  directDebit: boolean | null;
  alert: string | null;
  actions: TaxAction[];
  attachments: Attachment[];
}

/** Something that the citizen can do at the body's own pages. */
export interface TaxAction {
  name: string | null;
  about: 'debt' | 'tax' | 'body' | 'person' | null;
  link: Link;
}

export interface Attachment {
  name: string | null;
  mime: string | null;
  /** Approximate where the notes say so. */
  bytes: number | null;
  /** Secure verification code, and where to check it. */
  csv: string | null;
  checkLink: Link | null;
  link: Link | null;
  createdAt: string | null;
}
