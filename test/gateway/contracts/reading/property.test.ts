import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readCents } from '../../../../gateway/src/contracts/reading/amount.js';
import { readBool } from '../../../../gateway/src/contracts/reading/bool.js';
import { readIne10 } from '../../../../gateway/src/contracts/reading/ine10.js';
import { readLink } from '../../../../gateway/src/contracts/reading/link.js';
import { readMoment } from '../../../../gateway/src/contracts/reading/moment.js';
import { Notes } from '../../../../gateway/src/contracts/reading/notes.js';
import { readKilobytes } from '../../../../gateway/src/contracts/reading/size.js';
import { longestText, readText } from '../../../../gateway/src/contracts/reading/text.js';

const nearlyADate = fc.stringMatching(/^[0-9T:Z +./-]{1,30}$/);
const nearlyAnAmount = fc.stringMatching(/^[-0-9., €]{1,20}$/);
const anything = fc.oneof(fc.anything(), fc.string({ unit: 'binary' }), nearlyADate, nearlyAnAmount, fc.webUrl());

describe('the readers, whatever they get', () => {
  it('answer with their own kind of value or null, and never throw', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const notes = new Notes();
        const text = readText(value, notes, 'f');
        assert.ok(text === null || (text.length > 0 && text.length <= longestText && !/\p{Cc}/u.test(text)));
        const moment = readMoment(value, notes, 'f');
        assert.ok(moment === null || /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?$/.test(moment));
        const cents = readCents(value, notes, 'f');
        assert.ok(cents === null || Number.isSafeInteger(cents));
        const ine10 = readIne10(value, notes, 'f');
        assert.ok(ine10 === null || /^\d{10}$/.test(ine10));
        const link = readLink(value, ['exemple.cat'], notes, 'f');
        assert.ok(link === null || /^https?:\/\/[^/]/.test(link.href));
        assert.ok([true, false, null].includes(readBool(value)));
        const bytes = readKilobytes(value, notes, 'f');
        assert.ok(bytes === null || Number.isSafeInteger(bytes));
      }),
      { numRuns: 2_000 },
    );
  });

  it('give back the very instant of a moment with a zone', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1980-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), (date) => {
        const moment = readMoment(date.toISOString(), new Notes(), 'f');
        assert.equal(Date.parse(moment ?? ''), Math.floor(date.getTime() / 1000) * 1000);
      }),
    );
  });

  it('give back the wall time of a moment without one, but for the hour that does not exist', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1980-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), (date) => {
        const wall = date.toISOString().slice(0, 19);
        const moment = readMoment(wall, new Notes(), 'f') ?? '';
        const skipped = moment.slice(0, 13) !== wall.slice(0, 13);
        assert.ok(!skipped || /^\d{4}-0[34]-/.test(wall), `${wall} became ${moment}`);
      }),
    );
  });

  it('read every amount that the contract can write', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e11, max: 1e11 }), (cents) => {
        const text = `${cents < 0 ? '-' : ''}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`;
        assert.equal(readCents(text, new Notes(), 'f'), cents);
      }),
    );
  });
});
