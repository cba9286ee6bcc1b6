/** A day that no calendar has goes to nobody: a body that fails at it would be left alone for everybody. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Services } from '../../../gateway/src/http/services.js';
import { startServer } from './services.js';

it('a list takes the days of the calendar and asks nobody about others', async (t) => {
  const periods: unknown[] = [];
  const { ask, close } = await startServer({
    folder: {
      open: (_collection: unknown, { period }: { period: unknown }) => {
        periods.push(period);
        return Promise.resolve({ sources: [], asked: [], unasked: 0, results: (async function* () {})() });
      },
    } as unknown as Services['folder'],
  });
  t.after(close);
  for (const query of [
    'from=2026-02-31',
    'to=2026-13-01',
    'from=2025-02-29',
    'from=2026-00-10',
    'to=0001-01-01',
    'to=9999-12-31',
    'from=0000-00-00',
  ])
    assert.deepEqual(await ask(`/v1/data-usage?${query}`), { status: 400, code: 'parameter-invalid', retryAfter: null }, query);
  assert.deepEqual(periods, []);
  assert.equal((await ask('/v1/data-usage?from=2024-02-29&to=2026-01-31')).status, 200);
  assert.deepEqual(periods, [{ from: '2024-02-29', to: '2026-01-31' }]);
});

it('the log of outages takes no others either', async (t) => {
  const { ask, close } = await startServer();
  t.after(close);
  for (const query of ['from=2026-02-31', 'to=9999-12-31', 'from=0001-01-01'])
    assert.equal((await ask(`/v1/outages?${query}`)).status, 400, query);
});
