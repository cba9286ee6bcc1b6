/** The description of the API, made from the route schemas alone: nothing is opened and nobody is asked. */
import { pino } from 'pino';
import { createMetrics } from '../http/metrics.js';
import { Rates } from '../limits/rates.js';
import { buildServer } from '../http/server.js';
import type { Services } from '../http/services.js';

const unused = (): never => {
  throw new Error('only described, never served');
};

const unusedCookies = { isFromFrame: unused, begin: unused, finish: unused, find: unused, issue: unused, clear: unused };

const services: Services = {
  publicUrl: 'https://gateway.example',
  administrations: { list: unused, has: unused, body: unused, unconnected: unused },
  sites: { all: () => [], find: unused },
  identity: {
    register: () => Promise.resolve(),
    authorize: unused,
    answeredCitizen: unused,
    browserCitizen: unused,
    signInLanguage: unused,
    signInAddress: unused,
    endSession: unused,
    cookies: unusedCookies,
  },
  openActs: unused,
  audit: { append: unused },
  outages: { find: unused, since: unused },
  folder: { open: unused },
  concurrent: 1,
  rates: new Rates({ perCitizen: 1, perSite: 1 }),
  lag: 1,
  healthy: unused,
  now: unused,
};

export async function describeApi(): Promise<string> {
  const app = await buildServer(services, pino({ enabled: false }), createMetrics());
  await app.ready();
  const description = app.swagger();
  await app.close();
  return `${JSON.stringify(description, null, 2)}\n`;
}
