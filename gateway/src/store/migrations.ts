import { sql, type Kysely, type Migration } from 'kysely';

/** In order of name. A migration that was released is never edited; the next one follows it. */
export const migrations: Record<string, Migration> = {
  '0001-audit': { up: createAudit },
  '0002-presence': { up: createPresence },
  '0003-citizen-session': { up: createCitizenSession },
  '0004-issuer-record': { up: createIssuerRecord },
  '0005-embedder-notice': { up: createEmbedderNotice },
  '0006-act': { up: createAct },
  '0007-outage': { up: createOutage },
};

async function createAudit(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table audit (
      seq bigint primary key,
      at timestamptz(3) not null,
      subject text not null,
      on_behalf_of text,
      site text not null,
      resource text not null,
      administrations text[] not null,
      capacity text not null,
      level text not null,
      purpose text not null,
      hash text not null
    )`.execute(db);
  await sql`create index audit_by_subject on audit (subject, at)`.execute(db);
  await sql`
    create function audit_is_append_only() returns trigger language plpgsql as $$
    begin
      raise exception 'The audit log is append-only: % refused.', tg_op;
    end $$`.execute(db);
  await sql`
    create trigger audit_rows_stay before update or delete on audit
    for each row execute function audit_is_append_only()`.execute(db);
  await sql`
    create trigger audit_stays before truncate on audit
    for each statement execute function audit_is_append_only()`.execute(db);
}

async function createPresence(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table presence (
      subject text not null,
      administration text not null,
      service text not null,
      last_seen timestamptz(3),
      negative_until timestamptz(3),
      noted_at timestamptz(3) not null,
      primary key (subject, administration, service)
    )`.execute(db);
}

async function createCitizenSession(db: Kysely<unknown>): Promise<void> {
  await sql`create table citizen_session (id text primary key, sealed bytea not null, expires_at timestamptz(3) not null)`.execute(db);
  await sql`create index citizen_session_by_expiry on citizen_session (expires_at)`.execute(db);
}

async function createIssuerRecord(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table issuer_record (
      model text not null,
      id text not null,
      payload jsonb not null,
      grant_id text,
      uid text,
      user_code text,
      consumed integer,
      expires_at timestamptz(3),
      primary key (model, id)
    )`.execute(db);
  await sql`create index issuer_record_by_grant on issuer_record (grant_id) where grant_id is not null`.execute(db);
  await sql`create index issuer_record_by_uid on issuer_record (model, uid) where uid is not null`.execute(db);
  await sql`create index issuer_record_by_user_code on issuer_record (model, user_code) where user_code is not null`.execute(db);
  await sql`create index issuer_record_by_expiry on issuer_record (expires_at)`.execute(db);
}

async function createEmbedderNotice(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table embedder_notice (
      subject text not null,
      site text not null,
      at timestamptz(3) not null,
      primary key (subject, site)
    )`.execute(db);
}

async function createAct(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table act (
      subject text not null,
      key text not null,
      on_behalf_of text,
      addressee text not null,
      notification text not null,
      act text not null,
      state text not null,
      site text,
      administration text,
      body_name text not null,
      register_number text,
      level text not null,
      changes_channel boolean not null,
      order_hash text not null,
      instead_of text,
      replaced_by text,
      asked_at timestamptz(3) not null,
      sent_at timestamptz(3),
      settled_at timestamptz(3),
      served_at text,
      refusal text,
      confirmed_by text,
      version integer not null,
      primary key (subject, key)
    )`.execute(db);
  await sql`create index act_by_notification on act (addressee, notification)`.execute(db);
  await sql`
    create unique index act_once on act (addressee, notification)
    where state = 'confirmed' or (state in ('asked', 'sent', 'unknown') and replaced_by is null)`.execute(db);
}

async function createOutage(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table outage (
      id bigint generated always as identity primary key,
      administration text not null,
      service text not null,
      began timestamptz(3) not null,
      last_failed timestamptz(3) not null,
      ended timestamptz(3),
      ending text,
      reason text not null
    )`.execute(db);
  await sql`create index outage_by_time on outage (began)`.execute(db);
  await sql`create unique index outage_running on outage (administration, service) where ended is null`.execute(db);
  await sql`
    create table heartbeat (
      one boolean primary key check (one),
      since timestamptz(3) not null,
      at timestamptz(3) not null
    )`.execute(db);
}
