/**
 * `npm run check:reproducible`: builds both packages twice, each time in a fresh folder of another name, and compares every byte that would be
 * published. So anybody can build a release again and see that nothing was put into it.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = ['dist', 'cdn', 'gateway/dist', 'gateway/kit'];
const sources = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  .split('\0')
  .filter((file) => file && existsSync(join(root, file)));

/** Hash by path of all that a build of these sources leaves. */
function build(name) {
  const folder = mkdtempSync(join(tmpdir(), name));
  try {
    for (const file of sources) cpSync(join(root, file), join(folder, file), { recursive: true });
    for (const modules of ['node_modules', 'gateway/node_modules']) {
      if (existsSync(join(root, modules))) symlinkSync(join(root, modules), join(folder, modules), 'junction');
    }
    const { status, stderr } = spawnSync('npm', ['run', '--silent', 'build'], { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`The build failed:\n${stderr}`);
    return new Map(built.flatMap((part) => hashes(folder, part)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function hashes(folder, part) {
  if (!existsSync(join(folder, part))) throw new Error(`${dirname(part)}: the build left no ${part}.`);
  return readdirSync(join(folder, part), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return [file.slice(folder.length + 1), createHash('sha256').update(readFileSync(file)).digest('hex')];
    });
}

const [first, second] = [build('meu-espai-'), build('another-folder-altogether-')];
const different = [...new Set([...first.keys(), ...second.keys()])].filter((file) => first.get(file) !== second.get(file)).sort();
if (different.length > 0) {
  console.error(`Two builds differ in:\n${different.join('\n')}`);
  process.exitCode = 1;
} else console.log(`Two builds are equal, ${first.size} files.`);
