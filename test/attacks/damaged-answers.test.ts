/**
 * Answers of bodies, damaged at random in their text and in their structure: no reader falls over, none takes long, and nothing comes out that
 * does not have the shape we promise.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type TSchema, Type } from '@sinclair/typebox';
import { TypeCompiler } from '@sinclair/typebox/compiler';
import { operations, readEnvelope } from '../../gateway/src/contracts/hcc/envelope.js';
import { mapCaseFiles, mapEntries } from '../../gateway/src/contracts/hcc/map.js';
import { mapTraces } from '../../gateway/src/contracts/via-oberta/map.js';
import { parseJson } from '../../gateway/src/contracts/json.js';
import { Notes } from '../../gateway/src/contracts/reading/notes.js';
import { readList } from '../../gateway/src/contracts/reading/elements.js';
import { DataUse, Notification, Procedure } from '../../gateway/src/folder/model.js';
import { SourceFailure } from '../../gateway/src/folder/ports.js';
import { threadCaseFiles } from '../../gateway/src/folder/threads.js';
import { item as notification, read as readNotifications } from '../gateway/contracts/enotum/fixtures.js';
import { appointment, caseFile, entry, readAppointments, readTaxes, tax } from '../gateway/contracts/hcc/fixtures.js';
import { trace } from '../gateway/contracts/via-oberta/fixtures.js';
import { abrera, citizen } from '../gateway/contracts/support.js';
import { Chance, figure, many } from './support/run.js';

/** Milliseconds that one answer may cost. */
const longest = 50;
const canary = 'CANARY-4711';
const chance = new Chance();

/** The same shape with no room for a field that it does not name. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy = Object.fromEntries(Reflect.ownKeys(schema).map((key) => [key, closed((schema as Record<PropertyKey, unknown>)[key])]));
  if (Array.isArray(copy['enum'])) return Type.Union(copy['enum'].map((value: string) => Type.Literal(value)));
  delete copy['format'];
  return 'properties' in copy ? { ...copy, additionalProperties: false } : copy;
}
const listOf = (schema: TSchema) => TypeCompiler.Compile(Type.Array(closed(schema) as TSchema));
const procedures = listOf(Procedure);
const notifications = listOf(Notification);
const dataUses = listOf(DataUse);

interface Kind {
  name: string;
  whole: unknown;
  /** What the gateway would send; throws `SourceFailure` where there is no answer. */
  read: (json: unknown) => unknown;
  shape?: { Check: (value: unknown) => boolean };
}

const future = { campDelFutur: canary, __proto__x: { [canary]: canary } };
const withFuture = <T extends object>(element: T): T => ({ ...element, ...future });
const listIn = (json: unknown, name: string): unknown[] =>
  readList((json as Record<string, unknown> | null)?.[name], new Notes(), 'items') ?? [];
const hcc = (operation: keyof typeof operations, json: unknown) => readEnvelope(json, operations[operation], new Notes()).elements;
const kinds: Kind[] = [
  {
    name: 'case files with their entries',
    whole: {
      codiResultat: '200',
      expedients: [withFuture(caseFile), { ...caseFile, idExpedient: 'X2' }],
      actuacions: [withFuture(entry), { ...entry, idActuacio: 'E2', idExpedients: ['X2', 'X2026000033'] }],
    },
    read: (json) =>
      threadCaseFiles(
        mapCaseFiles(hcc('caseFiles', json), abrera, citizen, new Notes()).items,
        mapEntries(hcc('entries', json), abrera, citizen, new Notes()).items,
      ),
    shape: procedures,
  },
  {
    name: 'appointments',
    whole: { codiResultat: '200', citesprevies: [withFuture(appointment)] },
    read: (json) => readAppointments(...hcc('appointments', json)).items,
  },
  {
    name: 'taxes',
    whole: { codiResultat: '200', tributs: [withFuture(tax)] },
    read: (json) => readTaxes(...hcc('taxes', json)).items,
  },
  {
    name: 'notifications',
    whole: { notificacions: [withFuture(notification), { ...notification, id: 2 }] },
    read: (json) => readNotifications(listIn(json, 'notificacions')).items,
    shape: notifications,
  },
  {
    name: 'traces',
    whole: { Traces: [withFuture(trace), trace] },
    read: (json) => mapTraces(listIn(json, 'Traces'), abrera, 'interested', new Notes()).items,
    shape: dataUses,
  },
];

