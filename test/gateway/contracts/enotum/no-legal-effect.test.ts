import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const folder = new URL('../../../../gateway/src/contracts/enotum/', import.meta.url);
/** What may only be reached from the desk of acts; see test/gateway/acts/imports.test.ts. */
const ofTheDesk = new Set(['acts.ts', 'documents.ts']);
const sources = readdirSync(folder).map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));

describe('what reads e-NOTUM for the folder', () => {
  const readers = sources.filter(({ name }) => !ofTheDesk.has(name));

  it('has files to look at', () => assert.ok(readers.length >= 4 && readers.length === sources.length - ofTheDesk.size));

  for (const { name, text } of readers) {
    it(`holds no act in ${name}`, () => {
      assert.doesNotMatch(text, /['"`](PATCH|POST|PUT|DELETE)['"`]/);
      // A body to send is what turns a read into a POST.
      assert.doesNotMatch(text, /\bsend\b\s*:/);
      assert.doesNotMatch(text, /notificacions\/|\/documents|evidencia|contingut/);
      assert.doesNotMatch(text, /'(read-receipt|acceptance|rejection)'/);
    });
  }

  it('knows three addresses, all free of effect, and fills none of them with an id', () => {
    const client = readers.find(({ name }) => name === 'client.ts')?.text ?? '';
    assert.deepEqual(client.match(/= effectFree\(.*\)/g), [
      "= effectFree('usuari')",
      "= effectFree('resum')",
      "= effectFree('notificacions')",
    ]);
    assert.match(client, /const effectFree = \(resource: string\): Operation<'none'>/);
    assert.doesNotMatch(client, /new URL\(/);
  });
});
