import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mapSourced } from '../../../../gateway/src/contracts/enotum/map.js';
import { Notes } from '../../../../gateway/src/contracts/reading/notes.js';
import type { AssuranceLevel } from '../../../../gateway/src/folder/model.js';
import { said } from '../support.js';
import { aoc, item, read, reader } from './fixtures.js';

const one = (changes: Record<string, unknown> = {}, as = reader) => {
  const [notification] = read([{ ...item, ...changes }], aoc, as).items;
  assert.ok(notification);
  return notification;
};

describe('a notification of e-NOTUM', () => {
  it('is read field by field', () => {
    const { id, ...told } = one();
    assert.match(id, /^[\w-]{22}$/);
    assert.deepEqual(told, {
      body: { administration: '0800180001', dir3: null, name: "Ajuntament d'Abrera" },
      capacity: 'interested',
      kind: 'notification',
      issuer: { administration: '0800180001', name: "Ajuntament d'Abrera", department: 'Urbanisme' },
      title: 'Requeriment de documentació',
      reference: 'X2026000033',
      registerNumber: 'S2026000120',
      depositedAt: '2026-06-02T11:20:31+02:00',
      expiresAt: '2026-06-12T23:59:59+02:00',
      expirySource: 'contract',
      servedAt: null,
      state: 'available',
      unread: true,
      alsoOnPaper: false,
      level: 'substantial',
      levelSuffices: true,
      language: 'ca',
      caseFile: 'X2026000033',
      link: null,
      notes: [],
    });
  });

  it('takes nothing of the letter itself along', () => {
    const all = JSON.stringify(
      one({
        dadesOfici: { cos: 'secret', peu: 'secret' },
        documents: { resolucio: { nom: 'secret.pdf', uuid: 'secret' } },
        etiquetes: [{ nom: 'secret' }],
      }),
    );
    assert.doesNotMatch(all, /secret|70412/);
  });

  it('can be opened by whoever signed in at its level or above', () => {
    const suffices = (nivellAcces: string, level: AssuranceLevel) => one({ nivellAcces }, { ...reader, level }).levelSuffices;
    const levels = ['low', 'substantial', 'high'] as const;
    assert.deepEqual(
      ['BAIX', 'SUBSTANCIAL', 'ALT'].map((needed) => levels.map((level) => suffices(needed, level))),
      [
        [true, true, true],
        [false, true, true],
        [false, false, true],
      ],
    );
    const { level, levelSuffices, notes } = one({ nivellAcces: undefined });
    assert.deepEqual([level, levelSuffices, said(notes)], [null, null, ['required-missing level']]);
  });

  for (const [word, state] of [
    ['DIPOSITADA', 'available'],
    ['ACCEPTADA', 'accepted'],
    ['REBUTJADA', 'rejected'],
    ['REBUTJDADA', 'rejected'],
    ['EXPIRADA', 'expired'],
    ['REBUTJADA_JURIDICAMENT', 'rejected-or-expired'],
    ['ANUL·LADA', 'annulled'],
    ['ANUL.LADA', 'annulled'],
    ['ANULADA', 'annulled'],
    ['ANULLADA', 'annulled'],
    ['PENDENT', 'unknown'],
  ] as const) {
    it(`in state ${word} is ${state} (quirks 16, 27 and 28)`, () => assert.equal(one({ estat: word }).state, state));
  }

  it('practised first and annulled later is annulled (quirk 28)', () => {
    const { state, servedAt } = one({ estat: 'ANUL·LADA', dataPracticada: '2026-06-04T10:00:00+02:00' });
    assert.deepEqual([state, servedAt], ['annulled', '2026-06-04T10:00:00+02:00']);
  });

  it('expires at the very second that the contract says (quirk 28)', () => {
    for (const [told, printed] of [
      ['2026-06-12T23:59:59', '2026-06-12T23:59:59+02:00'],
      ['2026-06-12T11:20:31', '2026-06-12T11:20:31+02:00'],
    ]) {
      const { expiresAt, expirySource } = one({ dataExpiracioPrevista: told });
      assert.deepEqual([expiresAt, expirySource], [printed, 'contract']);
    }
  });

  it('reads times without an offset as Madrid time, and says so once for the whole answer (quirk 29)', () => {
    const { items, notes } = read([
      { ...item, dataPublicacio: '2022-03-10T12:15:50' },
      { ...item, id: 2, dataPublicacio: '2022-03-10T12:15:50' },
    ]);
    assert.deepEqual([items[1]?.depositedAt, items[1]?.notes, said(notes)], ['2022-03-10T12:15:50+01:00', [], ['time-zone-assumed']]);
  });

  it('without a date gets an estimate that is called one: the end of the tenth day', () => {
    for (const [dataPublicacio, expected] of [
      ['2026-06-02T11:20:31', '2026-06-12T23:59:59+02:00'],
      ['2026-06-02T23:59:59', '2026-06-12T23:59:59+02:00'],
      ['2026-06-02T22:30:00Z', '2026-06-13T23:59:59+02:00'],
      ['2026-10-20T09:00:00', '2026-10-30T23:59:59+01:00'],
      ['2026-12-27', '2027-01-06T23:59:59+01:00'],
    ]) {
      const { expiresAt, expirySource } = one({ dataPublicacio, dataExpiracioPrevista: undefined, diesExpiracio: 3 });
      assert.deepEqual([expiresAt, expirySource], [expected, 'estimated']);
    }
  });

  it('is not given an estimate once it no longer runs, or without a deposit', () => {
    for (const changes of [{ estat: 'ACCEPTADA' }, { estat: 'RARA' }, { tipus: 'RARA' }, { dataPublicacio: null }]) {
      const { expiresAt, expirySource } = one({ ...changes, dataExpiracioPrevista: undefined });
      assert.deepEqual([expiresAt, expirySource], [null, null]);
    }
  });

  it('that is a communication never expires', () => {
    for (const dataExpiracioPrevista of ['2026-06-12T23:59:59', undefined]) {
      const { kind, expiresAt, expirySource } = one({ tipus: 'COMUNICACIO', dataExpiracioPrevista });
      assert.deepEqual([kind, expiresAt, expirySource], ['communication', null, null]);
    }
  });

  it('says whether it was read and whether it also comes on paper, or that it does not know', () => {
    assert.deepEqual(
      [one({ consultada: true }).unread, one({ consultada: 'false' }).unread, one({ consultada: null }).unread],
      [false, true, null],
    );
    assert.deepEqual([one({ canal: 'PAPER' }).alsoOnPaper, one({ canal: undefined }).alsoOnPaper], [true, null]);
  });

  it('leads only to the fixed address of the inbox', () => {
    const context = { ...aoc, inboxUrl: 'https://usuari.exemple.cat/bustia' };
    assert.deepEqual(read([item], context).items[0]?.link, { href: context.inboxUrl, host: 'usuari.exemple.cat', trusted: true });
  });

  it('without an issuer is of the body that answered', () => {
    const { issuer, body, notes } = one({ emissor: null });
    assert.deepEqual([issuer, body.name], [{ administration: null, name: '', department: null }, 'Consorci AOC']);
    assert.ok(said(notes).includes('required-missing issuer.name'));
  });

  it('gets the lost zero of its issuer back (quirk 2)', () => {
    assert.equal(one({ emissor: { codiOrganisme: 800180001, nomOrganisme: 'x' } }).issuer.administration, '0800180001');
  });

  it('without an id is dropped and counted; a field of the wrong type costs the field', () => {
    const { items, discarded } = read([{ ...item, id: null }, null, { ...item, emissor: 'x', dadesRegistre: 7, titol: {}, idioma: [] }]);
    assert.deepEqual([items.length, discarded, items[0]?.registerNumber, items[0]?.language], [1, 2, null, null]);
  });

  it('is told apart by every digit of its id; one that was rounded on the way, or is no whole number, is dropped and counted', () => {
    const sourced = (json: string) =>
      mapSourced([{ ...item, id: (JSON.parse(`{"id":${json}}`) as { id: unknown }).id }], aoc, reader, new Notes());
    for (const [json, id] of [
      ['0', '0'],
      ['9007199254740991', '9007199254740991'],
      ['"9007199254740993"', '9007199254740993'],
      ['"9223372036854775807"', '9223372036854775807'],
    ] as const) {
      const { items, discarded } = sourced(json);
      assert.deepEqual([items.map(({ sourceId }) => sourceId), discarded], [[id], 0], json);
    }
    for (const json of [
      '9007199254740993',
      '9007199254740992',
      '1e21',
      '"1e+21"',
      '1.5',
      '"1.5"',
      '-3',
      '"-3"',
      '"70 412"',
      '"x"',
      '1e999',
    ]) {
      const { items, discarded, notes } = sourced(json);
      assert.deepEqual([items, discarded, said(notes)], [[], 1, ['element-dropped']], json);
    }
  });

  it('does not mind fields that the contract adds one day', () => {
    assert.deepEqual(one({ camp2027: { a: [1] } }), one());
  });
});
