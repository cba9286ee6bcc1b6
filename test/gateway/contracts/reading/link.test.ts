import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readLink } from '../../../../gateway/src/contracts/reading/link.js';
import { Notes } from '../../../../gateway/src/contracts/reading/notes.js';
import { said } from '../support.js';

const read = (value: unknown, notes = new Notes()) => readLink(value, ['exemple.cat'], notes, 'link');

describe('a link of an answer', () => {
  it('trusts https on a registered host and on its subdomains', () => {
    assert.deepEqual(read('https://exemple.cat/x'), { href: 'https://exemple.cat/x', host: 'exemple.cat', trusted: true });
    assert.equal(read('https://seu.Exemple.CAT/x')?.trusted, true);
  });

  it('passes other hosts and http on, without trust', () => {
    for (const address of [
      'http://exemple.cat/x',
      'https://altre.cat/x',
      'https://noexemple.cat/x',
      'https://exemple.cat.altre.com/x',
      'https://exemple.cat./x',
      'https://exemplé.cat/',
    ]) {
      assert.equal(read(address)?.trusted, false, address);
    }
  });

  it('shows a look-alike host for what it is', () => {
    assert.equal(read('https://ехemple.cat/')?.host.startsWith('xn--'), true);
  });

  it('gives https to an address without a scheme', () => {
    assert.equal(read('www.test.com')?.href, 'https://www.test.com/');
    assert.deepEqual(read('seu.exemple.cat/x/33'), { href: 'https://seu.exemple.cat/x/33', host: 'seu.exemple.cat', trusted: true });
  });

  it('refuses what does not lead to a page of the body, and says so', () => {
    for (const value of [
      'javascript:alert(1)',
      ' JaVaScRiPt:alert(1)',
      'java\nscript:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      'file:///etc/passwd',
      '/carpeta/33',
      'carpeta/33',
      '../x',
      '//exemple.cat/x',
      '#',
      'https://',
      'https://exemple.cat@altre.com/',
      'https://u:p@exemple.cat/',
      `https://exemple.cat/${'a'.repeat(2_000)}`,
      42,
      {},
    ]) {
      const notes = new Notes();
      assert.equal(read(value, notes), null, JSON.stringify(value));
      assert.deepEqual(said(notes.list), ['link-refused link']);
    }
  });

  it('is silent where none was told', () => {
    const notes = new Notes();
    for (const value of [undefined, null, '', 'null']) assert.equal(read(value, notes), null);
    assert.deepEqual(notes.list, []);
  });
});
