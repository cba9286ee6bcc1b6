/** A site that is trusted with its own data only: nothing of anybody else's, in rows, names or counts. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { limitTo } from '../../../gateway/src/folder/limit.js';
import type { PublicBody } from '../../../gateway/src/folder/model.js';
import { dataUseOf, entryOf, notificationOf, procedureOf } from '../../support/items.js';

const own = 'own-town';
const someBody = fc
  .constantFrom(own, 'foreign-1', 'foreign-2', 'foreign-3')
  .map((administration): PublicBody => ({ administration, dir3: null, name: `Body ${administration}` }));
const someItem = fc
  .record({ body: someBody, bodiesAsked: fc.array(someBody), make: fc.constantFrom('procedure', 'entry', 'notification', 'look-up') })
  .map(({ body, bodiesAsked, make }) => {
    const visits = [
      { at: '2026-03-05T12:01:09+01:00', product: 'procedures', bodiesAsked: bodiesAsked.map((asked) => asked.administration ?? '') },
    ];
    const requester = { administration: body.administration, name: body.name };
    if (make === 'procedure') return procedureOf({ body });
    if (make === 'entry') return entryOf({ body });
    if (make === 'notification') return notificationOf({ body, issuer: { ...requester, name: body.name, department: null } });
    return dataUseOf({ kind: 'look-up', body, site: body, requester, provider: { name: null }, bodiesAsked, visits });
  });
const central = { administration: 'everybody', name: 'For all bodies', service: 'gateway', minimumLevel: 'low' } as const;

describe('a limited site', () => {
  it('is given every item of its own, and no word of anybody else', () => {
    fc.assert(
      fc.property(fc.array(someItem), fc.nat(), (items, discarded) => {
        const answer = limitTo(own, central, { items, discarded, notes: [{ code: 'paging-capped', field: null }] });
        assert.doesNotMatch(JSON.stringify(answer), /foreign/);
        assert.deepEqual(
          answer.items.map((item) => item.id),
          items.filter(({ body }) => body.administration === own).map((item) => item.id),
        );
        assert.deepEqual([answer.discarded, answer.notes], [Math.min(discarded, 1), []]);
      }),
    );
  });

  it('is told what could not be read of its own source as it is', () => {
    const notes = [{ code: 'paging-capped', field: null } as const];
    const answer = limitTo(own, { ...central, administration: own }, { items: [], discarded: 7, notes });
    assert.deepEqual(answer, { items: [], discarded: 7, notes });
  });
});
