/** Texts and addresses that have made pages run foreign code, sent by a body over its real contract. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createHccSource } from '../../../gateway/src/contracts/hcc/source.js';
import { ADDRESSES, MARKUP } from '../../support/payloads.js';
import { caseFile } from './hcc/fixtures.js';
import { bodyThatSays, optionsFor, questionOf } from './support.js';

const ask = async (changes: readonly object[]) => {
  const expedients = changes.map((change, index) => ({ ...caseFile, idExpedient: `X${index}`, ...change }));
  const { url } = await bodyThatSays({ codiResultat: '200', expedients });
  return createHccSource(optionsFor(url)).caseFiles(questionOf());
};

describe('the text of a body', () => {
  for (const [name, texts] of Object.entries(MARKUP)) {
    it(`stays the text that it is: ${name}`, async () => {
      const { items } = await ask(texts.map((text) => ({ assumpteExpedient: text })));
      assert.deepEqual(
        items.map(({ title, notes }) => [title, notes]),
        texts.map((text) => [text, []]),
      );
    });
  }
});

describe('the address of a body', () => {
  it('is no link where it leads anywhere but to its own hosts over https', async () => {
    const { items } = await ask(ADDRESSES.map((urlExpedient) => ({ urlExpedient })));
    assert.equal(items.length, ADDRESSES.length);
    for (const [index, { link }] of items.entries()) {
      assert.ok(!link?.trusted, ADDRESSES[index]);
      assert.match(link?.href ?? 'http://', /^https?:\/\/[\x21-\x7e]*$/);
    }
  });

  it('is a link on its own hosts', async () => {
    const { items } = await ask([{ urlExpedient: 'https://seu.exemple.cat/x?a=1#b' }]);
    assert.equal(items[0]?.link?.trusted, true);
  });
});
