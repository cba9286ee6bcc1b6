import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadConfig } from '../../../gateway/src/config/load.js';
import { optionsTable, withOptions } from '../../../scripts/options-table.js';

describe('the configuration in OPERATING.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'meu-espai-readme-'));
  after(() => rmSync(folder, { recursive: true }));

  const document = () => readFileSync(fileURLToPath(new URL('../../../OPERATING.md', import.meta.url)), 'utf8');

  it('is in order once the secret is beside it', () => {
    const text = document();
    const [, example] = /```json\n(\{[^]*?\n\})\n```/.exec(text) ?? [];
    assert.ok(example, 'a block of JSON');
    writeFileSync(join(folder, 'gateway.config.json'), example);
    writeFileSync(join(folder, 'valid-client-secret'), 'not a real one\n', { mode: 0o600 });
    assert.deepEqual(loadConfig(join(folder, 'gateway.config.json')).warnings, []);
  });

  it('tells every option as the schema knows it (npm run options)', () => {
    const bare = (text: string) => text.replaceAll(/-{3,}/g, '---').replaceAll(/[ ]+/g, ' ');
    assert.equal(bare(document()), bare(withOptions(document())));
  });

  it('leaves no option without a word', () => {
    for (const row of optionsTable().split('\n').slice(2)) assert.match(row, /^\| `[\w.[\]]+` \| .*\| .*[a-zà-ú]{3,}.* \|$/i);
  });
});
