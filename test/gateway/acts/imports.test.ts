/** Who can reach the operations that have a legal effect: read from the imports, so that a later change cannot open a door unseen. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../gateway/src/', import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

/** Module → the modules that it loads; types leave nothing behind. */
const imports = new Map(
  files.map((name) => {
    const text = readFileSync(join(root, name), 'utf8');
    const code = text.replace(/^(import|export) type [^;]*;$/gms, '');
    const targets = [...code.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"](\.[^'"]+)['"]/g)].map(([, path = '']) =>
      relative(root, join(root, dirname(name), path.replace(/\.js$/, '.ts'))),
    );
    return [name, targets] as const;
  }),
);

const effectful = ['contracts/enotum/acts.ts', 'contracts/send-once.ts'];
const opening = 'contracts/enotum/documents.ts';

function reachableFrom(start: string): Set<string> {
  const seen = new Set<string>();
  const waiting = [start];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    waiting.push(...(imports.get(next) ?? []));
  }
  return seen;
}

const importersOf = (module: string): string[] => [...imports].filter(([, targets]) => targets.includes(module)).map(([name]) => name);

describe('the operations with a legal effect', () => {
  it('are where this test looks for them', () => {
    for (const module of [...effectful, opening]) assert.ok(imports.has(module), module);
    const total = [...imports.values()].flat();
    assert.ok(total.length > 200 && total.every((target) => imports.has(target)), 'every import was understood');
  });

  it('are imported by the desk of acts alone', () => {
    assert.deepEqual(importersOf('contracts/enotum/acts.ts'), ['acts/enotum-register.ts']);
    assert.deepEqual(importersOf(opening), ['acts/enotum-register.ts']);
    assert.deepEqual(importersOf('contracts/send-once.ts'), ['contracts/enotum/acts.ts']);
  });

  it('are in no module that the folder or the routes of lists can reach', () => {
    const readers = files.filter((name) => /^(folder|http|registry|identity|store)\//.test(name));
    assert.ok(readers.length > 40);
    for (const name of [...readers, 'contracts/enotum/source.ts', 'contracts/enotum/client.ts']) {
      const reached = reachableFrom(name);
      for (const module of [...effectful, opening]) assert.ok(!reached.has(module), `${name} reaches ${module}`);
    }
    assert.ok(!reachableFrom('http/routes/collections.ts').has('acts/desk.ts'));
  });

  it('are called in one place, without a retry, a guard or a shared read in sight', () => {
    const callers = files.filter((name) => /\.act\(/.test(readFileSync(join(root, name), 'utf8')));
    assert.deepEqual(callers, ['acts/perform.ts']);
    const desk = reachableFrom('acts/desk.ts');
    for (const helper of ['folder/guard.ts', 'folder/sharing.ts']) assert.ok(!desk.has(helper), helper);
  });
});
