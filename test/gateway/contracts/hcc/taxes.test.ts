import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { said } from '../support.js';
import { but, debt, only, readTaxes, tax } from './fixtures.js';

const read = (changes: Record<string, unknown> = {}) => only(readTaxes(but(tax, changes)));
const readDebt = (changes: Record<string, unknown> = {}) => {
  const { debts, notes } = read({ deutes: [but(debt, changes)] });
  return { ...only({ items: debts }), said: said(notes) };
};

describe('a tax of HCC', () => {
  it('is read field by field', () => {
    const { id, ...told } = read({
      idExpedient: 'X1',
      observacions: 'Bonificat',
      estatDomiciliacio: 'NO_DOMICILIABLE',
      idGrupTribut: 'RC-0001',
      tipusGrupTribut: 'REFERENCIA_CADASTRAL',
      multa: true,
      accions: [{ url: 'https://pagaments.exemple.cat/1', descripcio: 'Paga', tipus: 'TRIBUT' }],
      adjunts: [
        {
          nom: 'rebut.pdf',
          tipus: 'application/pdf',
          mida: '84 KB',
          csv: 'ABC',
          urlCsv: 'https://exemple.cat/csv',
          dataCreacio: '2026-02-01',
        },
      ],
    });
    assert.match(id, /^[\w-]{22}$/);
    assert.deepEqual(told, {
      body: { administration: '0800180001', dir3: 'L01080018', name: "Ajuntament d'Abrera" },
      capacity: 'interested',
      name: 'IBI urbana',
      object: 'C. Major, 1',
      year: 2026,
      date: '2026-02-01',
      totalCents: 41230,
      isFine: true,
      directDebit: 'not-possible',
      group: { id: 'RC-0001', kind: 'cadastral-reference' },
      caseFile: 'X1',
      remarks: 'Bonificat',
      debts: [
        {
          state: 'pending',
          stage: 'voluntary',
          name: '1r termini',
          payFrom: '2026-04-01',
          payUntil: '2026-06-05',
          amountCents: 20615,
          outstandingCents: 20615,
          payment: null,
          directDebit: null,
          alert: null,
          actions: [],
          attachments: [],
        },
      ],
      actions: [
        { name: 'Paga', about: 'tax', link: { href: 'https://pagaments.exemple.cat/1', host: 'pagaments.exemple.cat', trusted: true } },
      ],
      attachments: [
        {
          name: 'rebut.pdf',
          mime: 'application/pdf',
          bytes: 86_016,
          csv: 'ABC',
          checkLink: { href: 'https://exemple.cat/csv', host: 'exemple.cat', trusted: true },
          link: null,
          createdAt: '2026-02-01',
        },
      ],
      notes: [{ code: 'size-approximate', field: 'attachments.bytes' }],
    });
  });

  it('is no fine because somebody wrote "false" (quirk 1)', () => {
    assert.equal(read({ multa: 'false' }).isFine, false);
    assert.equal(read({ multa: 'true' }).isFine, true);
    assert.equal(read().isFine, false);
    assert.equal(readDebt({ domiciliat: 'false' }).directDebit, false);
  });

  it('has attachments under both names, with nothing where null stands (quirk 5)', () => {
    const { attachments } = read({ adjuntsDTO: [{ nom: 'a.pdf', uuidDesal: null, csv: null, url: '' }] });
    assert.deepEqual(attachments, [{ name: 'a.pdf', mime: null, bytes: null, csv: null, checkLink: null, link: null, createdAt: null }]);
  });

  it('turns kilobytes into approximate bytes (quirk 6)', () => {
    for (const [mida, bytes] of [
      ['1024', 1_048_576],
      ['2048 KB', 2_097_152],
      [10, 10_240],
    ] as const) {
      assert.equal(read({ adjunts: [{ mida }] }).attachments[0]?.bytes, bytes);
    }
  });

  it('may lack its date, and its debts their first day (quirk 9)', () => {
    const { date, notes } = read({ dataTribut: undefined });
    assert.deepEqual([date, said(notes)], [null, ['required-missing date']]);
    const { payFrom, said: missing } = readDebt({ dataIniciPagament: undefined });
    assert.deepEqual([payFrom, missing], [null, ['required-missing debts.payFrom']]);
  });

  it('is not called due where no state was told (quirk 9)', () => {
    const { state, said: missing } = readDebt({ situacio: undefined });
    assert.deepEqual([state, missing], ['unknown', ['required-missing debts.state']]);
  });

  it('does not take a year for a stage (quirk 10)', () => {
    const { stage, said: unknown } = readDebt({ periode: '2023' });
    assert.deepEqual([stage, unknown], [null, ['value-unknown debts.stage']]);
  });

  it('takes the old state EXECUTIVA for pending in enforcement (quirk 10)', () => {
    for (const situacio of ['EXECUTIVA', 'Executiva']) {
      const { state, stage } = readDebt({ situacio, periode: undefined });
      assert.deepEqual([state, stage], ['pending', 'enforcement']);
    }
  });

  it('understands names and words that were dropped (quirk 11)', () => {
    assert.equal(readDebt({ situacio: undefined, estatPagament: 'PAGAMENT_PARCIAL' }).state, 'pending');
    assert.equal(readDebt({ situacio: undefined, estatPagament: 'PAGAT' }).state, 'paid');
    assert.equal(readDebt({ situacio: 'PENDENT_EXPEDIENT_SANCIONADOR' }).state, 'pending');
    assert.equal(readDebt({ modalitatPagament: 'Pla personalitzat' }).payment, 'instalments');
    const about = (tipus: string) => read({ accions: [{ url: 'https://x.cat', tipus }] }).actions[0]?.about;
    assert.deepEqual(['PAGAMENT', 'OBJECTE', 'CLIENT', 'ORGANISME', 'ALTRES'].map(about), ['debt', 'tax', 'person', 'body', null]);
  });

  it('reads amounts in every writing into cents (quirk 13)', () => {
    for (const importTotal of ['8385.84', '8.385,84', '8.385,84 €', 8385.84]) assert.equal(read({ importTotal }).totalCents, 838584);
    const { notes } = read({ importTotal: '125,40 €' });
    assert.deepEqual(said(notes), ['amount-repaired totalCents']);
  });

  it('keeps what is still owed on a paid debt, and tells 0 from nothing (quirk 13)', () => {
    const { state, outstandingCents } = readDebt({ situacio: 'PAGAT', importPendent: '10.00' });
    assert.deepEqual([state, outstandingCents], ['paid', 1000]);
    assert.equal(readDebt({ importPendent: '0' }).outstandingCents, 0);
    assert.equal(readDebt({ importPendent: undefined }).outstandingCents, null);
  });

  it('puts swapped name and object back in their places (quirk 14)', () => {
    const { name, object, notes } = read({ descripcioTribut: '1234-ABC', descripcioObjecteTributari: 'Impost  sobre   vehicles' });
    assert.deepEqual([name, object, said(notes)], ['Impost sobre vehicles', '1234-ABC', ['fields-swapped name']]);
    assert.equal(read({ descripcioTribut: 'IVTM2026', descripcioObjecteTributari: undefined }).name, 'IVTM2026');
  });

  it('offers no action that leads nowhere (quirk 21)', () => {
    const { actions, notes } = read({ accions: [{ url: 'javascript:pay()', descripcio: 'Paga' }] });
    assert.deepEqual(actions, []);
    assert.ok(said(notes).includes('link-refused actions.link'));
  });

  it('loses a bad debt only (quirk 24)', () => {
    const { debts, notes } = read({ deutes: [null, 'x', debt] });
    assert.deepEqual([debts.length, said(notes)], [1, ['element-dropped debts']]);
    assert.equal(read({ deutes: debt }).debts.length, 1);
  });

  it('does not take nonsense for a year', () => {
    assert.equal(read({ exercici: 2026 }).year, 2026);
    assert.equal(read({ exercici: '2n trimestre' }).year, null);
  });
});
