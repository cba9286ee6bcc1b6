/** A gateway's HTTP face over parts that do nothing by themselves, for tests of what stands before them. */
import { pino } from 'pino';
import { createMetrics } from '../../../gateway/src/http/metrics.js';
import { Rates } from '../../../gateway/src/limits/rates.js';
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

/** Listens on a port of its own. Whoever asks is the citizen whose pseudonym stands in the `authorization` header, or in the cookie. */
export async function startServer(changes: Partial<Services> = {}) {
  let checked = 0;
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
      signInLanguage: () => undefined,
      authorize: ({ headers }) => {
        checked += 1;
        return Promise.resolve({
          person: {
            subject: headers.authorization ?? headers.cookie ?? 'pseudonym-1',
            identifier: '00000000T',
            identifierType: 'nif',
            level: 'low',
          },
          site: site.administration,
          session: 'session-1',
          name: '',
          maskedIdentifier: '',
          method: null,
          signedInAt: new Date(),
          expiresAt: new Date(),
        });
      },
      answeredCitizen: () => Promise.resolve(undefined),
      browserCitizen: () => Promise.resolve(undefined),
      signInAddress: () => '',
      endSession: () => Promise.resolve(),
      cookies: {
        isFromFrame: () => false,
        begin: () => undefined,
        finish: () => Promise.resolve(undefined),
        find: () => Promise.resolve(undefined),
        issue: () => '',
        clear: () => '',
      },
    },
    openActs: () => Promise.resolve(new Set<string>()),
    audit: { append: (entry) => Promise.resolve({ ...entry, seq: 1, hash: '' }) },
    outages: { find: () => Promise.resolve([]), since: () => Promise.resolve(undefined) },
    folder: { open: () => Promise.resolve({ sources: [], asked: [], unasked: 0, results: (async function* () {})() }) },
    concurrent: 1_000,
    rates: new Rates({ perCitizen: 1e9, perSite: 1e9 }),
    lag: 1e9,
    healthy: () => Promise.resolve({}),
    now: () => new Date(),
    ...changes,
  };
  const app = await buildServer(services, pino({ enabled: false }), createMetrics());
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const ask = async (path: string, citizen = 'pseudonym-1', method = 'GET', header: 'authorization' | 'cookie' = 'authorization') => {
    const response = await fetch(address + path, { method, headers: { [header]: citizen } });
    const text = await response.text();
    const { code } = (text.startsWith('{') ? JSON.parse(text) : {}) as { code?: string };
    return { status: response.status, code, retryAfter: response.headers.get('retry-after') };
  };
  // `checked`: how many credentials were looked at.
  return { ask, address, checked: () => checked, app, services, close: () => app.close() };
}
