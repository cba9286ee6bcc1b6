import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readEnvelope, operations } from '../../../../gateway/src/contracts/hcc/envelope.js';
import { Notes } from '../../../../gateway/src/contracts/reading/notes.js';
import { SourceFailure } from '../../../../gateway/src/folder/ports.js';
import { appointment, caseFile, entry, readAppointments, readCaseFiles, readEntries, readTaxes, tax } from './fixtures.js';

type Element = Record<string, unknown>;
const readers = [
  { sample: caseFile, read: readCaseFiles, idOf: 'idExpedient' },
  { sample: entry, read: readEntries, idOf: 'idActuacio' },
  { sample: appointment, read: readAppointments, idOf: 'idCita' },
  { sample: tax, read: readTaxes, idOf: 'idTribut' },
];

/** A real element of which any field may hold anything. */
const damaged = (sample: Element): fc.Arbitrary<Element> =>
  fc.record(Object.fromEntries(Object.entries(sample).map(([name, value]) => [name, fc.oneof(fc.constant(value), fc.jsonValue())])), {
    requiredKeys: [],
  });

describe('the HCC parsers, whatever they get', () => {
  for (const { sample, read, idOf } of readers) {
    it(`survive any element in place of ${idOf}`, () => {
      fc.assert(
        fc.property(fc.array(fc.oneof(fc.anything(), damaged(sample)), { maxLength: 8 }), (list) => {
          const { items, discarded } = read(...list);
          assert.ok(items.length + discarded <= list.length);
          assert.doesNotThrow(() => JSON.stringify(items));
        }),
        { numRuns: 300 },
      );
    });

    it(`lose one element for one bad element, wherever it stands (${idOf})`, () => {
      const bad = fc.constantFrom<unknown>(null, 'x', 7, [], {}, { [idOf]: null }, { [idOf]: {} });
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 5 }), bad, (at, broken) => {
          const list: unknown[] = Array.from({ length: 5 }, (_, index) => ({ ...sample, [idOf]: `id-${index}` }));
          const whole = read(...list);
          list.splice(at, 0, broken);
          const { items, discarded } = read(...list);
          assert.deepEqual(items, whole.items);
          assert.equal(discarded, 1);
        }),
      );
    });

    it(`give the same ids again, and one to each id of the body (${idOf})`, () => {
      fc.assert(
        fc.property(
          fc.uniqueArray(fc.stringMatching(/^[A-Z0-9/#]{1,20}$/), { selector: (id) => id, minLength: 1, maxLength: 6 }),
          (ids) => {
            const list = ids.filter((id) => id !== 'NULL').map((id) => ({ ...sample, [idOf]: id }));
            const idsOf = () => read(...list).items.map((item) => ('entry' in item ? item.entry.id : item.id));
            assert.deepEqual(idsOf(), idsOf());
            assert.equal(new Set(idsOf()).size, list.length);
          },
        ),
      );
    });
  }

  it('either give a list or say in what way the envelope failed', () => {
    const envelope = fc.record(
      { codiResultat: fc.oneof(fc.jsonValue(), fc.constantFrom('200', 404, 'codiOK', '500')), expedients: fc.jsonValue() },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.anything(), envelope), (json) => {
        try {
          const { elements, missing } = readEnvelope(json, operations.caseFiles, new Notes());
          assert.ok(Array.isArray(elements));
          assert.ok(missing === 0 || elements.length === 0);
        } catch (error) {
          assert.ok(error instanceof SourceFailure);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
