import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadConfig } from '../../../gateway/src/config/load.js';

describe('the configuration in the README', () => {
  const folder = mkdtempSync(join(tmpdir(), 'meu-espai-readme-'));
  after(() => rmSync(folder, { recursive: true }));

  it('is in order once the secret is beside it', () => {
    const readme = readFileSync(fileURLToPath(new URL('../../../README.md', import.meta.url)), 'utf8');
    const [, example] = /```json\n(\{[^]*?\n\})\n```/.exec(readme) ?? [];
    assert.ok(example, 'a block of JSON');
    writeFileSync(join(folder, 'gateway.config.json'), example);
    writeFileSync(join(folder, 'valid-client-secret'), 'not a real one\n', { mode: 0o600 });
    assert.deepEqual(loadConfig(join(folder, 'gateway.config.json')).warnings, []);
  });
});
