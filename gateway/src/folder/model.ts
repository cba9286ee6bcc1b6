/**
 * What the citizen's folder holds, in our own words. Every contract maps into these shapes, every route answers with them,
 * and `gateway/openapi.json` is generated from them. Dates are ISO 8601: an instant with its offset (`2026-03-02T09:14:07+01:00`),
 * or a bare day (`2026-03-02`) where the body told no more than the day. `null` means that the body did not state it.
 */
import { Type, type Static, type TSchema } from '@sinclair/typebox';

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const oneOf = <const V extends string[]>(values: [...V], description: string) =>
  Type.Unsafe<V[number]>({ type: 'string', enum: values, description });

/** An instant with offset, or a bare day: see the head of this file. */
const Moment = (description: string) => Type.String({ description: `${description} ISO 8601, an instant with offset or a bare day.` });

export const Ine10 = Type.String({
  pattern: '^[0-9]{10}$',
  description: 'Code of a public body, ten digits (INE10), for example 0801930008.',
});

export const AssuranceLevel = oneOf(['low', 'substantial', 'high'], 'Level of the sign-in (eIDAS).');
export type AssuranceLevel = Static<typeof AssuranceLevel>;

export const Capacity = oneOf(
  ['interested', 'representative'],
  'Whether the citizen appears as the interested party or as a representative.',
);
export type Capacity = Static<typeof Capacity>;

export const Service = oneOf(
  ['hcc', 'enotum', 'via-oberta', 'gateway'],
  'The contract over which the body was asked; "gateway" is our own audit log.',
);
export type Service = Static<typeof Service>;

/** Something that was repaired, missing or dropped on the way, said so that nobody takes it for the body's own word. */
export const QualityNote = Type.Object(
  {
    code: oneOf(
      [
        'code-repaired',
        'code-mismatch',
        'time-zone-assumed',
        'date-unreadable',
        'required-missing',
        'value-unknown',
        'amount-repaired',
        'fields-swapped',
        'alias-used',
        'link-refused',
        'text-shortened',
        'hidden-characters',
        'duplicate',
        'element-dropped',
        'element-wrapped',
        'list-missing',
        'total-differs',
        'paging-capped',
        'size-approximate',
        'foreign-body',
      ],
      'What was noticed.',
    ),
    field: nullable(Type.String({ description: 'Our name of the field concerned.' })),
  },
  { $id: 'QualityNote' },
);
export type QualityNote = Static<typeof QualityNote>;

export const PublicBody = Type.Object(
  {
    administration: nullable(Ine10),
    dir3: nullable(Type.String()),
    name: Type.String(),
    claimed: Type.Optional(
      Type.String({ description: 'Code of another body that the element itself carries; it came from this one all the same.' }),
    ),
  },
  { $id: 'PublicBody' },
);
export type PublicBody = Static<typeof PublicBody>;

/** A way out to the competent body. Only http(s) addresses get here; `trusted` says that the host is registered for that body. */
export const Link = Type.Object(
  { href: Type.String(), host: Type.String(), trusted: Type.Boolean({ description: 'https, and the host is registered for this body.' }) },
  { $id: 'Link' },
);
export type Link = Static<typeof Link>;

const common = {
  id: Type.String({ description: "Opaque, the same on each visit; never the body's own id." }),
  body: PublicBody,
  capacity: Capacity,
  notes: Type.Array(QualityNote),
};

export const RegistryEntry = Type.Object(
  {
    ...common,
    direction: oneOf(['in', 'out'], 'Sent to the body or by it.'),
    subject: Type.String(),
    at: nullable(Moment('When it happened.')),
    registerNumber: nullable(Type.String()),
    registeredAt: nullable(Moment('When it was registered, where that differs; it bounds the term.')),
    channel: nullable(Type.String({ description: "How it was sent, in the body's words." })),
    procedure: nullable(Type.String()),
    caseFiles: Type.Array(Type.String({ description: 'Numbers of the case files it belongs to.' })),
    notification: nullable(oneOf(['available', 'accepted', 'rejected-or-expired', 'unknown'], 'State of the notification it carries.')),
    attachments: Type.Integer({ minimum: 0, description: 'How many documents hang from it.' }),
    link: nullable(Link),
  },
  { $id: 'RegistryEntry' },
);
export type RegistryEntry = Static<typeof RegistryEntry>;

