import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Notes } from '../../../../gateway/src/contracts/reading/notes.js';
import { longestText, readText } from '../../../../gateway/src/contracts/reading/text.js';
import { said } from '../support.js';

const read = (value: unknown, notes = new Notes()) => readText(value, notes, 'title');

describe('a text of an answer', () => {
  it('treats null, an empty text, spaces, the word null and absence alike', () => {
    for (const nothing of [null, undefined, '', '  ', 'null', ' NULL ']) assert.equal(read(nothing), null);
  });

  it('collapses runs of spaces, line breaks and hard spaces', () => {
    assert.equal(read('  Canvi \n\t de\u00a0\u00a0finestres '), 'Canvi de finestres');
  });

  it('removes control characters and keeps letters of every script', () => {
    assert.equal(read('a\u0000b\u001bc\u0085 L·l ç 漢 👩‍👩‍👧'), 'abc L·l ç 漢 👩‍👩‍👧');
  });

  describe('shows what is hidden in it', () => {
    for (const [name, hidden, shown] of [
      ['a change of direction', 'factura\u202Efdp.exe', 'factura‹U+202E›fdp.exe'],
      ['an isolate', 'a\u2066b\u2069', 'a‹U+2066›b‹U+2069›'],
      ['marks of direction', 'a\u200Eb\u200Fc\u061Cd', 'a‹U+200E›b‹U+200F›c‹U+061C›d'],
      ['zero-width characters', 'Pag\u200Ba a\u2060quí', 'Pag‹U+200B›a a‹U+2060›quí'],
      ['joiners between letters', 'a\u200Db\u200Cc', 'a‹U+200D›b‹U+200C›c'],
      ['tags', 'a\u{E0065}', 'a‹U+E0065›'],
      ['fillers', 'a\u3164b\u115Fc\uFFA0d\u2800e\u034Ff', 'a‹U+3164›b‹U+115F›c‹U+FFA0›d‹U+2800›e‹U+034F›f'],
      ['variations of letters', 'a\uFE0Fb\uFE01c\u{E0100}', 'a‹U+FE0F›b‹U+FE01›c‹U+E0100›'],
      ['a joiner behind which nothing stands', '👩\u200D', '👩‹U+200D›'],
    ] as const) {
      it(name, () => {
        const notes = new Notes();
        assert.equal(read(hidden, notes), shown);
        assert.deepEqual(said(notes.list), ['hidden-characters title']);
      });
    }

    it('and nothing where nothing is hidden, brackets of the same kind included', () => {
      for (const text of ['👩‍👩‍👧 ❤️ 👩🏽‍🚀 1️⃣', 'L‹U+202E›', 'العربية עברית हिन्दी', 'Cañellas i Güell, 3r 2a — «pis»']) {
        const notes = new Notes();
        assert.equal(read(text, notes), text);
        assert.deepEqual(notes.list, []);
      }
    });
  });

  it('leaves out soft hyphens and byte order marks, and half characters become one sign', () => {
    const notes = new Notes();
    assert.equal(read('\uFEFFadminis\u00ADtració \uD800', notes), 'administració \uFFFD');
    assert.deepEqual(notes.list, []);
  });

  it('leaves four marks on a letter, and says when there were more', () => {
    const notes = new Notes();
    assert.equal(read(`Z${'\u0321\u0489'.repeat(40)}a`, notes), 'Z\u0321\u0489\u0321\u0489a');
    assert.deepEqual(said(notes.list), ['text-shortened title']);
    assert.equal(read('Việt Nam e\u0323\u0302\u0301'), 'Việt Nam e\u0323\u0302\u0301');
  });

  it('leaves markup and its like as the text that it is', () => {
    for (const text of [
      '<img src=x onerror=alert(1)>',
      '{{constructor.constructor("x")()}}',
      '${7*7}',
      '&lt;b&gt;',
      '</script><script>x()</script>',
    ])
      assert.equal(read(text), text);
  });

  it('takes a number as its digits', () => {
    for (const [value, text] of [
      [20260033, '20260033'],
      [-1.5, '-1.5'],
      [Number.MAX_SAFE_INTEGER, '9007199254740991'],
    ] as const)
      assert.equal(read(value), text);
  });

  it('takes none for the digits of a number that was rounded on its way', () => {
    for (const json of ['9007199254740993', '20260000000000000417', '1e21', '-9007199254740992']) {
      const notes = new Notes();
      assert.equal(read(JSON.parse(json), notes), null, json);
      assert.deepEqual(said(notes.list), ['value-unknown title']);
    }
  });

  it('refuses objects, arrays and booleans, and says so', () => {
    for (const value of [{}, ['x'], true]) {
      const notes = new Notes();
      assert.equal(read(value, notes), null);
      assert.deepEqual(said(notes.list), ['value-unknown title']);
    }
  });

  it('shortens what is too long without cutting a character in half, and says so', () => {
    const notes = new Notes();
    const text = read('a'.repeat(longestText - 2) + '👩'.repeat(10), notes);
    assert.equal(text, `${'a'.repeat(longestText - 2)}…`);
    assert.deepEqual(said(notes.list), ['text-shortened title']);
    assert.equal(read('a'.repeat(longestText))?.length, longestText);
  });
});
