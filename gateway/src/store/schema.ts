import type { ColumnType, Generated } from 'kysely';
import type { Act, ActState, RefusalCode } from '../acts/types.js';
import type { AssuranceLevel, Capacity, Service } from '../folder/model.js';
import type { Outage, OutageReason } from '../outages/types.js';

/** `bigint` comes as text from one engine and as a number from the other. */
type Count = ColumnType<string | number, number, never>;

/** The tables, as both engines give and take them. */
export interface Schema {
  audit: {
    seq: Count;
    at: Date;
    subject: string;
    on_behalf_of: string | null;
    site: string;
    resource: string;
    administrations: string[];
    capacity: Capacity;
    level: AssuranceLevel;
    purpose: 'citizen-consultation' | 'citizen-act';
    hash: string;
  };
  presence: {
    subject: string;
    administration: string;
    service: string;
    last_seen: Date | null;
    negative_until: Date | null;
    noted_at: Date;
  };
  citizen_session: {
    id: string;
    sealed: Uint8Array;
    expires_at: Date;
  };
  embedder_notice: {
    subject: string;
    site: string;
    at: Date;
  };
  issuer_record: {
    model: string;
    id: string;
    payload: ColumnType<Record<string, unknown>, string, string>;
    grant_id: string | null;
    uid: string | null;
    user_code: string | null;
    consumed: number | null;
    expires_at: Date | null;
  };
  outage: {
    id: Generated<string | number>;
    administration: string;
    service: Service;
    began: Date;
    last_failed: Date;
    ended: ColumnType<Date | null, Date | undefined>;
    ending: ColumnType<Outage['ending'], Outage['ending'] | undefined>;
    reason: OutageReason;
  };
  /** One row: since when somebody looks, and when a gateway last said that it works. */
  heartbeat: {
    one: boolean;
    since: Date;
    at: Date;
  };
  act: {
    subject: string;
    key: string;
    on_behalf_of: string | null;
    addressee: string;
    notification: string;
    act: Act;
    state: ActState;
    site: string | null;
    administration: string | null;
    body_name: string;
    register_number: string | null;
    level: AssuranceLevel;
    changes_channel: boolean;
    order_hash: string;
    instead_of: string | null;
    replaced_by: string | null;
    asked_at: Date;
    sent_at: Date | null;
    settled_at: Date | null;
    served_at: string | null;
    refusal: RefusalCode | null;
    confirmed_by: 'answer' | 'list' | null;
    version: number;
  };
}
