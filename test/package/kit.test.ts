/** What the package and the CDN folder promise. Needs `npm run build:kit`. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { version } from '../../src/version.js';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));

interface Manifest {
  version: string;
  exports: Record<string, string | { types?: string; default?: string }>;
}
interface Tag {
  tagName: string;
  events?: { name: string }[];
}

const read = (file: string) => readFileSync(file, 'utf8');
const files = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'));
const packageJson = JSON.parse(read('package.json')) as Manifest;
const tags = readdirSync('components', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe('the package', () => {
  it('says the same version everywhere', () => {
    assert.equal(version, packageJson.version);
  });

  it('exports every tag, as a definition and as a class', () => {
    for (const tag of tags) {
      assert.ok(packageJson.exports[`./${tag}.js`], tag);
      assert.ok(packageJson.exports[`./${tag}/class.js`], tag);
    }
  });

  it('exports only files that are there', () => {
    for (const [name, target] of Object.entries(packageJson.exports)) {
      for (const file of typeof target === 'string' ? [target] : Object.values(target)) {
        if (!file.includes('*')) assert.ok(existsSync(file), `${name}: ${file}`);
      }
    }
  });

  it('describes every tag in the manifest', () => {
    const { modules } = JSON.parse(read('custom-elements.json')) as { modules: { declarations: Tag[] }[] };
    const described = modules.flatMap(({ declarations }) => declarations.map(({ tagName }) => tagName));
    assert.deepEqual(described.sort(), [...tags].sort());
  });

  it('defines every tag in the entry for all', () => {
    for (const tag of tags) assert.match(read('components/kit.ts'), new RegExp(`'\\./${tag}/define\\.js'`));
  });
});

describe('the CDN folder', () => {
  const loader = read('cdn/loader.js');
  const open = read('cdn/open.js');
  const parts = tags.flatMap((tag) => {
    const list = new RegExp(`["']?${tag}["']?:\\[([^\\]]*)\\]`).exec(open)?.[1] ?? '';
    return [...list.matchAll(/[\w-]+\.js/g)].map(([file]) => `cdn/chunks/${file}`);
  });

  it('has the right hash for every file', () => {
    const sri = JSON.parse(read('cdn/sri.json')) as Record<string, string>;
    const scripts = files('cdn').filter((file) => file.endsWith('.js'));
    assert.deepEqual(Object.keys(sri).sort(), scripts.map((file) => file.slice('cdn/'.length)).sort());
    for (const [file, hash] of Object.entries(sri)) {
      const digest = createHash('sha384')
        .update(readFileSync(`cdn/${file}`))
        .digest('base64');
      assert.equal(hash, `sha384-${digest}`, file);
    }
  });

  it('has a loader of at most 2 KB that needs no other file', () => {
    assert.ok(brotliCompressSync(loader).length <= 2048);
    assert.doesNotMatch(loader, /\bimport\s*(?:\{|["'`*])|\bfrom\s*["'`]/);
  });

  it('tells the open mount which files each tag consists of', () => {
    assert.ok(parts.length >= tags.length);
    for (const file of parts) assert.ok(existsSync(file), file);
  });

  it('keeps the login library out of what a signed-out page fetches', () => {
    const isLogin = (file: string) => read(file).includes('code_verifier');
    assert.ok(files('cdn/chunks').some(isLogin));
    assert.deepEqual(parts.filter(isLogin), []);
  });
});

describe('the sources of the kit', () => {
  const sources = [...files('src'), ...files('components')].filter((file) => file.endsWith('.ts'));

  for (const [what, pattern] of [
    ['HTML from text', /innerHTML|outerHTML|insertAdjacentHTML|unsafeHTML|unsafeSVG|document\.write/],
    ['style attributes', /styleMap|\sstyle=/],
    ['code from text', /\beval\(|new Function\(/],
  ] as const) {
    it(`make no ${what}, which a strict policy blocks`, () => {
      assert.deepEqual(
        sources.filter((file) => pattern.test(read(file))),
        [],
      );
    });
  }

  it('ask the network in the session only', () => {
    const asking = sources.filter((file) => /(?<![.\w#])fetch\(/.test(read(file)));
    assert.deepEqual(
      asking.filter((file) => !file.startsWith('src/session/') && file !== 'src/gateway/client.ts'),
      [],
    );
  });
});
