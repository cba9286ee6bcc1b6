import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { said } from '../support.js';
import { but, entry, only, readEntries } from './fixtures.js';

const read = (changes: Record<string, unknown> = {}) => only(readEntries(but(entry, changes)));

describe('a registry entry of HCC', () => {
  it('is read field by field, with the id of the body beside it', () => {
    const {
      sourceId,
      entry: { id, ...told },
    } = read({
      dataRegistre: '2026-03-03T08:00:00+01:00',
      procediment: 'Queixes',
      estatNotificacio: 'ACCEPTADA',
      adjunts: [{ nom: 'a' }, { nom: 'b' }],
    });
    assert.equal(sourceId, '2026-E-00417');
    assert.match(id, /^[\w-]{22}$/);
    assert.deepEqual(told, {
      body: { administration: '0800180001', dir3: 'L01080018', name: "Ajuntament d'Abrera" },
      capacity: 'interested',
      direction: 'in',
      subject: 'Instància genèrica',
      at: '2026-03-02T09:14:07+01:00',
      registerNumber: 'E2026000417',
      registeredAt: '2026-03-03T08:00:00+01:00',
      channel: 'Electrònica',
      procedure: 'Queixes',
      caseFiles: ['X2026000033'],
      notification: 'accepted',
      attachments: 2,
      link: { href: 'https://seu.exemple.cat/carpeta/a/417', host: 'seu.exemple.cat', trusted: true },
      notes: [],
    });
  });

  it('does not mind what the flag of the one-stop shop looks like (quirk 1)', () => {
    for (const fue of [true, 'false', 'no', undefined, 'potser', {}]) assert.deepEqual(read({ fue }).entry.notes, []);
  });

  it('of a town under the DIR3 of another is kept and noted (quirk 3)', () => {
    const { body, notes } = read({ codiDIR3Organisme: 'L01080193' }).entry;
    assert.deepEqual([body.administration, body.dir3, said(notes)], ['0800180001', 'L01080193', ['code-mismatch dir3']]);
  });

  it('counts attachments under both names (quirk 5)', () => {
    const renamed = read({ adjuntsDTO: [{ nom: 'rebut.pdf', uuidDesal: null }] }).entry;
    assert.deepEqual([renamed.attachments, said(renamed.notes)], [1, ['alias-used attachments']]);
    for (const adjunts of [null, [], '', undefined]) assert.equal(read({ adjunts }).entry.attachments, 0);
    assert.equal(read({ adjunts: [null, 'x', { nom: 'a' }] }).entry.attachments, 1);
  });

  it('may lack everything that the contract added later (quirk 11)', () => {
    const { notification, attachments, caseFiles, notes } = read({ idExpedients: undefined }).entry;
    assert.deepEqual([notification, attachments, caseFiles, notes], [null, 0, [], []]);
  });

  it('is read under its names of 2021 (quirk 12)', () => {
    const { sourceId, entry: told } = only(
      readEntries({
        identificador: '7',
        tipus: 'Sortida',
        assumpte: 'Resolució',
        url: 'https://seu.exemple.cat/7',
        numeroExpedient: 'X7',
        dataActuacio: '2021-03-02',
        tipusPersona: 'INTERESSAT',
      }),
    );
    assert.deepEqual(
      [sourceId, told.direction, told.subject, told.caseFiles, told.link?.host],
      ['7', 'out', 'Resolució', ['X7'], 'seu.exemple.cat'],
    );
  });

  it('in two case files stays one entry that names both (quirk 17)', () => {
    const { items, notes } = readEntries(
      but(entry, { idExpedients: undefined, idExpedient: 'X1' }),
      but(entry, { idExpedients: undefined, idExpedient: 'X2' }),
    );
    assert.deepEqual([only({ items }).entry.caseFiles, said(notes)], [['X1', 'X2'], ['duplicate']]);
  });

  it('names each of its case files once, in whichever field they come', () => {
    assert.deepEqual(read({ idExpedient: 'X1', idExpedients: ['X1', ' X2 ', '', null, 3] }).entry.caseFiles, ['X1', 'X2', '3']);
    assert.deepEqual(read({ idExpedients: 'X1' }).entry.caseFiles, ['X1']);
  });

  it('keeps its register number apart from its id, and can be told by it alone (quirk 19)', () => {
    const { sourceId, entry: told } = read();
    assert.notEqual(sourceId, told.registerNumber);
    assert.equal(read({ idActuacio: undefined }).sourceId, 'E2026000417');
  });

  it('has another id than a case file of the same number (quirk 19)', () => {
    const ids = readEntries(but(entry, { idActuacio: 'A' }), but(entry, { idActuacio: 'A', tipusPersona: 'REPRESENTANT' })).items.map(
      ({ entry: { id } }) => id,
    );
    assert.equal(new Set(ids).size, 2);
  });

  it('calls a refused or expired notification just that (quirk 25)', () => {
    const stateOf = (estatNotificacio: unknown) => read({ estatNotificacio }).entry.notification;
    assert.equal(stateOf('REBUTJADA'), 'rejected-or-expired');
    assert.equal(stateOf('Dipositada'), 'available');
    assert.equal(stateOf('EN_TRANSIT'), 'unknown');
    assert.equal(stateOf(null), null);
  });

  it('without a direction is taken for incoming unless it carries a notification, and it is said', () => {
    const incoming = read({ tipusActuacio: undefined }).entry;
    assert.deepEqual([incoming.direction, said(incoming.notes)], ['in', ['required-missing direction']]);
    assert.equal(read({ tipusActuacio: undefined, estatNotificacio: 'DIPOSITADA' }).entry.direction, 'out');
    assert.deepEqual(said(read({ tipusActuacio: 'INTERNA' }).entry.notes), ['value-unknown direction']);
  });

  it('collapses the spaces of its subject (quirk 14)', () => {
    assert.equal(read({ assumpteActuacio: '  Instància   genèrica ' }).entry.subject, 'Instància genèrica');
  });
});
