/** The kit's code for frames, as its build left it beside this package: which files there are, and which of them a frame will need. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { Type, type Static } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { Encoding } from '../http/encoding.js';

const Manifest = Type.Object({
  /** By name, the file below `/kit/`. */
  entries: Type.Object({ early: Type.String(), frame: Type.String(), popup: Type.String() }),
  styles: Type.Object({ frame: Type.String() }),
  /** By tag, `in:` and tag (once somebody is signed in), or `lang-` and language: the files that come with it. */
  parts: Type.Record(Type.String(), Type.Array(Type.String())),
});
type Manifest = Static<typeof Manifest>;

const types: Record<string, string> = { '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8' };

export interface KitFile {
  type: string;
  body(encoding: Encoding): Promise<Buffer>;
}

/** A script that stands in a document, and by what the policy knows it. */
export interface InlineScript {
  code: string;
  /** A source of the policy: its SHA-256. */
  source: string;
}

export interface KitFiles {
  manifest: Manifest;
  /** Tags that a frame can show. */
  tags: string[];
  /** By the path below `/kit/`. */
  find(path: string): KitFile | undefined;
  /** What stands in the documents themselves. */
  early: InlineScript;
  /** Changes with every build. */
  version: string;
}

/**
 * Reads everything once: the names hold hashes, so nothing changes while the gateway runs. Undefined where the kit was not built.
 * @throws when what is there is no build of the kit.
 */
export function readKit(folder: string): KitFiles | undefined {
  const file = join(folder, 'manifest.json');
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, 'utf8');
  const manifest: unknown = JSON.parse(text);
  if (!Value.Check(Manifest, manifest)) throw new Error(`${file} is not a manifest of the kit. Build the kit again.`);
  const files = new Map<string, KitFile>();
  for (const entry of readdirSync(folder, { recursive: true })) {
    const path = String(entry).replaceAll('\\', '/');
    const type = types[extname(path)];
    if (type !== undefined) files.set(path, { type, body: compressedOnce(readFileSync(join(folder, path))) });
  }
  const named = [...Object.values(manifest.entries), ...Object.values(manifest.styles), ...Object.values(manifest.parts).flat()];
  const missing = named.filter((path) => !files.has(path));
  if (missing.length > 0) throw new Error(`${file} names files that are not there: ${missing.join(', ')}. Build the kit again.`);
  return {
    manifest,
    tags: Object.keys(manifest.parts).filter((part) => /^my-[a-z-]+$/.test(part) && part !== 'my-space'),
    find: (path) => files.get(path),
    early: inlineScript(join(folder, manifest.entries.early)),
    version: createHash('sha256').update(text).digest('base64url').slice(0, 16),
  };
}

/** The files that a frame with these tags in that language fetches before anybody has signed in. */
export const filesOf = (kit: KitFiles, tags: string[], language: string): string[] =>
  filesUnder(kit, ['frame', 'my-space', ...tags, `lang-${language}`]);

/** What it fetches besides for somebody who has. */
export const signedInFilesOf = (kit: KitFiles, tags: string[]): string[] =>
  filesUnder(
    kit,
    ['my-space', ...tags].map((tag) => `in:${tag}`),
  );

const filesUnder = ({ manifest }: KitFiles, parts: string[]): string[] => [...new Set(parts.flatMap((part) => manifest.parts[part] ?? []))];

function inlineScript(file: string): InlineScript {
  const code = readFileSync(file, 'utf8').trim();
  // In a document either would end the script, or change how it is read.
  if (/<\/script|<!--/i.test(code)) throw new Error(`${file} cannot stand in a document.`);
  return { code, source: `'sha256-${createHash('sha256').update(code).digest('base64')}'` };
}

/** The first who asks waits for the tightest compression; everybody after that gets it from memory. */
function compressedOnce(raw: Buffer): KitFile['body'] {
  const made = new Map<Encoding, Promise<Buffer>>([['identity', Promise.resolve(raw)]]);
  const make = (encoding: Encoding) =>
    encoding === 'br'
      ? promisify(brotliCompress)(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length } })
      : promisify(gzip)(raw, { level: 9 });
  return (encoding) => {
    const known = made.get(encoding);
    if (known) return known;
    const body = make(encoding);
    made.set(encoding, body);
    return body;
  };
}
