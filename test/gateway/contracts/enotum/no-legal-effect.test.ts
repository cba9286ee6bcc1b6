import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const folder = new URL('../../../../gateway/src/contracts/enotum/', import.meta.url);
const sources = readdirSync(folder).map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));

describe('the e-NOTUM folder', () => {
  it('has files to look at', () => assert.ok(sources.length >= 4));

  for (const { name, text } of sources) {
    it(`holds no act in ${name}`, () => {
      assert.doesNotMatch(text, /['"`](PATCH|POST|PUT|DELETE)['"`]/);
      // A body to send is what turns a read into a POST.
      assert.doesNotMatch(text, /\bsend\b\s*:/);
      assert.doesNotMatch(text, /notificacions\/|\/documents|evidencia|contingut/);
    });
  }

  it('knows three addresses, and fills none of them with an id', () => {
    const client = sources.find(({ name }) => name === 'client.ts')?.text ?? '';
    assert.match(client, /resource: 'usuari' \| 'resum' \| 'notificacions'/);
    assert.deepEqual(client.match(/new URL\(.*\)/g), ["new URL(`${options.url.replace(/\\/+$/, '')}/ciutadania/${resource}`)"]);
  });
});