const ProcedureState = oneOf(['open', 'closed', 'unknown'], 'State of the case file.');
export type ProcedureState = Static<typeof ProcedureState>;

/** A case file with its registry entries, or a registry entry that no case file claims yet. */
export const Procedure = Type.Object(
  {
    ...common,
    kind: oneOf(['case-file', 'registry-entry'], 'What stands behind the row.'),
    number: nullable(Type.String({ description: "The body's number of the case file, or the register number." })),
    title: Type.String(),
    procedure: nullable(Type.String({ description: 'Name of the procedure.' })),
    family: nullable(Type.String()),
    state: ProcedureState,
    stateText: nullable(Type.String({ description: "The body's own word, where it is none that we know." })),
    phase: nullable(Type.String({ description: "The phase in the body's own words." })),
    startedAt: nullable(Moment('Start.')),
    endedAt: nullable(Moment('End.')),
    plannedEnd: nullable(Moment('Planned end; never a promise.')),
    lastChangeAt: nullable(Moment('The latest thing that is known to have happened.')),
    waitsForCitizen: nullable(Type.Boolean({ description: 'Whether the citizen has to do something; null where the body does not say.' })),
    thread: Type.Array(RegistryEntry),
    link: nullable(Link),
  },
  { $id: 'Procedure' },
);
export type Procedure = Static<typeof Procedure>;

const NotificationState = oneOf(
  ['available', 'accepted', 'rejected', 'expired', 'rejected-or-expired', 'annulled', 'unknown'],
  'State of the notification.',
);
export type NotificationState = Static<typeof NotificationState>;

/** A time within a term in which this gateway saw that a notification could not be reached here. */
export const TermOutage = Type.Object(
  {
    service: Service,
    from: Type.String({ format: 'date-time', description: 'Since when, official time.' }),
    until: nullable(Type.String({ format: 'date-time', description: 'Until when; null while it lasts.' })),
  },
  { $id: 'TermOutage' },
);
export type TermOutage = Static<typeof TermOutage>;

export const Notification = Type.Object(
  {
    ...common,
    kind: oneOf(['notification', 'communication', 'unknown'], 'A communication never expires, but reading it accepts it.'),
    issuer: Type.Object({ administration: nullable(Ine10), name: Type.String(), department: nullable(Type.String()) }),
    title: Type.String(),
    reference: nullable(Type.String()),
    registerNumber: nullable(Type.String()),
    depositedAt: nullable(Moment('When it was made available.')),
    expiresAt: nullable(Moment('When it expires, exactly as the contract says.')),
    expirySource: nullable(oneOf(['contract', 'estimated'], 'Where expiresAt comes from.')),
    servedAt: nullable(Moment('When it was accepted, refused or expired.')),
    state: NotificationState,
    unread: nullable(Type.Boolean()),
    alsoOnPaper: nullable(Type.Boolean()),
    level: nullable(AssuranceLevel),
    levelSuffices: nullable(Type.Boolean({ description: 'Whether this sign-in is strong enough to open it.' })),
    language: nullable(oneOf(['ca', 'es', 'oc', 'en'], 'Language of the text.')),
    caseFile: nullable(Type.String()),
    link: nullable(Link),
    asked: Type.Optional(Type.Boolean({ description: 'An act on it was asked for at this gateway and its result is not known yet.' })),
    outages: Type.Optional(
      Type.Array(TermOutage, {
        description:
          'Only of what has expired: outages of its service or of this gateway while it could be opened, the longest in their order.',
      }),
    ),
  },
  { $id: 'Notification' },
);
export type Notification = Static<typeof Notification>;

const LegalBasis = oneOf(['consent', 'law', 'no-objection'], 'Why the exchange was lawful, as the requester stated it.');
export type LegalBasis = Static<typeof LegalBasis>;

