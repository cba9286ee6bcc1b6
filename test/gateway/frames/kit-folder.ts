/** A build of the kit as small as it can be. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const files: Record<string, string> = {
  'frame-aaaa.js': `export const frame = ${JSON.stringify('f'.repeat(4_000))};`,
  'popup-bbbb.js': 'export {};',
  'early-dddd.js': '(function () {})();',
  'frame-cccc.css': 'body { margin: 0 }',
  'chunks/core-1.js': 'export const core = 1;',
  'chunks/session-2.js': 'export const session = 2;',
  'chunks/procedures-3.js': 'export const procedures = 3;',
  'chunks/procedures-body-4.js': 'export const body = 4;',
  'chunks/oc-5.js': 'export const oc = 5;',
  'frame-aaaa.js.map': '{}',
};

export const manifest = {
  entries: { early: 'early-dddd.js', frame: 'frame-aaaa.js', popup: 'popup-bbbb.js' },
  styles: { frame: 'frame-cccc.css' },
  parts: {
    frame: ['chunks/core-1.js'],
    'my-space': ['chunks/core-1.js'],
    'my-session': ['chunks/session-2.js', 'chunks/core-1.js'],
    'my-procedures': ['chunks/procedures-3.js', 'chunks/core-1.js'],
    'in:my-procedures': ['chunks/procedures-body-4.js'],
    'lang-oc-aranes': ['chunks/oc-5.js'],
  },
};

export async function kitFolder(change: object = {}): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'meu-espai-kit-'));
  await mkdir(join(folder, 'chunks'));
  for (const [path, content] of Object.entries(files)) await writeFile(join(folder, path), content);
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, ...change }));
  return { folder, remove: () => rm(folder, { recursive: true }) };
}
