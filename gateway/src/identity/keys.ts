import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** A private ES256 key as JWK. */
export interface SigningKey {
  kty: 'EC';
  crv: 'P-256';
  alg: 'ES256';
  use: 'sig';
  kid: string;
  x: string;
  y: string;
  d: string;
}

/** The gateway's secrets. Whoever loses them signs everybody out and forgets where citizens are known; nothing else. */
export interface Keys {
  /** Signs tokens. */
  jwks: { keys: SigningKey[] };
  /** 32 bytes; turns an identifier into a subject. Must outlive everything else: the audit log is kept by subject. */
  subjectKey: Buffer;
  /** 32 bytes; seals session records. */
  sessionKey: Buffer;
  /** Sign cookies; the first one signs, all are accepted. */
  cookieKeys: string[];
}

interface KeyFile {
  signingKeys: SigningKey[];
  subjectKey: string;
  sessionKey: string;
  cookieKeys: string[];
}

/**
 * Reads `<dataDir>/keys/keys.json`; creates it at the first start, readable by its owner only.
 * @throws when the file is there but cannot be read: new keys would make the old data useless without a word.
 */
export async function loadKeys(dataDir: string): Promise<Keys> {
  const folder = join(dataDir, 'keys');
  const path = join(folder, 'keys.json');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const stored = await readIfThere(path);
  if (stored === undefined) {
    await createOnce(folder, path);
    return parse(await readFile(path, 'utf8'), path);
  }
  return parse(stored, path);
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Written aside and linked into place, so that neither a crash nor a second process leaves half a file or two sets of keys. */
async function createOnce(folder: string, path: string): Promise<void> {
  const draft = join(folder, `keys.${randomBytes(6).toString('hex')}.new`);
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(JSON.stringify(generate(), null, 2));
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft);
  }
}

function generate(): KeyFile {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x, y, d } = privateKey.export({ format: 'jwk' });
  if (!x || !y || !d) throw new Error('The signing key could not be exported.');
  const kid = createHash('sha256').update(x).update(y).digest('base64url').slice(0, 16);
  const secret = () => randomBytes(32).toString('base64url');
  return {
    signingKeys: [{ kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig', kid, x, y, d }],
    subjectKey: secret(),
    sessionKey: secret(),
    cookieKeys: [secret()],
  };
}

function parse(text: string, path: string): Keys {
  let file: Partial<KeyFile>;
  try {
    file = JSON.parse(text) as Partial<KeyFile>;
  } catch (cause) {
    throw new Error(`The key file ${path} is not JSON. Restore it from a backup; without it nobody stays signed in.`, { cause });
  }
  const subjectKey = Buffer.from(file.subjectKey ?? '', 'base64url');
  const sessionKey = Buffer.from(file.sessionKey ?? '', 'base64url');
  if (subjectKey.length !== 32 || sessionKey.length !== 32 || !file.signingKeys?.length || !file.cookieKeys?.length) {
    throw new Error(`The key file ${path} lacks a key. Restore it from a backup.`);
  }
  return { jwks: { keys: file.signingKeys }, subjectKey, sessionKey, cookieKeys: file.cookieKeys };
}
