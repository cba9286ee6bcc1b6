import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { FolderInUse, lockFolder } from '../../../gateway/src/store/lock.js';

describe('lock of the data folder', () => {
  let folder: string;
  const path = () => join(folder, 'lock');

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meu-espai-lock-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is held by one at a time, and leaves nothing behind', async () => {
    const lock = await lockFolder(folder);
    await assert.rejects(lockFolder(folder), FolderInUse);
    await lock.release();
    const again = await lockFolder(folder);
    await again.release();
    assert.deepEqual(await readdir(folder), []);
  });

  it('says who holds it, where, and what to do', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await once(other, 'spawn');
    await writeFile(path(), JSON.stringify({ pid: other.pid, start: null }));
    await assert.rejects(lockFolder(folder), (error: Error) => {
      assert.ok(error.message.includes(folder));
      assert.ok(error.message.includes(String(other.pid)));
      assert.match(error.message, /--data/);
      return true;
    });
    other.kill();
    await once(other, 'exit');
    const lock = await lockFolder(folder);
    await lock.release();
  });

  it('takes over from a process whose number somebody else has now', { skip: process.platform !== 'linux' }, async () => {
    await writeFile(path(), JSON.stringify({ pid: process.pid, start: '1' }));
    const lock = await lockFolder(folder);
    assert.notEqual(JSON.parse(await readFile(path(), 'utf8')).start, '1');
    await lock.release();
  });

  it('takes over a file that holds no process', async () => {
    await writeFile(path(), 'x');
    await (await lockFolder(folder)).release();
  });

  it('goes to exactly one of many who find it stale', async () => {
    await writeFile(path(), JSON.stringify({ pid: 2 ** 22 + 1, start: null }));
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(folder)));
    const won = tries.filter((result) => result.status === 'fulfilled');
    assert.equal(won.length, 1);
    await won[0]!.value.release();
    assert.deepEqual(await readdir(folder), []);
  });
});
