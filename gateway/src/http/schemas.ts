/** What the routes take and give: the wire shapes around the folder's model. */
import { Type, type Static, type TSchema } from '@sinclair/typebox';
import {
  Administration,
  Capacity,
  Completeness,
  Coverage,
  DataUse,
  Ine10,
  Link,
  Me,
  Notification,
  OwnVisit,
  Procedure,
  PublicBody,
  QualityNote,
  RegistryEntry,
  Service,
  Source,
  TermOutage,
} from '../folder/model.js';
import { ProblemDocument } from './problem.js';

/** Refers to a shape by its name, as fastify resolves it. */
export const named = (id: string) => Type.Unsafe<unknown>({ $ref: `${id}#` });

const Day = (description: string) => Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', description });

/** The collections of the folder and what each holds. */
export const collectionItems = {
  procedures: Procedure,
  'registry-entries': RegistryEntry,
  notifications: Notification,
  'data-usage': DataUse,
} as const;
export type CollectionName = keyof typeof collectionItems;

export const CollectionQuery = Type.Object(
  {
    administration: Type.Optional(Type.Array(Ine10, { maxItems: 50, description: 'Only these bodies.' })),
    from: Type.Optional(Day('First day; three years ago by default.')),
    to: Type.Optional(Day('Last day; today by default.')),
    state: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 10, description: 'Only these states.' })),
    capacity: Type.Optional(Capacity),
    q: Type.Optional(Type.String({ maxLength: 200, description: 'Words to find in title, body and number.' })),
    fresh: Type.Optional(Type.Boolean({ description: 'Ask again even where an answer of seconds ago is at hand.' })),
  },
  { additionalProperties: false },
);
export type CollectionQuery = Static<typeof CollectionQuery>;

const Period = Type.Object({ from: Day('First day.'), to: Day('Last day.') }, { $id: 'Period' });

const officialTime = Type.String({ format: 'date-time', description: "The gateway's clock, Europe/Madrid. All terms count by it." });
const unasked = Type.Integer({
  minimum: 0,
  description: 'Connected bodies that were not asked this time; the next visit asks more of them.',
});

const limitedTo = Type.Optional(
  Type.String({
    description: 'Name of the only body whose data this site gets: it is open and not trusted, so it shows nothing of the others.',
  }),
);

/** The whole answer at once, for those who wait. */
export const CollectionAnswer = (item: TSchema) =>
  Type.Object({
    completeness: Completeness,
    officialTime,
    period: named('Period'),
    unasked,
    limitedTo,
    sources: Type.Array(named('Coverage')),
    items: Type.Array(named(item.$id as string)),
  });

/** The lines of the streamed answer, one JSON object a line. */
const StreamStart = Type.Object(
  { kind: Type.Literal('start'), sources: Type.Array(named('Source')), officialTime, period: named('Period'), unasked, limitedTo },
  { $id: 'StreamStart' },
);
const StreamSource = Type.Object(
  { kind: Type.Literal('source'), coverage: named('Coverage'), items: Type.Array(Type.Unknown({ description: 'As in the JSON answer.' })) },
  { $id: 'StreamSource' },
);
const StreamEnd = Type.Object({ kind: Type.Literal('end'), completeness: Completeness, officialTime }, { $id: 'StreamEnd' });

const Site = Type.Object(
  {
    administration: Ine10,
    name: Type.String(),
    origins: Type.Array(Type.String()),
    returnUrls: Type.Array(Type.String({ description: 'Pages to which a sign-in may return, to the letter.' })),
    mount: Type.Unsafe<'sealed' | 'open'>({ type: 'string', enum: ['sealed', 'open'] }),
  },
  { $id: 'Site' },
);

const FrameSession = Type.Object(
  {
    person: Type.Union([Type.String({ description: 'Opaque; another value is another person or another sign-in.' }), Type.Null()]),
    keepsCookies: Type.Boolean({ description: 'Whether a cookie of an earlier answer came with this request.' }),
    idleSeconds: Type.Integer({ description: 'How long the session lasts without a request.' }),
  },
  { $id: 'FrameSession' },
);

export const OutageQuery = Type.Object(
  {
    from: Type.Optional(Day('First day; thirty days ago by default.')),
    to: Type.Optional(Day('Last day; today by default.')),
    administration: Type.Optional(Ine10),
    service: Type.Optional(Service),
  },
  { additionalProperties: false },
);
export type OutageQuery = Static<typeof OutageQuery>;

const instant = (description: string) => Type.String({ format: 'date-time', description: `${description} Official time.` });

const Outage = Type.Object(
  {
    source: Source,
    from: instant('The first question that failed; of the gateway itself, the last moment at which it surely worked.'),
    lastFailed: instant('The last question that failed. Between this and the end nobody may have asked.'),
    until: Type.Union([instant('The end.'), Type.Null()], { description: 'Null while it lasts.' }),
    ending: Type.Unsafe<'worked-again' | 'not-seen' | null>({
      type: ['string', 'null'],
      enum: ['worked-again', 'not-seen', null],
      description: 'Whether it worked again, or the gateway stopped looking.',
    }),
    reason: Type.Unsafe<'late' | 'failed' | 'stood-still'>({
      type: 'string',
      enum: ['late', 'failed', 'stood-still'],
      description: 'No answer in time; not reached, or answered with a failure; the gateway or its database did not run.',
    }),
  },
  { $id: 'Outage' },
);

const Outages = Type.Object(
  {
    officialTime,
    period: Period,
    watchedSince: Type.Union([instant('Since when there is a log.'), Type.Null()], {
      description: 'What was before is not known here; null where nothing is.',
    }),
    more: Type.Boolean({ description: 'Whether there were more than fit in one answer; ask for fewer days.' }),
    items: Type.Array(Outage, { description: 'Newest first.' }),
  },
  { $id: 'Outages' },
);

const Health = Type.Object(
  {
    status: Type.Unsafe<'ok' | 'unavailable'>({ type: 'string', enum: ['ok', 'unavailable'] }),
    checks: Type.Record(Type.String(), Type.Boolean()),
  },
  { $id: 'Health' },
);

/** Replaces each shape that has a name of its own by a reference, so that every shape is described once. */
function withReferences(schema: unknown, top = true): unknown {
  if (Array.isArray(schema)) return schema.map((each) => withReferences(each, false));
  if (typeof schema !== 'object' || schema === null) return schema;
  if (!top && '$id' in schema) return { $ref: `${String(schema.$id)}#` };
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, withReferences(value, false)]));
}

/** Everything that routes refer to by name. */
export const namedSchemas = [
  PublicBody,
  QualityNote,
  Link,
  Source,
  Coverage,
  Period,
  RegistryEntry,
  Procedure,
  TermOutage,
  Notification,
  OwnVisit,
  DataUse,
  Me,
  Administration,
  StreamStart,
  StreamSource,
  StreamEnd,
  Site,
  FrameSession,
  Outage,
  Outages,
  Health,
  ProblemDocument,
].map((schema) => withReferences(schema));
