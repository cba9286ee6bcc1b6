import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parse } from '../../../../gateway/src/contracts/representa/message.js';
import { type Asked, isValid } from '../../../../gateway/src/contracts/representa/validity.js';
import { SourceFailure } from '../../../../gateway/src/folder/ports.js';

const asked: Asked = {
  representative: '00000000T',
  represented: 'Q0000000J',
  scope: { administration: '0800180001', procedure: null },
  at: '2026-11-22T09:00:00',
};

interface Power {
  state?: string;
  from?: string;
  until?: string;
  capacities?: string;
  body?: string;
  procedure?: string;
  representative?: string;
  represented?: string;
}

const power = ({
  state = 'VALIDA',
  from = '2025-01-01T00:00:00',
  until = '2028-01-01T00:00:00',
  ...more
}: Power = {}): string => `<representacio>
  <identificadorLegal>202500000131</identificadorLegal><tipusRepresentacio>TIPUS_A</tipusRepresentacio><estat>${state}</estat>
  <poderdant><valorDocumentIdentificatiu>${more.represented ?? 'Q0000000J'}</valorDocumentIdentificatiu></poderdant>
  <representant><valorDocumentIdentificatiu>${more.representative ?? '00000000T'}</valorDocumentIdentificatiu></representant>
  <ambitRepresentacio>
    ${more.body === undefined ? '' : `<administracio><codi>${more.body}</codi></administracio>`}
    ${more.procedure === undefined ? '' : `<tramit><codi>${more.procedure}</codi></tramit>`}
    ${more.capacities ?? '<capacitats><capacitat><codi>NOTIFICAR</codi></capacitat></capacitats>'}
  </ambitRepresentacio>
  <dataIniciVigencia>${from}</dataIniciVigencia><dataFiVigencia>${until}</dataFiVigencia>
</representacio>`;

const answer = (code: string, rest = '', prefix = ''): string => {
  const tag = (name: string) => `${prefix}${name}`;
  const namespace = prefix ? `xmlns:${prefix.slice(0, -1)}` : 'xmlns';
  return `<Envelope><Body><Respuesta><${tag('validarRepresentacioResponse')} ${namespace}="http://www.aoc.cat/representa/v2"><${tag('resultat')}>
    <${tag('resposta')}><${tag('codi')}>${code}</${tag('codi')}></${tag('resposta')}>${rest}
  </${tag('resultat')}></${tag('validarRepresentacioResponse')}></Respuesta></Body></Envelope>`;
};

const says = (xml: string, question: Asked = asked): boolean => isValid(parse(xml, 'representa'), question);
const holds = (change: Power, question: Asked = asked): boolean => says(answer('0', power(change)), question);

const cannotTell = (state: SourceFailure['state']) => (error: unknown) => {
  assert.ok(error instanceof SourceFailure, String(error));
  assert.equal(error.state, state);
  assert.doesNotMatch(error.message, /00000000T|Q0000000J/);
  return true;
};

