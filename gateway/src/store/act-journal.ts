import { createHash } from 'node:crypto';
import { open, readFile, rename, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { KeptAct } from '../acts/ports.js';

interface Waiting {
  acts: readonly KeptAct[];
  resolve: () => void;
  reject: (reason: unknown) => void;
}

/**
 * The acts beside the embedded database, which does not wait for the disk: a line with a checksum, appended and synced before anything else
 * happens; what is synced together is one line, so that a torn write leaves one line torn, the last. At the start the lines are put back into the database, so that a power cut loses no act that was told to anybody.
 */
export class ActJournal {
  #waiting: Waiting[] = [];
  #isWriting = false;
  #written: Promise<void> = Promise.resolve();
  #broken: Error | undefined;

  private constructor(
    private readonly path: string,
    private file: FileHandle,
    private length: number,
  ) {}

  /**
   * Opens the journal, and gives the last version of each act in it. A last line that was cut off in writing was never told to anybody: it goes.
   * @throws where any other line is not what was written
   */
  static async open(dataDir: string): Promise<{ journal: ActJournal; acts: KeptAct[]; lines: number }> {
    const path = join(dataDir, 'acts.journal');
    const file = await open(path, 'a+', 0o600);
    try {
      await syncFolder(dirname(path));
      const { acts, lines, bytes } = readLines(await readFile(path), path);
      await file.truncate(bytes);
      await file.sync();
      return { journal: new ActJournal(path, file, bytes), acts, lines };
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** Resolves when what belongs together is on the disk, all of it or, after a power cut, nothing. Concurrent changes share one sync. */
  append(acts: readonly KeptAct[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ acts, resolve, reject });
      if (!this.#isWriting) this.#written = this.#writeAll();
    });
  }

  /** Replaces the journal by these acts, one line each: it appears whole or not at all. */
  async rewrite(acts: readonly KeptAct[]): Promise<void> {
    const draft = `${this.path}.new`;
    const file = await open(draft, 'w', 0o600);
    const text = acts.map((act) => lineOf([act])).join('');
    await file.writeFile(text);
    await file.sync();
    await file.close();
    await rename(draft, this.path);
    await syncFolder(dirname(this.path));
    await this.file.close();
    this.file = await open(this.path, 'a+', 0o600);
    this.length = Buffer.byteLength(text);
  }

  async close(): Promise<void> {
    await this.#written;
    await this.file.close();
  }

  /** Never rejects: each failure goes to those who wait for that batch. */
  async #writeAll(): Promise<void> {
    this.#isWriting = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0);
      try {
        await this.#write(lineOf(batch.flatMap(({ acts }) => acts)));
        for (const { resolve } of batch) resolve();
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    // In the same breath as the look at what waits: whoever comes next starts anew.
    this.#isWriting = false;
  }

  async #write(text: string): Promise<void> {
    if (this.#broken) throw this.#broken;
    try {
      await this.file.appendFile(text);
      await this.file.datasync();
      this.length += Buffer.byteLength(text);
    } catch (error) {
      await this.#takeBack(error);
      throw error;
    }
  }

  /** Half a line in the middle would make the whole unreadable. Where it cannot be taken back, nothing more is written. */
  async #takeBack(cause: unknown): Promise<void> {
    try {
      await this.file.truncate(this.length);
      await this.file.datasync();
    } catch {
      this.#broken = new Error(`${this.path} can no longer be written.`, { cause });
    }
  }
}

function lineOf(acts: readonly KeptAct[]): string {
  const text = JSON.stringify(acts);
  return `${checksum(text)} ${text}\n`;
}

const checksum = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

function readLines(content: Buffer, path: string): { acts: KeptAct[]; lines: number; bytes: number } {
  const last = new Map<string, KeptAct>();
  let bytes = 0;
  let lines = 0;
  while (bytes < content.length) {
    const end = content.indexOf(0x0a, bytes);
    const acts = end < 0 ? undefined : parseLine(content.toString('utf8', bytes, end));
    if (!acts) {
      if (end >= 0 && end < content.length - 1) throw new Error(`Line ${lines + 1} of ${path} is not what was written.`);
      break;
    }
    for (const act of acts) {
      const earlier = last.get(`${act.subject} ${act.key}`);
      if (!earlier || earlier.version <= act.version) last.set(`${act.subject} ${act.key}`, act);
    }
    lines++;
    bytes = end + 1;
  }
  return { acts: [...last.values()], lines, bytes };
}

function parseLine(line: string): KeptAct[] | undefined {
  const text = line.slice(33);
  if (line[32] !== ' ' || checksum(text) !== line.slice(0, 32)) return undefined;
  const date = (value: Date | null): Date | null => value && new Date(value);
  return (JSON.parse(text) as KeptAct[]).map((act) => ({
    ...act,
    askedAt: new Date(act.askedAt),
    sentAt: date(act.sentAt),
    settledAt: date(act.settledAt),
  }));
}

/** A new name in a folder is durable only once the folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