const blanks = ' '.repeat(60_000);
/** Values that have broken readers before, here or elsewhere. */
const nasty: readonly unknown[] = [
  null,
  true,
  -0,
  1e308,
  9_007_199_254_740_993,
  '',
  'null',
  'NaN',
  'Infinity',
  'Invalid Date',
  '0000-00-00',
  '9999-12-31T24:00:00Z',
  '2026-02-30',
  `2026-01-01${'T'.repeat(30_000)}x\ny`,
  `${blanks}x`,
  blanks,
  `${'a-'.repeat(900)}.`,
  '1.'.repeat(20_000),
  '\u202E\u200B\u2066',
  'Z' + '\u0300'.repeat(20_000),
  '👩\u200D'.repeat(5_000),
  '\uD800',
  'ﷺ'.repeat(20_000),
  'javascript:alert(1)',
  `https://${'a.'.repeat(900)}cat/`,
  'https://[::1',
  '<img src=x onerror=alert(1)>',
  '__proto__',
  [],
  {},
  [[[[[[]]]]]],
  Array.from({ length: 2_000 }, (_, index) => index),
  Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`k${index}`, index])),
  JSON.parse('{"__proto__":{"idExpedient":"x"},"constructor":{"prototype":1},"toString":7,"length":-1}'),
];
const nastyText = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  '\\',
  '\\u0000',
  'NaN',
  '-',
  '1e999',
  '[['.repeat(20),
  '{"a":'.repeat(40),
  '\uFEFF',
  '//',
  '"id":7,',
];

const paths = (value: unknown, path: (string | number)[] = []): (string | number)[][] =>
  typeof value !== 'object' || value === null
    ? [path]
    : [path, ...Object.entries(value).flatMap(([key, inner]) => paths(inner, [...path, Array.isArray(value) ? Number(key) : key]))];

type Holder = Record<string | number, unknown>;

/** One to three places of the structure hold something else, are gone, or stand twice. */
function damagedStructure(whole: unknown): unknown {
  const copy = structuredClone({ whole }) as Record<string, unknown>;
  for (let times = chance.between(1, 3); times > 0; times--) {
    const path = ['whole', ...chance.pick(paths(copy['whole']))];
    const last = path.pop()!;
    const holder = path.reduce<Holder | undefined>((inner, key) => inner?.[key] as Holder | undefined, copy);
    if (typeof holder !== 'object' || holder === null) continue;
    const draw = chance.next();
    if (draw < 0.15 && Array.isArray(holder)) holder.splice(Number(last), 1);
    else if (draw < 0.3 && Array.isArray(holder)) holder.push(...Array.from({ length: chance.pick([1, 2, 40]) }, () => holder[last]));
    else if (draw < 0.4) Reflect.deleteProperty(holder, last);
    else if (draw < 0.5) holder[last] = { [last]: holder[last] };
    else holder[last] = structuredClone(chance.pick(nasty));
  }
  return copy['whole'];
}

/** The text with one to three bites, doublings and insertions, as a broken cable or a broken template makes them. */
function damagedText(whole: unknown): string {
  let text = JSON.stringify(whole);
  for (let times = chance.between(1, 3); times > 0; times--) {
    const at = chance.between(0, text.length);
    const length = chance.between(0, chance.pick([1, 8, 80]));
    const what = chance.pick([() => '', () => text.slice(at, at + length).repeat(2), () => chance.pick(nastyText)]);
    text = text.slice(0, at) + what() + text.slice(at + length);
  }
  return text;
}

/** Milliseconds that this process has worked; others on the machine do not count. */
const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

/** What came of one answer; asserts all that has to hold whatever it was. */
function judge({ name, read, shape }: Kind, text: string): 'read' | 'refused' {
  const attempt = (): { took: number; out: unknown } => {
    const start = cpu();
    try {
      const out = read(parseJson(text, 'test'));
      return { took: cpu() - start, out };
    } catch (error) {
      assert.ok(error instanceof SourceFailure, `${name}: ${String(error)} at ${text.slice(0, 300)}`);
      assert.doesNotMatch(error.message, new RegExp(canary));
      return { took: cpu() - start, out: undefined };
    }
  };
  const first = attempt();
  // Collecting the garbage of others is no fault of this answer: what is slow has to be slow three times.
  const took = first.took < longest ? first.took : Math.min(first.took, attempt().took, attempt().took);
  assert.ok(took < longest, `${name}: ${Math.round(took)} ms for ${text.slice(0, 300)}`);
  if (first.out === undefined) return 'refused';
  assert.ok(!shape || shape.Check(first.out), `${name}: out of shape for ${text.slice(0, 600)}`);
  const sent = JSON.stringify(first.out);
  assert.ok(!sent.includes('campDelFutur'), `${name}: a field that nobody knows came out`);
  assert.doesNotMatch(sent, /[\u200B\u202A-\u202E\u2060-\u2069\uFEFF]|FUNCIONARIA SECRETA|TITULAR SECRETA/);
  return 'read';
}

