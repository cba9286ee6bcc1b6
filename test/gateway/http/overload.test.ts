/** More than the gateway can do, or than one may ask for: what is too much is sent away at once, told when to come back. */
import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, it, type TestContext } from 'node:test';
import { Rates } from '../../../gateway/src/limits/rates.js';
import type { Services } from '../../../gateway/src/http/services.js';
import { startServer } from './services.js';

const server = async (t: TestContext, changes: Partial<Services> = {}) => {
  const started = await startServer(changes);
  t.after(started.close);
  return started;
};

/** Asks, and reads nothing unless somebody listens. */
function rawQuestion(address: string, citizen = 'pseudonym-1'): Socket {
  const { port, hostname } = new URL(address);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  socket.write(`GET /v1/procedures HTTP/1.1\r\nhost: gateway\r\naccept: application/x-ndjson\r\nauthorization: ${citizen}\r\n\r\n`);
  return socket;
}

describe('an overloaded gateway', () => {
  it('sends one too many away with the time to come back, and lets the next in when somebody has left', async (t) => {
    let letGo: () => void = () => undefined;
    const { ask } = await server(t, {
      concurrent: 1,
      folder: {
        open: async () => {
          await new Promise<void>((resolve) => (letGo = resolve));
          return { sources: [], asked: [], unasked: 0, results: (async function* () {})() };
        },
      },
    });
    const first = ask('/v1/procedures');
    await pause(50);
    assert.deepEqual(await ask('/v1/procedures'), { status: 503, code: 'overloaded', retryAfter: '2' });
    letGo();
    assert.equal((await first).status, 200);
    const third = ask('/v1/procedures');
    await pause(50);
    letGo();
    assert.equal((await third).status, 200);
  });

  it('has its places back from who asks and does not read the answer', async (t) => {
    const rows = Array.from({ length: 20 }, (_, id) => ({ id, title: 'x'.repeat(1_000) }));
    const long = async function* () {
      for (let times = 0; times < 1_000; times++) yield await Promise.resolve({ coverage: { state: 'answered' }, items: rows });
    };
    const open = () => Promise.resolve({ sources: [], asked: [], unasked: 0, results: long() });
    const { ask, address, app } = await server(t, { concurrent: 1, folder: { open } as unknown as Services['folder'] });
    const silence = app.server.timeout;
    assert.ok(silence > 60_000 && silence < 120_000, `${silence} ms: no shorter than a document takes to come, and not for ever`);
    app.server.timeout = 300;
    const socket = rawQuestion(address);
    try {
      await pause(150);
      app.server.timeout = silence;
      assert.equal((await ask('/v1/procedures')).status, 503);
      await pause(1_500);
      assert.equal((await ask('/v1/procedures')).status, 200);
    } finally {
      socket.destroy();
    }
  });

  it('keeps no place for who is held back for having asked too often', async (t) => {
    const { ask } = await server(t, { concurrent: 4, rates: new Rates({ perCitizen: 1, perSite: 1e9 }) });
    for (let times = 0; times < 2; times++) await ask('/v1/me', 'pseudonym-2');
    const noise = Array.from({ length: 8 }, () => ask('/v1/procedures', 'pseudonym-2'));
    await pause(15);
    assert.equal((await ask('/v1/procedures')).status, 200);
    assert.ok((await Promise.all(noise)).every(({ status }) => status === 429));
  });

  it('asks nobody for who went away while it was looked at who they are', async (t) => {
    let letGo: () => void = () => undefined;
    const signals: AbortSignal[] = [];
    const { services, close } = await startServer();
    await close();
    const { address, ask } = await server(t, {
      concurrent: 1,
      identity: {
        ...services.identity,
        authorize: async (request) => {
          if (request.headers.authorization === 'gone') await new Promise<void>((resolve) => (letGo = resolve));
          return services.identity.authorize(request);
        },
      },
      folder: {
        open: (_collection, { signal }) => {
          signals.push(signal);
          return Promise.resolve({ sources: [], asked: [], unasked: 0, results: (async function* () {})() });
        },
      },
    });
    const socket = rawQuestion(address, 'gone');
    await pause(50);
    socket.destroy();
    await pause(50);
    letGo();
    await pause(50);
    assert.deepEqual(
      signals.map(({ aborted }) => aborted),
      [true],
    );
    assert.equal((await ask('/v1/procedures')).status, 200, 'and no place is kept for them');
  });

  it('sends questions away while it runs late, before looking at them, answers probes, and lets in again afterwards', async (t) => {
    const { ask, checked } = await server(t, { lag: 100 });
    assert.equal((await ask('/v1/procedures')).status, 200);
    for (const until = Date.now() + 1_500; Date.now() < until;) {
      work(300);
      await pause(1);
    }
    const before = checked();
    assert.deepEqual(await ask('/v1/procedures'), { status: 503, code: 'overloaded', retryAfter: '2' });
    assert.equal(checked(), before);
    assert.equal((await ask('/health/live')).status, 200);
    await pause(1_500);
    assert.equal((await ask('/v1/procedures')).status, 200);
  });
});

