import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { said } from '../support.js';
import { but, caseFile, only, readCaseFiles } from './fixtures.js';

const read = (changes: Record<string, unknown> = {}) => only(readCaseFiles(but(caseFile, changes)));

describe('a case file of HCC', () => {
  it('is read field by field', () => {
    const { id, ...told } = read({
      codiDIR3Organisme: 'L01080018',
      familia: 'Obres',
      dataPrevistaResolucio: '2026-06-02',
      dataFinalitzacioExpedient: '2026-05-30T12:00:00+02:00',
      descripcioFase: 'Informe tècnic',
      idActuacio: 'A1',
      idActuacions: ['A1', 'A2'],
      numeroRegistre: 'E2026000417',
      actuacioCiutada: 'SI',
    });
    assert.match(id, /^[\w-]{22}$/);
    assert.deepEqual(told, {
      number: 'X2026000033',
      title: 'Canvi de finestres',
      procedure: "Llicència d'obres menors",
      family: 'Obres',
      state: 'open',
      stateText: null,
      phase: 'Informe tècnic',
      startedAt: '2026-03-02T09:14:07+01:00',
      endedAt: '2026-05-30T12:00:00+02:00',
      plannedEnd: '2026-06-02',
      waitsForCitizen: true,
      entryIds: ['A1', 'A2'],
      registerNumber: 'E2026000417',
      capacity: 'interested',
      body: { administration: '0800180001', dir3: 'L01080018', name: "Ajuntament d'Abrera" },
      link: { href: 'https://seu.exemple.cat/x/33', host: 'seu.exemple.cat', trusted: true },
      notes: [],
    });
  });

  it('gets its lost leading zero back (quirk 2)', () => {
    for (const code of ['800180001', 800180001]) {
      const { body, notes } = read({ codiINE10: code });
      assert.equal(body.administration, '0800180001');
      assert.deepEqual(said(notes), ['code-repaired administration']);
    }
  });

  it('of another body stays with who answered, and keeps the codes it told (quirk 3)', () => {
    const { body, notes } = read({ codiINE10: '9821920002', codiDIR3Organisme: 'L01080193' });
    assert.deepEqual(body, { administration: '0800180001', dir3: 'L01080193', name: "Ajuntament d'Abrera", claimed: '9821920002' });
    assert.deepEqual(said(notes), ['foreign-body administration', 'code-mismatch dir3']);
  });

  it('without a code belongs to who answered', () => {
    assert.deepEqual(read({ codiINE10: '' }).body, { administration: '0800180001', dir3: 'L01080018', name: "Ajuntament d'Abrera" });
  });

  it('may tell its phase under four names, the published one first (quirk 4)', () => {
    for (const name of ['descripcioFase', 'descripcioFaseExpedient', 'fase'])
      assert.equal(read({ [name]: 'Informe tècnic' }).phase, 'Informe tècnic');
    assert.equal(read({ fasesExpedient: ['Registre', 'Informe tècnic'] }).phase, 'Informe tècnic');
    assert.equal(read({ descripcioFaseExpedient: 'vella', descripcioFase: 'nova' }).phase, 'nova');
    assert.deepEqual(said(read({ fase: 'x' }).notes), ['alias-used phase']);
  });

  it('may tell its planned end under two names (quirk 4)', () => {
    assert.equal(read({ dataPrevistaResolucioExpedient: '2026-06-02' }).plannedEnd, '2026-06-02');
    assert.equal(read({ dataPrevistaResolucio: '2026-06-02T00:00:00' }).plannedEnd, '2026-06-02');
  });

  it('treats null, an empty text and absence alike (quirk 5)', () => {
    for (const nothing of [null, '', 'null', undefined]) {
      const { family, notes } = read({ familia: nothing, observacionsExpedient: nothing });
      assert.deepEqual([family, notes], [null, []]);
    }
  });

  it('is read under its names of 2021 (quirk 12)', () => {
    const old = only(
      readCaseFiles({
        identificador: 'X1',
        tipusPersona: 'INTERESSAT',
        codiINE10: '0800180001',
        assumpte: 'Gual',
        procediment: 'Guals',
        url: 'https://seu.exemple.cat/1',
        estat: 'Tancat',
        dataInici: '2021-03-02',
        dataFinalitzacio: '2021-04-02',
      }),
    );
    assert.deepEqual(
      [old.number, old.title, old.state, old.startedAt, old.endedAt, old.link?.host],
      ['X1', 'Gual', 'closed', '2021-03-02', '2021-04-02', 'seu.exemple.cat'],
    );
    const aliases = ['number', 'title', 'state', 'startedAt', 'endedAt', 'link'].map((field) => `alias-used ${field}`);
    assert.deepEqual(said(old.notes).sort(), aliases.sort());
    assert.equal(read({ numeroExpedient: 'old', identificador: 'older' }).number, 'X2026000033');
  });

  it('reads a time without a zone as Madrid wall time, and says so once for the whole answer (quirk 15)', () => {
    const unzoned = but(caseFile, { dataIniciExpedient: '2026-07-02 09:14:07' });
    const { items, notes } = readCaseFiles(unzoned, but(unzoned, { idExpedient: 'X2' }));
    assert.deepEqual([items[1]?.startedAt, items[1]?.notes, said(notes)], ['2026-07-02T09:14:07+02:00', [], ['time-zone-assumed']]);
  });

  it('keeps a day alone a day, and an unreadable date unknown (quirk 15)', () => {
    assert.equal(read({ dataIniciExpedient: '02/03/2026' }).startedAt, '2026-03-02');
    const { startedAt, notes } = read({ dataIniciExpedient: 'ahir' });
    assert.deepEqual([startedAt, said(notes)], [null, ['date-unreadable startedAt', 'required-missing startedAt']]);
  });

  it('understands its words in any case and with accents (quirk 16)', () => {
    const { state, capacity, waitsForCitizen } = read({ estatExpedient: 'Obert', tipusPersona: 'Interessat', actuacioCiutada: 'Sí' });
    assert.deepEqual([state, capacity, waitsForCitizen], ['open', 'interested', true]);
    assert.equal(read({ actuacioCiutada: 'No aplica' }).waitsForCitizen, false);
    assert.equal(read({ actuacioCiutada: 'no' }).waitsForCitizen, false);
    assert.equal(read().waitsForCitizen, null);
  });

  it('keeps a state that nobody knows in the words of the body (quirk 16)', () => {
    for (const word of ['Obert/finalitzat', 'En suspens']) {
      const { state, stateText, notes } = read({ estatExpedient: word });
      assert.deepEqual([state, stateText, said(notes)], ['unknown', word, ['value-unknown state']]);
    }
    const { stateText, notes } = read({ estatExpedient: undefined });
    assert.deepEqual([stateText, said(notes)], [null, ['required-missing state']]);
  });

  it('may be planned to end before it starts, and is not called late for it (quirk 17)', () => {
    const { startedAt, plannedEnd, state } = read({ dataPrevistaResolucio: '2026-03-01' });
    assert.deepEqual([startedAt, plannedEnd, state], ['2026-03-02T09:14:07+01:00', '2026-03-01', 'open']);
  });

  it('has an id of ours for any id of theirs (quirk 19)', () => {
    const slashed = read({ idExpedient: 'X/2026 #33' });
    assert.equal(slashed.number, 'X/2026 #33');
    assert.match(slashed.id, /^[\w-]{22}$/);
    assert.equal(slashed.id, read({ idExpedient: 'X/2026 #33', assumpteExpedient: 'changed' }).id);
    assert.equal(read({ idExpedient: 33 }).number, '33');
  });

  it('told for both capacities stays two, each labelled (quirk 20)', () => {
    const { items, notes } = readCaseFiles(caseFile, but(caseFile, { tipusPersona: 'REPRESENTANT' }));
    assert.deepEqual(
      items.map(({ capacity }) => capacity),
      ['interested', 'representative'],
    );
    assert.notEqual(items[0]?.id, items[1]?.id);
    assert.deepEqual(notes, []);
  });

  it('told twice in one capacity stays one, and it is said', () => {
    const { items, notes, discarded } = readCaseFiles(caseFile, but(caseFile, { assumpteExpedient: 'again' }));
    assert.deepEqual([items.map(({ title }) => title), said(notes), discarded], [['Canvi de finestres'], ['duplicate'], 0]);
  });

  it('without a capacity is taken for the one asked, and it is said', () => {
    const { capacity, notes } = read({ tipusPersona: undefined });
    assert.deepEqual([capacity, said(notes)], ['interested', ['required-missing capacity']]);
  });

  it('leads out only over http and https (quirk 21)', () => {
    assert.equal(read({ urlExpedient: 'http://www.test.com/1' }).link?.trusted, false);
    assert.equal(read({ urlExpedient: 'seu.exemple.cat/x/33' }).link?.href, 'https://seu.exemple.cat/x/33');
    for (const bad of ['javascript:alert(1)', '/x/33']) {
      const { link, notes } = read({ urlExpedient: bad });
      assert.deepEqual([link, said(notes)], [null, ['link-refused link', 'required-missing link']]);
    }
    assert.deepEqual(said(read({ urlExpedient: undefined }).notes), ['required-missing link']);
  });

  it('without a subject is called by its procedure, then by its number', () => {
    assert.equal(read({ assumpteExpedient: '' }).title, "Llicència d'obres menors");
    assert.equal(read({ assumpteExpedient: '', procediment: null }).title, 'X2026000033');
  });

  it('whose optional fields have the wrong type loses the fields, not itself', () => {
    const broken = read({ familia: {}, dataPrevistaResolucio: [], idActuacions: { a: 1 }, actuacioCiutada: 7, numeroRegistre: true });
    assert.deepEqual(
      [broken.family, broken.plannedEnd, broken.entryIds, broken.waitsForCitizen, broken.registerNumber],
      [null, null, [], null, null],
    );
  });

  it('without any id is dropped and counted', () => {
    const { items, discarded } = readCaseFiles(but(caseFile, { idExpedient: undefined }), but(caseFile, { idExpedient: 'null' }));
    assert.deepEqual([items.length, discarded], [0, 2]);
  });
});
