import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { loadKeys } from '../../../gateway/src/identity/keys.js';
import { maskIdentifier } from '../../../gateway/src/identity/mask.js';
import { failureTexts } from '../../../gateway/src/pages/failure.js';
import { pageLanguage } from '../../../gateway/src/pages/language.js';
import { ReplayMemory } from '../../../gateway/src/identity/replay-memory.js';
import { subjectOf } from '../../../gateway/src/identity/subject.js';

describe('masking an identifier', () => {
  // The examples of the data protection authorities' own guidance, and ours.
  const examples: [string, string][] = [
    ['12345678X', '***4567**'],
    ['L1234567X', '****4567*'],
    ['ABC123456', '*****3456'],
    ['XY12345678AB', '*****4567***'],
    ['ABCD123XY', '*****23XY'],
    ['00000000T', '***0000**'],
    ['Q0000000J', '****0000*'],
    ['AB', '*B'],
    ['', ''],
  ];
  for (const [identifier, masked] of examples) {
    it(`shows ${identifier || 'nothing'} as ${masked || 'nothing'}`, () => assert.equal(maskIdentifier(identifier), masked));
  }
});

describe('the subject', () => {
  const key = Buffer.alloc(32, 1);
  const person = { identifierType: 'nif', identifier: '00000000T' } as const;

  it('is the same for the same person, and another with another key, type or identifier', () => {
    assert.equal(subjectOf(key, person), subjectOf(key, person));
    const others = [
      subjectOf(Buffer.alloc(32, 2), person),
      subjectOf(key, { ...person, identifierType: 'passport' }),
      subjectOf(key, { ...person, identifier: '99999018D' }),
    ];
    assert.equal(new Set([...others, subjectOf(key, person)]).size, 4);
  });
});

describe('the keys', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'meu-espai-keys-'));
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  it('are made once, for their owner only, even when two start at the same moment', async () => {
    const [one, two] = await Promise.all([loadKeys(dataDir), loadKeys(dataDir)]);
    assert.deepEqual(one, two);
    assert.deepEqual(await loadKeys(dataDir), one);
    assert.equal((await stat(join(dataDir, 'keys', 'keys.json'))).mode & 0o777, 0o600);
    assert.equal((await stat(join(dataDir, 'keys'))).mode & 0o777, 0o700);
    assert.equal(one.subjectKey.length, 32);
    assert.notDeepEqual(one.subjectKey, one.sessionKey);
  });

  it('are not replaced without a word when the file is broken', async () => {
    await loadKeys(dataDir);
    const path = join(dataDir, 'keys', 'keys.json');
    const { subjectKey: _lost, ...rest } = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
    for (const content of ['', '{', JSON.stringify(rest)]) {
      await writeFile(path, content);
      await assert.rejects(loadKeys(dataDir), /keys\.json.*backup/);
    }
  });
});

describe('the memory of proofs', () => {
  it('takes each proof of each key once', () => {
    const memory = new ReplayMemory();
    assert.equal(memory.firstTime('key', 'a'), true);
    assert.equal(memory.firstTime('key', 'a'), false);
    assert.equal(memory.firstTime('key', 'b'), true);
    assert.equal(memory.firstTime('other', 'a'), true);
  });
});

describe('the words of the pages', () => {
  it('are all there in all four languages', () => {
    const keys = Object.keys(failureTexts.ca);
    for (const texts of Object.values(failureTexts)) {
      assert.deepEqual(Object.keys(texts), keys);
      assert.ok(Object.values(texts).every((text) => text.length > 0));
    }
  });

  it('come in the first language that can be had', () => {
    assert.equal(pageLanguage(['fr es']), 'es');
    assert.equal(pageLanguage([undefined, 'de-AT,en;q=0.8,ca;q=0.5']), 'en');
    assert.equal(pageLanguage(['OC-Aranes']), 'oc');
    for (const wish of [undefined, '', 'constructor', '__proto__', 'fr']) assert.equal(pageLanguage([wish]), 'ca');
  });
});
