import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { said } from '../support.js';
import { appointment, but, caseFile, entry, only, readAppointments, readCaseFiles, readEntries, readTaxes, tax } from './fixtures.js';

/** As it comes out of the parser, where a number of more than fifteen digits may be another one. */
const rounded = JSON.parse('9007199254740993') as number;
const long = 'X'.repeat(600);

const lists = [
  ['a case file', readCaseFiles, caseFile, 'idExpedient'],
  ['a registry entry', readEntries, but(entry, { numeroRegistre: undefined }), 'idActuacio'],
  ['an appointment', readAppointments, appointment, 'idCita'],
  ['a tax', readTaxes, tax, 'idTribut'],
] as const;

describe('an id of HCC', () => {
  for (const [what, read, element, name] of lists) {
    it(`of ${what} is whole, or the element is dropped and counted: another one's may look the same`, () => {
      for (const id of [rounded, long]) {
        const { items, discarded, notes } = read(but(element, { [name]: id }), but(element, { [name]: '9007199254740992' }));
        assert.deepEqual([items.length, discarded, said(notes)], [1, 1, ['element-dropped']]);
      }
      assert.equal(read(but(element, { [name]: 2026000417 })).items.length, 1);
    });

    it(`of ${what} is that of an older name where the present one holds none`, () => {
      assert.equal(read(but(element, { [name]: rounded, identificador: 'A-1' })).items.length, 1);
    });
  }

  it('of an entry can still be its register number', () => {
    const { entry: told, sourceId } = only(readEntries(but(entry, { idActuacio: rounded })));
    assert.deepEqual([sourceId, said(told.notes)], ['E2026000417', ['value-unknown id', 'alias-used id']]);
  });

  it('that was rounded leads to no other case file, and stands in no register number', () => {
    const { entry: told } = only(readEntries(but(entry, { idExpedients: [rounded, 'X1'], numeroRegistre: rounded })));
    assert.deepEqual([told.caseFiles, told.registerNumber], [['X1'], null]);
    assert.deepEqual(said(told.notes), ['value-unknown registerNumber', 'value-unknown caseFiles']);
  });
});
