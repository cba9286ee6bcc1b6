import { randomBytes } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

interface Holder {
  pid: number;
  /** When the process began, in the kernel's own count; null where the system does not tell. */
  start: string | null;
}

/** Another live process uses the data folder. Two of them would ruin the embedded database. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';

  constructor(
    readonly folder: string,
    readonly pid: number,
  ) {
    super(
      `The data folder ${folder} is in use by process ${pid}. Stop that process, or give this one a folder of its own (--data). ` +
        `If process ${pid} is no gateway, remove ${join(folder, 'lock')} and start again.`,
    );
  }
}

export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Takes the data folder for this process; takes over from a process that has died.
 * A process counts as alive only if its start time matches too: after a restart of a container the same number comes back.
 * @throws {FolderInUse} when the holder is alive.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const path = join(folder, 'lock');
  const own = JSON.stringify({ pid: process.pid, start: await startOf(process.pid) } satisfies Holder);
  for (;;) {
    if (await place(path, own)) return { release: () => release(path, own) };
    const found = await readIfThere(path);
    if (found === undefined) continue;
    const holder = parse(found);
    if (holder && (await isAlive(holder))) throw new FolderInUse(folder, holder.pid);
    await removeStale(folder, path, found);
  }
}

/** The file appears whole or not at all, and for one process only. */
async function place(path: string, content: string): Promise<boolean> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, content, { mode: 0o600 });
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await rm(draft);
  }
}

/** Between reading and removing, another process may have taken over: then what was moved away is not what was read. */
async function removeStale(folder: string, path: string, judged: string): Promise<void> {
  const aside = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  const moved = await readFile(aside, 'utf8');
  if (moved !== judged) {
    await place(path, moved);
    await rm(aside);
    throw new FolderInUse(folder, parse(moved)?.pid ?? 0);
  }
  await rm(aside);
}

async function release(path: string, own: string): Promise<void> {
  if ((await readIfThere(path)) === own) await rm(path);
}

async function isAlive(holder: Holder): Promise<boolean> {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (hasCode(error, 'ESRCH')) return false;
    if (!hasCode(error, 'EPERM')) throw error;
  }
  return holder.start === null || holder.start === (await startOf(holder.pid));
}

/** Field 22 of `/proc/<pid>/stat`; the name in field 2 may itself hold spaces and brackets. */
async function startOf(pid: number): Promise<string | null> {
  const stat = await readIfThere(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

function parse(text: string): Holder | undefined {
  try {
    const { pid, start } = JSON.parse(text) as Partial<Holder>;
    return Number.isSafeInteger(pid) && pid !== undefined && pid > 0 ? { pid, start: start ?? null } : undefined;
  } catch {
    // Nobody writes half a lock: whatever this is, no gateway holds it.
    return undefined;
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ESRCH')) return undefined;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === code;
}