describe('a power that Representa tells', () => {
  it('counts while it is valid and in force', () => {
    assert.equal(holds({}), true);
    assert.equal(says(answer('000', power())), true, 'codes of one and of three digits');
  });

  for (const state of [
    'PENDENT_VALIDACIO',
    'EN_VALIDACIO',
    'PENDENT_SIGNATURA',
    'PENDENT_ACCEPTACIO',
    'DENEGADA',
    'EXPIRADA',
    'RENUNCIADA',
    'REVOCADA',
    'ANULADA',
    '',
    'NOVA_2027',
  ]) {
    it(`does not count in the state "${state}"`, () => assert.equal(holds({ state }), false));
  }

  it('counts from its first to its last second, in Madrid', () => {
    assert.equal(holds({ from: '2026-11-22T09:00:00', until: '2026-11-22T09:00:00' }), true);
    assert.equal(holds({ from: '2026-11-22T09:00:01' }), false);
    assert.equal(holds({ until: '2026-11-22T08:59:59' }), false);
    assert.equal(holds({ until: '2026-11-22' }), true, 'a bare day is whole');
    assert.equal(holds({ until: '' }), false, 'a power without an end is none that the law knows');
    assert.equal(holds({ until: 'someday' }), false);
  });

  it('of which nobody can read when it begins is neither there nor not', () => {
    for (const from of ['aviat', '2026-13-01T00:00:00', '31/02/2026x', '2O26-01-01'])
      assert.throws(() => holds({ from }), cannotTell('malformed'), from);
    for (const from of ['', ' ', 'null']) assert.equal(holds({ from }), true, 'where none is told, it has begun');
    assert.equal(holds({ from: 'aviat', until: '2026-11-21' }), false, 'one that is over says no, whenever it began');
    assert.equal(holds({ from: 'aviat', state: 'REVOCADA' }), false);
    assert.equal(holds({ from: 'aviat', represented: 'B12345674' }), false);
  });

  it('that is given in bare days counts from midnight to midnight, in Madrid', () => {
    const at = (moment: string, change: Power) => holds(change, { ...asked, at: moment });
    for (const day of ['2026-11-22', '2026-07-22']) {
      assert.equal(at(`${day}T00:00:00`, { from: day }), true, 'it begins today');
      assert.equal(at(`${day}T09:00:00`, { from: day, until: day }), true);
      assert.equal(at(`${day}T23:59:59`, { until: day }), true);
      const [before, after] = [day.replace('22', '21'), day.replace('22', '23')];
      assert.equal(at(`${before}T23:59:59`, { from: day }), false, 'it begins tomorrow');
      assert.equal(at(`${day}T00:30:00`, { until: before }), false, 'it ended yesterday');
      assert.equal(at(`${after}T00:00:00`, { until: day }), false);
    }
  });

  it('reaches as far as its scope, whatever its type is called', () => {
    assert.equal(holds({ body: '0800180001' }), true);
    assert.equal(holds({ body: '800180001' }), true, 'the lost zero (quirk 2)');
    assert.equal(holds({ body: '0801930008' }), false);
    assert.equal(holds({ body: '0800180001', procedure: '1111' }), false, 'the notification names no procedure');
    const inProcedure = { ...asked, scope: { administration: '0800180001', procedure: '1111' } };
    assert.equal(holds({ body: '0800180001', procedure: '1111' }, inProcedure), true);
    assert.equal(holds({ body: '0800180001', procedure: '2222' }, inProcedure), false);
    assert.equal(holds({}, inProcedure), true);
  });

  it('has to be one to be notified, or for everything', () => {
    const of = (...codes: string[]) =>
      `<capacitats><capacitat>${codes.map((code) => `<codi>${code}</codi>`).join('')}</capacitat></capacitats>`;
    assert.equal(holds({ capacities: of('GENERAL') }), true);
    assert.equal(holds({ capacities: of('CONSULTAR', 'NOTIFICAR') }), true, 'two codes in one capacity (quirk 32)');
    assert.equal(holds({ capacities: of('CONSULTAR') }), false);
    assert.equal(holds({ capacities: of('TRAMITAR', 'CONSULTAR') }), false);
    assert.equal(holds({ capacities: '' }), true, 'where none is repeated, it is the one that was asked for');
  });

  it('about other people is not believed', () => {
    assert.equal(holds({ representative: '99999018D' }), false);
    assert.equal(holds({ represented: 'B12345674' }), false);
    assert.equal(holds({ representative: ' 00000000-t ', represented: '' }), true);
  });
});

describe('an answer of Representa', () => {
  it('that knows of no power says no', () => {
    for (const code of ['001', '1', '005', '100']) assert.equal(says(answer(code)), false);
  });

  it('that is neither yes nor no is no answer', () => {
    for (const code of ['500', '004', '101', '9']) assert.throws(() => says(answer(code)), cannotTell('failed'));
    assert.throws(() => says(answer('0')), cannotTell('malformed'));
    assert.throws(() => says(answer('SI', power())), cannotTell('malformed'));
    assert.throws(() => says('<Envelope><Body><Fault><faultcode>Server</faultcode></Fault></Body></Envelope>'), cannotTell('failed'));
    assert.throws(() => says('<Envelope><Body/></Envelope>'), cannotTell('malformed'));
  });

  it('is read by local names, whatever its prefixes', () => {
    assert.equal(says(answer('001', '', 'ns2:')), false);
    const prefixed = answer('0', power().replace(/<(\/?)(\w)/g, '<$1r:$2'), 'r:');
    assert.equal(says(prefixed), true);
  });

  for (const [what, xml] of [
    ['a web page', '<!doctype html><html><body>Servei no disponible'],
    ['an external entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
    ['a billion laughs', `<!DOCTYPE a [<!ENTITY b "${'x'.repeat(99)}">]><a>&b;</a>`],
    ['an unknown entity', '<a>&x;</a>'],
    ['half a message', answer('0', power()).slice(0, 200)],
    ['two roots', '<a/><b/>'],
    ['nothing', ''],
    ['a text', 'Error'],
    ['a nesting without end', '<a>'.repeat(5_000) + '</a>'.repeat(5_000)],
  ] as const) {
    it(`that is ${what} is malformed`, () => assert.throws(() => says(xml), cannotTell('malformed')));
  }

  it('never crashes the reader, and never says yes by accident', () => {
    const whole = answer('0', power({ state: 'REVOCADA' }));
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(40), fc.string({ maxLength: 12 }), (at, length, text) => {
        try {
          assert.equal(says(whole.slice(0, at) + text + whole.slice(at + length)), false);
        } catch (error) {
          assert.ok(error instanceof SourceFailure, String(error));
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
