import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mostFilesOfEntry, threadCaseFiles } from '../../../gateway/src/folder/threads.js';
import { caseFile, entry } from './support.js';

describe('threads', () => {
  it('hangs an entry under the case file that lists it', () => {
    const [row] = threadCaseFiles([caseFile('X1', { entryIds: ['E1'] })], [entry('E1')]);
    assert.deepEqual(
      row?.thread.map(({ id }) => id),
      ['id-E1'],
    );
  });

  it('hangs an entry under the case file that it names', () => {
    const [row] = threadCaseFiles([caseFile('X1')], [entry('E1', { caseFiles: ['X1'] })]);
    assert.equal(row?.thread.length, 1);
  });

  it('joins by register number, and lists an entry once although two ids say the same', () => {
    const [row] = threadCaseFiles(
      [caseFile('X1', { entryIds: ['E1'], registerNumber: 'R1' })],
      [entry('E1', { registerNumber: 'R1', caseFiles: ['X1'] })],
    );
    assert.equal(row?.thread.length, 1);
  });

  it('shows an entry in both case files that claim it', () => {
    const rows = threadCaseFiles([caseFile('X1', { entryIds: ['E1'] }), caseFile('X2', { entryIds: ['E1'] })], [entry('E1')]);
    assert.deepEqual(
      rows.map(({ thread }) => thread.length),
      [1, 1],
    );
  });

  it('shows an entry in ten case files at most, and says where it is missing', () => {
    const files = Array.from({ length: 12 }, (_, index) => caseFile(`X${index}`, { registerNumber: 'R' }));
    const rows = threadCaseFiles(files, [entry('E1', { registerNumber: 'R' })]);
    assert.equal(rows.length, 12);
    assert.equal(rows.filter(({ thread }) => thread.length === 1).length, mostFilesOfEntry);
    assert.deepEqual(
      rows.filter(({ thread }) => thread.length === 0).map(({ notes }) => notes),
      [[{ code: 'element-dropped', field: 'thread' }], [{ code: 'element-dropped', field: 'thread' }]],
    );
  });

  it('keeps an entry that nobody claims as a row of its own', () => {
    const rows = threadCaseFiles([caseFile('X1')], [entry('E9', { subject: 'Queixa' })]);
    assert.deepEqual(
      rows.map(({ kind, title }) => [kind, title]),
      [
        ['case-file', 'Canvi de finestres'],
        ['registry-entry', 'Queixa'],
      ],
    );
  });

  it('does not mix what somebody did as a representative into their own case file', () => {
    const rows = threadCaseFiles([caseFile('X1', { entryIds: ['E1'] })], [entry('E1', { capacity: 'representative' })]);
    assert.deepEqual(
      rows.map(({ kind }) => kind),
      ['case-file', 'registry-entry'],
    );
  });

  it('puts the newest entry first, and takes the latest moment of all as the last change', () => {
    const rows = threadCaseFiles(
      [caseFile('X1', { startedAt: '2026-01-01', entryIds: ['E1', 'E2'] })],
      [entry('E1', { at: '2026-02-01T10:00:00+01:00' }), entry('E2', { at: '2026-04-01T10:00:00+02:00' })],
    );
    assert.deepEqual(
      rows[0]?.thread.map(({ id }) => id),
      ['id-E2', 'id-E1'],
    );
    assert.equal(rows[0]?.lastChangeAt, '2026-04-01T10:00:00+02:00');
  });
});
