import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { but, read, trace, type Part } from './fixtures.js';

/** A part of a trace of which any field may hold anything. */
const damaged = (part: Part): fc.Arbitrary<Part> =>
  fc.record(Object.fromEntries(Object.entries(part).map(([name, value]) => [name, fc.oneof(fc.constant(value), fc.jsonValue())])), {
    requiredKeys: [],
  });

const anyTrace = fc.oneof(
  fc.anything(),
  fc.record({
    Atributos: damaged(trace.Atributos),
    DatosGenericos: fc.oneof(
      fc.jsonValue(),
      fc.record({ Solicitante: damaged(trace.DatosGenericos.Solicitante), Transmision: damaged(trace.DatosGenericos.Transmision) }),
    ),
  }),
);

describe('the trace parser, whatever it gets', () => {
  it('survives, and counts what it could not read', () => {
    fc.assert(
      fc.property(fc.array(anyTrace, { maxLength: 8 }), (list) => {
        const { items, discarded } = read(...list);
        assert.ok(items.length + discarded <= list.length);
        assert.doesNotMatch(JSON.stringify(items), /FUNCIONARIA SECRETA|TITULAR SECRETA/);
      }),
      { numRuns: 1_000 },
    );
  });

  it('loses one element for one bad element, wherever it stands', () => {
    const bad = fc.constantFrom<unknown>(null, 'x', 7, [], {}, { Atributos: null }, { Atributos: { IdPeticion: {} } });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5 }), bad, (at, broken) => {
        const list: unknown[] = Array.from({ length: 5 }, (_, index) => but({ IdPeticion: `P-${index}` }));
        const whole = read(...list);
        list.splice(at, 0, broken);
        const { items, discarded } = read(...list);
        assert.deepEqual(items, whole.items);
        assert.equal(discarded, 1);
      }),
    );
  });

  it('gives the same ids again, and one to each exchange', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^P[A-Z0-9-]{0,20}$/), { minLength: 1, maxLength: 6 }), (ids) => {
        const idsOf = () => read(...ids.map((IdPeticion) => but({ IdPeticion }))).items.map(({ id }) => id);
        assert.deepEqual(idsOf(), idsOf());
        assert.equal(new Set(idsOf()).size, ids.length);
      }),
    );
  });
});
