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
const lists = tags.filter((tag) => existsSync(`components/${tag}/body.ts`));

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
    assert.ok(brotliCompressSync(loader).length <= 2000);
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

describe('the frames of the gateway', () => {
  const manifest = JSON.parse(read('gateway/kit/manifest.json')) as {
    entries: Record<string, string>;
    styles: Record<string, string>;
    parts: Record<string, string[]>;
  };

  it('have files whose names change with what is in them', () => {
    for (const file of files('gateway/kit')) if (!file.endsWith('manifest.json')) assert.match(file, /-[\w-]{8}\.(?:js|css)$/);
  });

  it('are described in a manifest that names only files that are there', () => {
    assert.deepEqual(Object.keys(manifest.entries).sort(), ['early', 'frame', 'popup']);
    const named = [...Object.values(manifest.entries), ...Object.values(manifest.styles), ...Object.values(manifest.parts).flat()];
    for (const file of named) assert.ok(existsSync(`gateway/kit/${file}`), file);
    for (const tag of tags) assert.ok(manifest.parts[tag], tag);
    for (const list of lists) assert.ok(manifest.parts[`in:${list}`]?.length, list);
    for (const language of ['es', 'en', 'oc-aranes']) assert.ok(manifest.parts[`lang-${language}`]?.length, language);
  });

  it('fetch nothing of the login before somebody wants to sign in', () => {
    const atOnce = [manifest.entries['frame'] ?? '', ...tags.flatMap((tag) => manifest.parts[tag] ?? [])];
    for (const file of atOnce) assert.doesNotMatch(read(`gateway/kit/${file}`), /code_verifier/, file);
  });

  it('know no other address than their own', () => {
    for (const file of files('gateway/kit').filter((name) => name.endsWith('.js')))
      assert.doesNotMatch(read(file), /import\(?["'`]https?:/, file);
  });
});

describe('the sealed mount', () => {
  it('has a height and a title in every language for each tag that shows something', () => {
    for (const tag of tags.filter((name) => name !== 'my-space')) {
      const { height, title } = JSON.parse(read(`components/${tag}/sealed.json`)) as {
        height: Record<string, number>;
        title: Record<string, string>;
      };
      assert.ok(height['wide'] && height['narrow'], tag);
      for (const language of ['ca', 'es', 'oc', 'en']) assert.ok(title[language], `${tag} ${language}`);
    }
  });

  it('has a loader without markup, styles or code made of text', () => {
    assert.doesNotMatch(
      read('cdn/loader.js'),
      /innerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|cssText|setAttribute\(.style/,
    );
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
