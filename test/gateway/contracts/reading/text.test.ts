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

  it('takes a number as its digits', () => {
    assert.equal(read(20260033), '20260033');
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
