import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NO_HEAD, type Head } from './audit-chain.js';

/** The end of the chain, kept outside the database: without it nobody could tell that the last rows were cut off. */
export class AuditHead {
  readonly path: string;
  #known: Head | undefined;

  constructor(dataDir: string) {
    this.path = join(dataDir, 'audit-head.json');
  }

  /** @throws when the file is there but does not hold a head. */
  async read(): Promise<Head> {
    if (this.#known) return this.#known;
    let text: string;
    try {
      text = await readFile(this.path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return NO_HEAD;
      throw error;
    }
    this.#known = parse(text, this.path);
    return this.#known;
  }

  async write({ seq, hash }: Head): Promise<void> {
    const draft = `${this.path}.new`;
    await writeFile(draft, JSON.stringify({ seq, hash }), { mode: 0o600 });
    await rename(draft, this.path);
    this.#known = { seq, hash };
  }
}

function parse(text: string, path: string): Head {
  const { seq, hash } = JSON.parse(text) as Partial<Head>;
  if (!Number.isSafeInteger(seq) || typeof hash !== 'string') throw new Error(`${path} holds no head of the audit log.`);
  return { seq: seq as number, hash };
}
