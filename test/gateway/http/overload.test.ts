/** More lists than the gateway may answer at once: the one too many is sent away at once, told when to come back. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pino } from 'pino';
import { createMetrics } from '../../../gateway/src/http/metrics.js';
import { buildServer } from '../../../gateway/src/http/server.js';
import type { Services } from '../../../gateway/src/http/services.js';

const site = {
  administration: '0800180001',
  name: "Ajuntament d'Abrera",
  origins: [],
  returnUrls: [],
  mount: 'open' as const,
  trusted: true,
  credentials: 'token' as const,
};

describe('an overloaded gateway', () => {
  it('sends one too many away with the time to come back, and lets the next in when somebody has left', async () => {
    let letGo: () => void = () => undefined;
    const services: Services = {
      publicUrl: 'https://gateway.example',
      administrations: {
        list: () => [],
        has: () => true,
        body: (administration) => ({ administration, dir3: null, name: '' }),
        unconnected: () => [],
      },
      sites: { all: () => [site], find: () => site },
      identity: {
        register: () => Promise.resolve(),
        authorize: () =>
          Promise.resolve({
            person: { subject: 'pseudonym-1', identifier: '00000000T', identifierType: 'nif', level: 'low' },
            site: site.administration,
            session: 'session-1',
            name: '',
            maskedIdentifier: '',
            method: null,
            signedInAt: new Date(),
            expiresAt: new Date(),
          }),
        browserCitizen: () => Promise.resolve(undefined),
        signInAddress: () => '',
        endSession: () => Promise.resolve(),
      },
      audit: { append: (entry) => Promise.resolve({ ...entry, seq: 1, hash: '' }) },
      folder: {
        open: async () => {
          await new Promise<void>((resolve) => (letGo = resolve));
          return { sources: [], asked: [], unasked: 0, results: (async function* () {})() };
        },
      },
      concurrent: 1,
      healthy: () => Promise.resolve({}),
      now: () => new Date(),
    };
    const app = await buildServer(services, pino({ enabled: false }), createMetrics());
    const address = await app.listen({ port: 0, host: '127.0.0.1' });
    const first = fetch(`${address}/v1/procedures`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const second = await fetch(`${address}/v1/procedures`);
    assert.deepEqual([second.status, second.headers.get('retry-after')], [503, '2']);
    assert.equal(((await second.json()) as { code: string }).code, 'overloaded');
    letGo();
    await (await first).text();
    const third = fetch(`${address}/v1/procedures`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    letGo();
    assert.equal((await third).status, 200);
    await (await third).text();
    await app.close();
  });
});