describe('a citizen who asks too often', () => {
  it('is told when to come back, and nobody else is', async (t) => {
    const { ask } = await server(t, { rates: new Rates({ perCitizen: 3, perSite: 100 }) });
    for (const path of ['/v1/procedures', '/v1/notifications', '/v1/me']) assert.equal((await ask(path)).status, 200);
    const { status, code, retryAfter } = await ask('/v1/data-usage');
    assert.deepEqual([status, code], [429, 'rate-limited']);
    assert.ok(Number(retryAfter) > 50 && Number(retryAfter) <= 60, String(retryAfter));
    assert.equal((await ask('/v1/procedures', 'pseudonym-2')).status, 200);
  });

  for (const header of ['authorization', 'cookie'] as const) {
    it(`costs no more checks of the same ${header} until the minute is over`, async (t) => {
      const { ask, checked } = await server(t, { rates: new Rates({ perCitizen: 1, perSite: 100 }) });
      const told = [];
      for (let times = 0; times < 5; times++) told.push((await ask('/v1/me', 'pseudonym-1', 'GET', header)).status);
      assert.deepEqual(told, [200, 429, 429, 429, 429]);
      // The second is looked at, to know whose it is; the others are known by then.
      assert.equal(checked(), 2);
    });
  }

  it('may still sign out', async (t) => {
    const { ask } = await server(t, { rates: new Rates({ perCitizen: 1, perSite: 100 }) });
    for (let times = 0; times < 3; times++) await ask('/v1/me');
    assert.equal((await ask('/v1/session', 'pseudonym-1', 'DELETE')).status, 204);
  });

  it('asks nobody with HEAD, and no other method spares them the count', async (t) => {
    const { ask, checked } = await server(t, { rates: new Rates({ perCitizen: 1, perSite: 100 }) });
    for (const method of ['HEAD', 'POST', 'PUT', 'PATCH'])
      assert.equal((await ask('/v1/procedures', 'pseudonym-1', method)).status, 404, method);
    assert.equal(checked(), 0);
  });

  it('still gets to the pages of legal acts, which count apart', async () => {
    const rates = new Rates({ perCitizen: 1, perSite: 100 });
    const citizen = { subject: 'pseudonym-1', site: '0800180001' };
    for (let times = 0; times < 3; times++) await rates.take(citizen, undefined);
    assert.ok(await rates.take(citizen, undefined));
    assert.equal(await rates.takeOwn(citizen.subject), 0);
    assert.ok((await rates.takeOwn(citizen.subject)) > 0);
  });

  it('gets exactly what a minute allows', async (t) => {
    const { ask } = await server(t, { rates: new Rates({ perCitizen: 60, perSite: 1_000 }) });
    const answers = await Promise.all(Array.from({ length: 100 }, () => ask('/v1/procedures')));
    assert.equal(answers.filter(({ status }) => status === 200).length, 60);
  });
});

describe('a site from which too many ask', () => {
  it('is overloaded, which is not the fault of the citizen', async (t) => {
    const { ask } = await server(t, { rates: new Rates({ perCitizen: 100, perSite: 2 }) });
    await ask('/v1/me', 'pseudonym-1');
    await ask('/v1/me', 'pseudonym-2');
    const { status, code, retryAfter } = await ask('/v1/me', 'pseudonym-3');
    assert.deepEqual([status, code], [503, 'overloaded']);
    assert.ok(Number(retryAfter) > 50);
  });
});

/** Keeps the process from anything else for so many milliseconds. */
function work(milliseconds: number): void {
  for (const until = performance.now() + milliseconds; performance.now() < until;);
}
