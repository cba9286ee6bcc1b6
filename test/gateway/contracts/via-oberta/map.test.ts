import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { said } from '../support.js';
import { but, read, trace } from './fixtures.js';

const one = (...changes: Parameters<typeof but>) => {
  const [use] = read(but(...changes)).items;
  assert.ok(use);
  return use;
};

describe('a trace of an exchange', () => {
  it('is read field by field', () => {
    const { id, ...told } = one();
    assert.match(id, /^[\w-]{22}$/);
    assert.deepEqual(told, {
      body: { administration: '0800180001', dir3: null, name: "Ajuntament d'Abrera" },
      capacity: 'interested',
      kind: 'exchange',
      at: '2026-03-05T12:01:09+01:00',
      requester: { administration: '0800180001', name: "Ajuntament d'Abrera" },
      provider: { name: "Servei Públic d'Ocupació de Catalunya" },
      data: { product: 'SOC', modality: 'SOC_DEMANDANT', name: "Demandant d'ocupació" },
      purpose: { code: '0226', text: 'Serveis de Benestar i Salut' },
      procedure: null,
      legalBasis: 'no-objection',
      mayObject: true,
      caseFile: 'X2026000041',
      outcome: 'done',
      site: null,
      bodiesAsked: [],
      notes: [],
    });
  });

  it('never lets the official or the holder through', () => {
    const answer = read(trace, but({ IdPeticion: '2', DatosAutorizacion: undefined }, { Consentimiento: 'secreta' }), {
      Atributos: { Funcionario: trace.Atributos['Funcionario'] },
    });
    assert.equal(answer.items.length, 2);
    assert.doesNotMatch(JSON.stringify(answer), /SECRETA|99999018D|secreta@|00000000T|Funcionario|Titular|Q0801175A/);
  });

  for (const [told, legalBasis, mayObject] of [
    ['Si', 'consent', false],
    ['Sí', 'consent', false],
    ['Ley', 'law', false],
    ['NoOpo', 'no-objection', true],
    ['NOOPO', 'no-objection', true],
  ] as const) {
    it(`on the basis ${told} is by ${legalBasis}`, () => {
      const use = one({}, { Consentimiento: told });
      assert.deepEqual([use.legalBasis, use.mayObject], [legalBasis, mayObject]);
    });
  }

  it('without a basis states none, and gives no right to object (quirk 31)', () => {
    for (const [told, note] of [
      [undefined, 'required-missing legalBasis'],
      ['Potser', 'value-unknown legalBasis'],
    ]) {
      const use = one({}, { Consentimiento: told });
      assert.deepEqual([use.legalBasis, use.mayObject, said(use.notes)], [null, false, [note]]);
    }
  });

  it('has its time with a space and without an offset, said once for the whole answer (quirk 31)', () => {
    const { items, notes } = read(but({ TimeStamp: '2026-03-05 12:01:09.123' }));
    assert.deepEqual([items[0]?.at, items[0]?.notes, said(notes)], ['2026-03-05T12:01:09+01:00', [], ['time-zone-assumed']]);
  });

  it('without a time has its day, in either order (quirk 31)', () => {
    for (const day of ['2026-03-05', '05032026', '20260305'])
      assert.equal(one({ TimeStamp: undefined }, {}, { FechaGeneracion: day }).at, '2026-03-05');
    const { at, notes } = one({ TimeStamp: 'ahir' }, {}, { FechaGeneracion: null });
    assert.deepEqual([at, said(notes)], [null, ['date-unreadable at', 'required-missing at']]);
  });

  it('may misspell who was authorised (quirk 31)', () => {
    const { requester, notes } = one({ DatosAutorizacion: undefined, DatosAutoritzacion: trace.Atributos['DatosAutorizacion'] });
    assert.deepEqual([requester.administration, said(notes)], ['0800180001', ['alias-used requester']]);
  });

  it('may name a requester by a short name instead of a code (quirk 31)', () => {
    const { requester, notes } = one({ DatosAutorizacion: { IdentificadorSolicitante: 'CAOC', NombreSolicitante: 'Consorci AOC' } });
    assert.deepEqual(
      [requester, said(notes)],
      [{ administration: null, name: 'Consorci AOC' }, ['value-unknown requester.administration']],
    );
  });

  it('names the body for which an intermediary asked', () => {
    const { requester } = one({ IdSolicitanteOriginal: '801930008', NomSolicitanteOriginal: 'Ajuntament de Barcelona' });
    assert.deepEqual(requester, { administration: '0801930008', name: 'Ajuntament de Barcelona' });
  });

  it('states its purpose with a code, as a code or in words (quirk 31)', () => {
    const purpose = (Finalidad: unknown) => one({ DatosAutorizacion: {} }, { Finalidad }).purpose;
    assert.deepEqual(purpose('0226 - Serveis'), { code: '0226', text: 'Serveis' });
    assert.deepEqual(purpose('0226'), { code: '0226', text: null });
    assert.deepEqual(purpose('Beca menjador 2026'), { code: null, text: 'Beca menjador 2026' });
    assert.deepEqual(purpose(undefined), { code: null, text: null });
  });

  it('may state a procedure instead, and its purpose elsewhere', () => {
    const { procedure, purpose } = one({}, { Finalidad: undefined, Procedimiento: '2087654' });
    assert.deepEqual([procedure, purpose.code], ['2087654', '0226']);
  });

  it('is called by the code of its service where nobody knows a name', () => {
    assert.deepEqual(one({ CodigoProducto: 'NOU' }).data, { product: 'NOU', modality: 'SOC_DEMANDANT', name: null });
    assert.equal(one({ CodigoProducto: 'padro' }).data.name, "Padró d'habitants");
  });

  it('belongs to no case file where the request only repeats itself', () => {
    assert.equal(one({}, {}, { IdTransmision: 'SOC-0001' }).caseFile, null);
    assert.equal(one({}, {}, { IdTransmision: undefined }).caseFile, null);
  });

  for (const [code, outcome] of [
    ['0003', 'done'],
    ['3', 'done'],
    [2, 'pending'],
    ['0001', 'pending'],
    ['0502', 'failed'],
    ['0233', 'failed'],
    [undefined, null],
    ['9x', null],
  ] as const) {
    it(`with state ${String(code)} is ${outcome ?? 'not stated'}`, () =>
      assert.equal(one({ Estado: { CodigoEstado: code } }).outcome, outcome));
  }

  it('told twice is one; another transmission of the same request is another', () => {
    const { items, notes } = read(trace, trace, but({}, {}, { IdTransmision: 'X2' }));
    assert.deepEqual([items.length, said(notes)], [2, ['duplicate']]);
  });

  it('loses a bad element only', () => {
    const { items, discarded } = read(trace, null, { Atributos: {} }, { DatosGenericos: {} }, { Atributos: { IdPeticion: 'null' } });
    assert.deepEqual([items.length, discarded], [1, 4]);
    assert.equal(
      read({ Atributos: { IdPeticion: 'A', Emisor: 'x', Estado: [], DatosAutorizacion: 7 }, DatosGenericos: 'x' }).items.length,
      1,
    );
  });
});
