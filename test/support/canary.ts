/** Looks for what identifies people, those of the demo or a crowd, in every form in which it could have slipped into a place where it may not be. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase } from '../../gateway/src/store/database.js';

/** Identifiers, and as much of the names as nobody else has. */
export const PERSONAL = [
  '00000000T',
  '99999018D',
  'Q0000000J',
  'CIUTADANIA FICTÍCIA',
  'FICTÍCIA NOUVINGUDA',
  'ENTITAT FICTÍCIA PJ',
] as const;

interface Needle {
  name: string;
  bytes: Buffer;
}

/** What to look for: as written, in small letters, escaped for addresses and JSON, in base64 wherever it begins, in hex, in UTF-16, and hashed without a key. */
export function needlesFor(text: string): Needle[] {
  const written = [...new Set([text, text.toLowerCase(), text.replaceAll(' ', '+'), text.replaceAll(' ', '_')])];
  const bytes = [...new Set([text, text.toLowerCase()])].flatMap((each) => [
    Buffer.from(each),
    Buffer.from(each, 'utf16le'),
    Buffer.from(each, 'utf16le').swap16(),
    Buffer.from(each, 'latin1'),
  ]);
  const hashes = ['md5', 'sha1', 'sha256', 'sha512'].map((algorithm) => createHash(algorithm).update(text).digest());
  const forms: (string | Buffer)[] = [
    ...bytes,
    ...written.flatMap((each) => [each, encodeURIComponent(each), JSON.stringify(each).slice(1, -1), escaped(each), entities(each)]),
    ...[...bytes, ...hashes].flatMap((each) => [each.toString('hex'), each.toString('hex').toUpperCase(), ...base64(each)]),
    ...hashes,
  ];
  return [...new Map(forms.map((form) => [Buffer.from(form).toString('hex'), { name: text, bytes: Buffer.from(form) }])).values()];
}

/** `Í` → `\u00cd`, as JSON written for ASCII has it. */
const escaped = (text: string): string =>
  text.replace(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
const entities = (text: string): string => text.replace(/[^\x20-\x7e]/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** Base64 of the bytes standing anywhere in a longer text: three ways to begin, without the letters that depend on the neighbours. */
function base64(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((before) => {
    const padded = Buffer.concat([Buffer.alloc(before), bytes]);
    const whole = padded.subarray(0, padded.length - (padded.length % 3)).toString('base64');
    const sure = whole.slice(before === 0 ? 0 : 4);
    // Shorter would be found anywhere.
    return sure.length < 8 ? [] : [sure, sure.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

const needles = PERSONAL.flatMap(needlesFor);

/** What of {@link PERSONAL}, or of others, the text or the bytes hold; where, with what stands around it. */
export function personalIn(content: string | Buffer, looked: readonly Needle[] = needles): string[] {
  const bytes = Buffer.from(content);
  return looked.flatMap(({ name, bytes: needle }) => {
    const at = bytes.indexOf(needle);
    return at < 0
      ? []
      : [`${name} at ${at}: ${JSON.stringify(bytes.subarray(Math.max(0, at - 60), at + needle.length + 20).toString('latin1'))}`];
  });
}

/** What a gateway that runs says of itself to whoever watches it; nothing where it has ended already. */
export const metricsOf = (address: string): Promise<{ metrics?: string }> =>
  fetch(`${address}/metrics`).then(
    async (answer) => ({ metrics: await answer.text() }),
    () => ({}),
  );

/** Every place that was looked through must be free of it, and must hold something, or nothing was looked through. */
export function assertNothingPersonal(places: Readonly<Record<string, string | Buffer>>): void {
  for (const [place, content] of Object.entries(places)) {
    assert.ok(content.length > 0, `${place} is empty`);
    assert.deepEqual(personalIn(content), [], place);
  }
}

/** Of a crowd, how many are looked for in every form; the others only as an identifier is written. */
const inEveryForm = 3;

/**
 * The same for a crowd that was made up at run time.
 * @param crowd identifiers of eight digits and a letter
 * @param names what they are called
 */
export function assertNobodyOf(
  crowd: readonly string[],
  names: readonly string[],
  places: Readonly<Record<string, string | Buffer>>,
): void {
  const looked = [...crowd.slice(0, inEveryForm), ...names].flatMap(needlesFor);
  const known = new Set(crowd);
  for (const [place, content] of Object.entries(places)) {
    assert.ok(content.length > 0, `${place} is empty`);
    assert.deepEqual(personalIn(content, looked), [], place);
    const written = Buffer.from(content)
      .toString('latin1')
      .matchAll(/\d{8}[a-z]/gi);
    for (const [identifier] of written) assert.ok(!known.has(identifier.toUpperCase()), `${place} holds an identifier`);
  }
}

/** All that a gateway that has stopped leaves behind: each file of its folder, and each row of its database as a query gives it. */
export async function leftBehind(dataDir: string, databaseUrl?: string): Promise<Record<string, string | Buffer>> {
  const files: Record<string, Buffer> = {};
  for (const entry of await readdir(dataDir, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile()) continue;
    const content = await readFile(path);
    if (content.length > 0) files[path.slice(dataDir.length)] = content;
  }
  // Long values lie compressed in the files.
  const db = await openDatabase(dataDir, databaseUrl);
  try {
    const rows: string[] = [];
    for (const { name } of await db.introspection.getTables()) {
      const table = (await db
        .selectFrom(name as 'audit')
        .selectAll()
        .execute()) as object[];
      rows.push(...table.map((row) => `${name} ${JSON.stringify(row, binaryAsBase64)}`));
    }
    return { ...files, 'the rows of the database': rows.join('\n') };
  } finally {
    await db.destroy();
  }
}

const binaryAsBase64 = (_key: string, value: unknown): unknown =>
  value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