/** One of the citizen's own looks at their folder, inside the row of its day. */
export const OwnVisit = Type.Object(
  {
    at: Moment('When.'),
    product: Type.String({ description: 'The collection that was asked for.' }),
    bodiesAsked: Type.Array(Ine10, { description: "Codes of the bodies that were asked; their names stand in the row's own list." }),
  },
  { $id: 'OwnVisit' },
);
export type OwnVisit = Static<typeof OwnVisit>;

/** One time that a body looked at the citizen's data: an exchange between bodies, or a look-up by this gateway. */
export const DataUse = Type.Object(
  {
    ...common,
    kind: oneOf(['exchange', 'look-up'], "Between two bodies, or by this folder on the citizen's own behalf."),
    at: nullable(Moment('When.')),
    requester: Type.Object({ administration: nullable(Ine10), name: nullable(Type.String()) }),
    provider: Type.Object({ name: nullable(Type.String()) }),
    data: Type.Object({ product: nullable(Type.String()), modality: nullable(Type.String()), name: nullable(Type.String()) }),
    purpose: Type.Object({ code: nullable(Type.String()), text: nullable(Type.String()) }),
    procedure: nullable(Type.String({ description: 'Code of the procedure (SIA).' })),
    legalBasis: nullable(LegalBasis),
    mayObject: Type.Boolean({ description: 'Whether the citizen may object (only with no-objection).' }),
    caseFile: nullable(Type.String()),
    outcome: nullable(oneOf(['done', 'pending', 'failed'], 'How it ended.')),
    site: nullable(PublicBody),
    bodiesAsked: Type.Array(PublicBody, { description: 'The bodies that a look-up asked; empty for an exchange.' }),
    visits: Type.Optional(
      Type.Array(OwnVisit, {
        description:
          'What the citizen looked at on one day from one site is one row; here is each time, newest first. Not in rows of legal acts.',
      }),
    ),
  },
  { $id: 'DataUse' },
);
export type DataUse = Static<typeof DataUse>;

export const CoverageState = oneOf(
  ['answered', 'empty', 'late', 'failed', 'malformed', 'not-connected', 'level-too-low', 'not-represented'],
  'What became of the question to this source.',
);
export type CoverageState = Static<typeof CoverageState>;

export const Source = Type.Object({ administration: Ine10, name: Type.String(), service: Service }, { $id: 'Source' });
export type Source = Static<typeof Source>;

/** What became of one source: the reason why "nothing" can be trusted, or not. */
export const Coverage = Type.Object(
  {
    administration: Ine10,
    name: Type.String(),
    service: Service,
    state: CoverageState,
    items: Type.Integer({ minimum: 0 }),
    discarded: Type.Integer({ minimum: 0, description: 'Elements that could not be read and are not shown.' }),
    asOf: nullable(Type.String({ format: 'date-time', description: 'When the body gave this answer.' })),
    retryable: Type.Boolean({ description: 'Whether asking again may help.' }),
    notes: Type.Array(QualityNote),
  },
  { $id: 'Coverage' },
);
export type Coverage = Static<typeof Coverage>;

export const Completeness = oneOf(['complete', 'partial', 'none'], 'Whether every source answered, some, or none.');
export type Completeness = Static<typeof Completeness>;

/** Who is signed in, masked for the screen. */
export const Me = Type.Object(
  {
    name: Type.String(),
    identifier: Type.String({ description: 'Masked: ***1234**.' }),
    level: AssuranceLevel,
    method: nullable(Type.String()),
    signedInAt: Type.String({ format: 'date-time' }),
    expiresAt: Type.String({ format: 'date-time', description: 'When the session ends whatever happens.' }),
    actingFor: nullable(Type.Object({ name: Type.String(), identifier: Type.String() })),
    officialTime: Type.String({ format: 'date-time' }),
  },
  { $id: 'Me' },
);
export type Me = Static<typeof Me>;

export const Administration = Type.Object(
  { administration: Ine10, dir3: nullable(Type.String()), name: Type.String(), services: Type.Array(Service) },
  { $id: 'Administration' },
);
export type Administration = Static<typeof Administration>;
