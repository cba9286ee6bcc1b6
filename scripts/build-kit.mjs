/**
 * Builds the kit: `dist/` for npm (modules with their dependencies outside, and declarations), `cdn/` for pages without a
 * build step, and `sri.json` with the hash of every file a page may name in an `integrity` attribute.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execFileSync } from 'node:child_process';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);

rmSync('dist', { recursive: true, force: true });
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
// TypeScript emits no file for a declaration that was there from the start.
copyFileSync('src/gateway/api.d.ts', 'dist/src/gateway/api.d.ts');

for (const mode of ['open', 'loader', 'later', 'absent', 'remarks', 'kit', 'frame', 'frame-early']) await build({ mode, logLevel: 'warn' });

const integrity = (file) =>
  `sha384-${createHash('sha384')
    .update(readFileSync(join('cdn', file)))
    .digest('base64')}`;
const files = readdirSync('cdn', { recursive: true })
  .map((file) => String(file).replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.js'))
  .sort();
writeFileSync('cdn/sri.json', `${JSON.stringify(Object.fromEntries(files.map((file) => [file, integrity(file)])), null, 2)}\n`);

console.log(`dist/ and cdn/ are built, ${files.length} files for the CDN.`);
