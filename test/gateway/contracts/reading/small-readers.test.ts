import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { askedFor } from '../../../../gateway/src/contracts/reading/asked.js';
import { readBool } from '../../../../gateway/src/contracts/reading/bool.js';
import { keyOf } from '../../../../gateway/src/contracts/reading/choice.js';
import { codesDisagree, readIne10 } from '../../../../gateway/src/contracts/reading/ine10.js';
import { Notes } from '../../../../gateway/src/contracts/reading/notes.js';
import { opaqueId } from '../../../../gateway/src/contracts/reading/opaque-id.js';
import { readKilobytes } from '../../../../gateway/src/contracts/reading/size.js';
import { acting, questionOf, said } from '../support.js';

describe('a flag of an answer', () => {
  it('does not take the text "false" for true', () => {
    for (const value of [false, 'false', 'FALSE', 'No', 'n', 0, '0']) assert.equal(readBool(value), false);
    for (const value of [true, 'true', 'Sí', 'SI', 's', 1, '1']) assert.equal(readBool(value), true);
    for (const value of [undefined, null, '', 'potser', {}, []]) assert.equal(readBool(value), null);
  });
});

describe('a word of a closed vocabulary', () => {
  it('is compared without case, accents, punctuation or kind of space', () => {
    assert.equal(keyOf('Obert'), 'OBERT');
    assert.equal(keyOf(' No  aplica '), 'NO_APLICA');
    assert.equal(keyOf('Sí'), 'SI');
    assert.equal(keyOf('Direccio_postal'), 'DIRECCIO_POSTAL');
    for (const word of ['ANUL·LADA', 'ANUL.LADA', 'Anullada', 'anuŀlada']) assert.equal(keyOf(word), 'ANULLADA');
  });
});

describe("a body's code", () => {
  it('gets its lost leading zero back, and says so', () => {
    for (const value of ['801930008', 801930008]) {
      const notes = new Notes();
      assert.equal(readIne10(value, notes, 'administration'), '0801930008');
      assert.deepEqual(said(notes.list), ['code-repaired administration']);
    }
  });

  it('passes untouched where it is whole', () => {
    const notes = new Notes();
    assert.equal(readIne10('0801930008', notes, 'administration'), '0801930008');
    assert.deepEqual(notes.list, []);
  });

  it('is not made up from fewer digits', () => {
    for (const value of ['80193', 'CAOC', {}, 0, -801930008, 8019300.08])
      assert.equal(readIne10(value, new Notes(), 'administration'), null);
  });

  it('can be told to disagree with the DIR3 of another town', () => {
    assert.equal(codesDisagree('9821920002', 'L01080193'), true);
    assert.equal(codesDisagree('0801930008', 'L01080193'), false);
    assert.equal(codesDisagree('0801930008', 'A09006160'), false);
    assert.equal(codesDisagree(null, 'L01080193'), false);
  });
});

describe('an id of ours', () => {
  it('is stable, and differs by each part of the key', () => {
    const parts = ['hcc', '0800180001', 'case-file', 'X/2026 #33', 'interested'] as const;
    const id = opaqueId(...parts);
    assert.equal(id, opaqueId(...parts));
    assert.match(id, /^[\w-]{22}$/);
    const others = [
      opaqueId('enotum', '0800180001', 'case-file', 'X/2026 #33', 'interested'),
      opaqueId('hcc', '0801930008', 'case-file', 'X/2026 #33', 'interested'),
      opaqueId('hcc', '0800180001', 'registry-entry', 'X/2026 #33', 'interested'),
      opaqueId('hcc', '0800180001', 'case-file', 'X/2026 33', 'interested'),
      opaqueId('hcc', '0800180001', 'case-file', 'X/2026 #33', 'representative'),
    ];
    assert.equal(new Set([id, ...others]).size, 6);
  });
});

describe('a size in kilobytes', () => {
  it('becomes approximate bytes from a number, digits or digits with KB', () => {
    for (const [value, bytes] of [
      ['1024', 1_048_576],
      ['2048 KB', 2_097_152],
      [84, 86_016],
      ['1,5 kb', 1_536],
    ] as const) {
      const notes = new Notes();
      assert.equal(readKilobytes(value, notes, 'bytes'), bytes);
      assert.deepEqual(said(notes.list), ['size-approximate bytes']);
    }
  });

  it('is unknown where it is no size', () => {
    for (const value of ['gran', '-1', '2 MB', {}, { toString: 0 }]) assert.equal(readKilobytes(value, new Notes(), 'bytes'), null);
  });
});

describe('whom a question is about', () => {
  it('is the citizen, tidied', () => {
    assert.deepEqual(askedFor(questionOf({ identifier: ' 00000000-t' }).person), {
      number: '00000000T',
      kind: 'nif',
      capacity: 'interested',
    });
  });

  it('is the represented person when the citizen acts for somebody', () => {
    assert.deepEqual(askedFor(questionOf(acting).person), { number: 'Q0000000J', kind: 'cif', capacity: 'representative' });
    const other = (identifier: string) => askedFor(questionOf({ actingFor: { subject: 'pseudonym-2', identifier, name: '' } }).person).kind;
    assert.deepEqual(['99999018D', 'X1234567L', 'PAB12'].map(other), ['nif', 'nie', 'passport']);
  });
});