const runs = many(2_500, 250_000);

describe('damaged answers', () => {
  for (const kind of kinds) {
    it(`of ${kind.name}: ${runs} are read or refused, in time and in shape`, () => {
      const came = { read: 0, refused: 0 };
      assert.equal(judge(kind, JSON.stringify(kind.whole)), 'read');
      for (let run = 0; run < runs; run++) {
        const text = chance.happens(0.6) ? JSON.stringify(damagedStructure(kind.whole) ?? null) : damagedText(kind.whole);
        came[judge(kind, text)] += 1;
      }
      figure(`${kind.name}: ${came.read} read, ${came.refused} refused, none over ${longest} ms`);
      assert.ok(came.read > runs / 5 && came.refused > runs / 50, JSON.stringify(came));
    });
  }
});

describe('answers of a megabyte, made to be slow', () => {
  const megabyte = 1_000_000;
  const fill = (each: (index: number) => unknown): string => {
    const elements: string[] = [];
    for (let size = 0, index = 0; size < megabyte; index++) size += elements[elements.push(JSON.stringify(each(index))) - 1]!.length + 1;
    return `[${elements.join(',')}]`;
  };
  const [files, , , letters, traces] = kinds as [Kind, Kind, Kind, Kind, Kind];
  for (const [name, kind, text] of [
    ['one text of blanks', files, `{"codiResultat":"200","expedients":[{"idExpedient":"${' '.repeat(megabyte)}x"}]}`],
    [
      'a date that never ends',
      files,
      JSON.stringify({ codiResultat: '200', expedients: [{ ...caseFile, dataIniciExpedient: `2026-01-01${'T'.repeat(megabyte)}x\ny` }] }),
    ],
    [
      'a title of marks',
      files,
      JSON.stringify({ codiResultat: '200', expedients: [{ ...caseFile, assumpteExpedient: `a${'\u0301'.repeat(megabyte)}` }] }),
    ],
    [
      'an address of hyphens',
      files,
      JSON.stringify({ codiResultat: '200', expedients: [{ ...caseFile, urlExpedient: `a${'-'.repeat(megabyte)}` }] }),
    ],
    [
      'a flag of letters',
      files,
      JSON.stringify({ codiResultat: '200', expedients: [{ ...caseFile, actuacioCiutada: 'ﷺ'.repeat(megabyte / 3) }] }),
    ],
    ['empty elements', letters, `{"notificacions":${fill(() => [])}}`],
    ['short elements', traces, `{"Traces":${fill(() => 1)}}`],
    [
      'one entry told again and again for other case files',
      files,
      `{"codiResultat":"200","expedients":[],"actuacions":${fill((n) => ({ idActuacio: 'E', idExpedients: Array.from({ length: 100 }, (_, i) => n * 100 + i) }))}}`,
    ],
    [
      'every entry in every case file',
      files,
      JSON.stringify({
        codiResultat: '200',
        expedients: Array.from({ length: 500 }, (_, n) => ({ idExpedient: `X${n}`, numeroRegistre: 'R' })),
        actuacions: Array.from({ length: 500 }, (_, n) => ({ idActuacio: `E${n}`, numeroRegistre: 'R' })),
      }),
    ],
  ] as const) {
    it(name, () => {
      assert.equal(judge(kind, text), 'read');
      const sent = JSON.stringify(kind.read(parseJson(text, 'test'))).length;
      assert.ok(sent < 8 * megabyte, `${sent} bytes came out`);
    });
  }
});

describe('an answer that says a name twice', () => {
  it('is read with the last, as every reader of JSON in use does', () => {
    const [files] = kinds as [Kind];
    const text = JSON.stringify(files.whole).replace('"idExpedient"', '"idExpedient":"FIRST","idExpedient"');
    assert.match(text, /FIRST/);
    assert.doesNotMatch(JSON.stringify(files.read(parseJson(text, 'test'))), /FIRST/);
  });
});
