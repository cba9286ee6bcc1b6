/** The routes, over HTTP, against the simulated administrations: a real issuer, a real database, real bodies with real faults. */
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { createGunzip } from 'node:zlib';
import { startWorld, type World } from '../../../demo/world.js';
import { Citizen } from '../../support/citizen.js';

interface Item {
  id: string;
  title: string;
  kind: string;
  state: string;
  number: string | null;
  body: { administration: string | null };
  capacity: string;
  thread: unknown[];
  startedAt: string | null;
}
interface Answer {
  completeness: string;
  period: { from: string; to: string };
  sources: { administration: string; service: string; state: string; items: number; discarded: number; asOf: string | null }[];
  items: Item[];
}
const abrera = '0800180001';

describe('API v1 over the simulated administrations', () => {
  let world: World;
  let citizen: Citizen;
  const choice = (more: object = {}) => {
    const origin = world.addresses.sites.abrera;
    return { site: abrera, origin, returnUrl: `${origin}/`, ...more };
  };
  const problemOf = async (path: string) => JSON.parse((await citizen.ask(path)).body) as { code: string; detail?: string; status: number };

  before(async () => {
    world = await startWorld({ mount: 'open' });
    citizen = await new Citizen(world, choice()).signIn();
  });
  after(() => world.stop());

  it('shows who is signed in, masked', async () => {
    const me = await citizen.json<Record<string, unknown>>('/v1/me');
    assert.deepEqual([me['identifier'], me['level'], me['actingFor']], ['***0000**', 'substantial', null]);
    assert.doesNotMatch(JSON.stringify(me), /00000000T/);
  });

  it('streams each body in the order in which it answers, the slow one after the fast ones, and names the one that hangs', async () => {
    const { body, headers } = await citizen.ask('/v1/procedures', 'application/x-ndjson');
    assert.equal(headers['content-type'], 'application/x-ndjson');
    const lines = body
      .trim()
      .split('\n')
      .map(
        (line) =>
          JSON.parse(line) as { kind: string; coverage?: { state: string; name: string }; completeness?: string; sources?: unknown[] },
      );
    assert.equal(lines[0]?.kind, 'start');
    assert.equal(lines.at(-1)?.kind, 'end');
    assert.equal(lines.at(-1)?.completeness, 'partial');
    const states = lines.filter(({ kind }) => kind === 'source').map(({ coverage }) => coverage?.state);
    assert.equal(states.length, lines[0]?.sources?.length, 'as many lines as sources were announced');
    assert.equal(states.at(-1), 'late');
    for (const state of ['answered', 'empty', 'failed', 'malformed']) assert.ok(states.includes(state), `${state} in ${states.join(' ')}`);
  });

  it('compresses each line by itself, so that the first row need not wait for the last body', async () => {
    const headers = { ...(await citizen.headersFor('/v1/procedures')), accept: 'application/x-ndjson', 'accept-encoding': 'gzip' };
    const { firstLineAfter, endAfter, encoding } = await new Promise<{ firstLineAfter: number; endAfter: number; encoding: unknown }>(
      (resolve, reject) => {
        const start = performance.now();
        request(
          {
            host: '127.0.0.1',
            port: world.ports.gateway,
            path: '/v1/procedures',
            headers: { ...headers, host: new URL(world.addresses.gateway).host },
          },
          (response) => {
            let firstLineAfter = 0;
            const lines = response.pipe(createGunzip());
            lines.on('data', (chunk: Buffer) => {
              if (!firstLineAfter && chunk.includes('\n')) firstLineAfter = performance.now() - start;
            });
            lines.on('end', () =>
              resolve({ firstLineAfter, endAfter: performance.now() - start, encoding: response.headers['content-encoding'] }),
            );
          },
        )
          .on('error', reject)
          .end();
      },
    );
    assert.equal(encoding, 'gzip');
    assert.ok(firstLineAfter < endAfter / 2, `${firstLineAfter} ms of ${endAfter} ms`);
  });

  it('threads registry entries into their case files', async () => {
    const { items } = await citizen.json<Answer>(`/v1/procedures?administration=${abrera}`);
    const files = items.filter(({ kind }) => kind === 'case-file');
    assert.ok(files.length >= 3);
    assert.ok(files.some(({ thread }) => thread.length >= 2));
  });

  it('filters by body, state and words, and asks only the bodies that a filter leaves', async () => {
    const { sources, items } = await citizen.json<Answer>(`/v1/procedures?administration=${abrera}&state=open&q=X2026`);
    assert.deepEqual(
      sources.map(({ administration }) => administration),
      [abrera],
    );
    assert.ok(items.length > 0 && items.every(({ state, number }) => state === 'open' && number?.includes('X2026')));
  });

  it('goes back three years by default and further on demand', async () => {
    const usual = await citizen.json<Answer>(`/v1/registry-entries?administration=${abrera}`);
    assert.equal(Number(usual.period.to.slice(0, 4)) - Number(usual.period.from.slice(0, 4)), 3);
    const older = await citizen.json<Answer>(`/v1/registry-entries?administration=${abrera}&to=${usual.period.from}`);
    assert.equal(Number(usual.period.from.slice(0, 4)) - Number(older.period.from.slice(0, 4)), 3);
  });

  it('gives the same ids on each visit', async () => {
    const ids = async () => (await citizen.json<Answer>(`/v1/procedures?administration=${abrera}`)).items.map(({ id }) => id).sort();
    assert.deepEqual(await ids(), await ids());
  });

  it('lists notifications without reading one: the ledger of e-NOTUM stays empty', async () => {
    await world.control.reset();
    const { items, sources } = await citizen.json<Answer>('/v1/notifications');
    assert.ok(items.length >= 20);
    assert.deepEqual(
      sources.map(({ service, state }) => [service, state]),
      [['enotum', 'answered']],
    );
    const { detailReads, acts, effects } = await world.control.ledger();
    assert.deepEqual([detailReads, acts, effects], [0, 0, 0]);
  });

  it('shows exchanges between bodies beside its own look-ups, and no officer', async () => {
    await citizen.json('/v1/notifications');
    const { items } = await citizen.json<Answer>('/v1/data-usage');
    const kinds = items.map(({ kind }) => kind);
    assert.ok(kinds.filter((kind) => kind === 'exchange').length >= 50);
    assert.ok(kinds.includes('look-up'));
    assert.doesNotMatch(JSON.stringify(items), /Funcionari/i);
  });

  it('asks each body once for a page with several tags', async () => {
    await world.control.reset();
    const [first] = [await new Citizen(world, choice({ person: '99999018D' })).signIn()];
    await Promise.all(['procedures', 'registry-entries', 'procedures'].map((name) => first.json(`/v1/${name}?administration=${abrera}`)));
    const calls = (await world.control.calls())[abrera] ?? {};
    assert.deepEqual(Object.values(calls), [1, 1], JSON.stringify(calls));
  });

  it('gives another person their own folder and nothing else', async () => {
    const other = await new Citizen(world, choice({ person: '99999018D' })).signIn();
    const [mine, theirs] = await Promise.all([citizen, other].map((each) => each.json<Answer>('/v1/procedures')));
    const ids = new Set(mine?.items.map(({ id }) => id));
    assert.ok((theirs?.items.length ?? 0) > 0);
    assert.equal(
      theirs?.items.some(({ id }) => ids.has(id)),
      false,
    );
  });

  it('keeps the company apart from the person who represents it', async () => {
    const representative = await new Citizen(world, choice({ method: 'certificat', representing: true })).signIn();
    const me = await representative.json<{ actingFor: { identifier: string } | null }>('/v1/me');
    assert.ok(me.actingFor);
    const [own, company] = [await citizen.json<Answer>('/v1/procedures'), await representative.json<Answer>('/v1/procedures')];
    const ownIds = new Set(own.items.map(({ id }) => id));
    assert.ok(company.items.length > 0);
    assert.equal(
      company.items.some(({ id }) => ownIds.has(id)),
      false,
    );
  });

  it('answers bad questions with a problem that says what was expected', async () => {
    assert.equal((await problemOf('/v1/procedures?administration=12')).code, 'parameter-invalid');
    assert.equal((await problemOf('/v1/procedures?administration=9999999999')).code, 'administration-unknown');
    assert.match((await problemOf('/v1/procedures?from=2026-02-01&to=2026-01-01')).detail ?? '', /"from"/);
    assert.equal((await problemOf('/v1/procedures?unknown=1')).code, 'parameter-invalid');
    assert.equal((await problemOf('/v1/nothing')).code, 'not-found');
    assert.equal((await citizen.ask('/v1/procedures', 'text/html')).status, 406);
  });

  it('lets registered sites in, tells others nothing, and lets browsers remember the preflight for two hours', async () => {
    const preflight = (origin: string) =>
      new Promise<Record<string, unknown>>((resolve, reject) => {
        const headers = { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization,dpop' };
        request({ host: '127.0.0.1', port: world.ports.gateway, path: '/v1/procedures', method: 'OPTIONS', headers }, (response) => {
          response.resume();
          resolve(response.headers);
        })
          .on('error', reject)
          .end();
      });
    const allowed = await preflight(world.addresses.sites.abrera);
    assert.equal(allowed['access-control-allow-origin'], world.addresses.sites.abrera);
    assert.equal(allowed['access-control-max-age'], '7200');
    assert.equal((await preflight('https://stranger.example'))['access-control-allow-origin'], undefined);
  });

  it('gives nothing to the pages of one site for the token of another', async () => {
    const headers = { ...(await citizen.headersFor('/v1/procedures')), origin: world.addresses.sites.vielha, accept: 'application/json' };
    const answer = await new Promise<string>((resolve, reject) => {
      request(
        {
          host: '127.0.0.1',
          port: world.ports.gateway,
          path: '/v1/procedures',
          headers: { ...headers, host: new URL(world.addresses.gateway).host },
        },
        (response) => {
          let text = '';
          response.on('data', (chunk) => (text += String(chunk)));
          response.on('end', () => resolve(text));
        },
      )
        .on('error', reject)
        .end();
    });
    assert.equal((JSON.parse(answer) as { code: string }).code, 'site-unregistered');
  });

  it('tells anybody how a site is registered, and nobody that it is not', async () => {
    const site = JSON.parse((await citizen.ask(`/v1/sites/${abrera}`)).body) as { returnUrls: string[] };
    assert.ok(site.returnUrls.includes(`${world.addresses.sites.abrera}/`));
    assert.equal((await problemOf('/v1/sites/0801930008')).code, 'not-found');
  });

  it('counts on a port of its own, without anything of a citizen', async () => {
    await citizen.json(`/v1/procedures?administration=${abrera}`);
    const text = await (await fetch(`${world.addresses.metrics}/metrics`)).text();
    assert.match(text, /gateway_source_answers_total\{administration="0800180001",service="hcc",state="answered"\}/);
    assert.doesNotMatch(text, /00000000T|CIUTADANIA/i);
  });
});
