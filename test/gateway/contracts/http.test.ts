import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { type AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { operations } from '../../../gateway/src/contracts/hcc/envelope.js';
import { read } from '../../../gateway/src/contracts/http.js';
import { SourceFailure } from '../../../gateway/src/folder/ports.js';
import { caseFile } from './hcc/fixtures.js';
import { startBody, toThisMachine, withoutHandshake, type Body } from './support.js';

const limit = 10_000;
const ask = (url: string, signal = new AbortController().signal, responseBytes = limit) =>
  read({
    operation: operations.caseFiles,
    base: url,
    query: { documentIdentificatiu: '00000000T' },
    signal,
    responseBytes,
    dispatcher: toThisMachine,
  });

const bodyWith = (headers: Record<string, string>, bytes: Buffer | string, status = 200): Promise<Body> =>
  startBody((_, response) => response.writeHead(status, headers).end(bytes));

const failureOf = async (promise: Promise<unknown>): Promise<SourceFailure> => {
  const failure = await promise.then(
    () => assert.fail('should have failed'),
    (error: unknown) => error,
  );
  assert.ok(failure instanceof SourceFailure);
  assert.doesNotMatch(failure.message, /00000000T|documentIdentificatiu|secret/);
  assert.equal(failure.cause, undefined);
  return failure;
};
const failureToParse = async (url: string): Promise<SourceFailure> => {
  const { json } = await ask(url);
  return failureOf(Promise.resolve().then(json));
};

describe('one read over HTTP', () => {
  it('asks once, for JSON without compression', async () => {
    const body = await bodyWith({ 'content-type': 'application/json' }, '{"a":1}');
    const reply = await ask(body.url);
    assert.deepEqual([reply.status, reply.json()], [200, { a: 1 }]);
    assert.equal(body.requests.length, 1);
    assert.equal(body.requests[0]?.method, 'GET');
    assert.equal(body.requests[0]?.headers['accept-encoding'], 'identity');
  });

  it('gives errors and redirects back as they are, following none', async () => {
    const target = await bodyWith({}, '{}');
    const body = await bodyWith({ location: `${target.url}/elsewhere` }, '', 302);
    assert.equal((await ask(body.url)).status, 302);
    assert.equal(target.requests.length, 0);
    const broken = await bodyWith({}, '<h1>secret</h1>', 500);
    const reply = await ask(broken.url);
    assert.deepEqual([reply.status, reply.jsonIfAny()], [500, undefined]);
  });

  describe('reads text', () => {
    const text = '{"fase":"Informe tècnic · ús"}';
    const latin = Buffer.from(text, 'latin1');
    for (const [name, type, bytes] of [
      ['in UTF-8', 'application/json', Buffer.from(text)],
      ['with a byte order mark', 'application/json', Buffer.from(`\uFEFF${text}`)],
      ['in ISO-8859-1 where declared', 'application/json; charset=ISO-8859-1', latin],
      ['in Windows-1252 where declared', 'text/plain;charset="windows-1252"', latin],
      ['in ISO-8859-1 where nothing is declared', 'application/json', latin],
      ['in ISO-8859-1 where UTF-8 is declared wrongly', 'application/json; charset=utf-8', latin],
      ['in UTF-8 where the charset is unknown', 'application/json; charset=klingon', Buffer.from(text)],
      ['as text/plain', 'text/plain', Buffer.from(text)],
    ] as const) {
      it(name, async () => {
        const body = await bodyWith({ 'content-type': type }, bytes);
        assert.deepEqual((await ask(body.url)).json(), { fase: 'Informe tècnic · ús' });
      });
    }
  });

  describe('parses strictly', () => {
    for (const [name, bytes] of [
      ['a page with status 200', '<!DOCTYPE html><h1>secret</h1>'],
      ['a missing comma', '{"a":"secret" "b":2}'],
      ['a trailing comma', '{"a":"secret",}'],
      ['a comment', '{"a":"secret"} // so'],
      ['nothing', ''],
      ['half an answer', '{"a":"secre'],
    ] as const) {
      it(`and reports ${name}`, async () => {
        const failure = await failureToParse((await bodyWith({}, bytes)).url);
        assert.deepEqual([failure.state, failure.retryable], ['malformed', false]);
      });
    }

    it('and reports nesting beyond 32 levels, brackets in strings not counted', async () => {
      assert.equal((await failureToParse((await bodyWith({}, '['.repeat(33) + ']'.repeat(33))).url)).state, 'malformed');
      assert.equal((await failureToParse((await bodyWith({}, '['.repeat(9_000))).url)).state, 'malformed');
      const deep = `${'['.repeat(32)}"[[[\\"[["${']'.repeat(32)}`;
      assert.ok((await ask((await bodyWith({}, deep)).url)).json());
    });
  });

  describe('caps the size', () => {
    it('of an endless answer, and hangs up', async () => {
      let closed: () => void;
      const hungUp = new Promise<void>((resolve) => (closed = resolve));
      const body = await startBody((_, response) => {
        const more = setInterval(() => response.write(' '.repeat(5_000)), 1);
        response.on('close', () => {
          clearInterval(more);
          closed();
        });
      });
      const failure = await failureOf(ask(body.url));
      assert.deepEqual([failure.state, failure.retryable], ['malformed', false]);
      await hungUp;
    });

    it('and takes an answer of just that size', async () => {
      const text = `"${'a'.repeat(limit - 2)}"`;
      assert.equal(String((await ask((await bodyWith({}, text)).url)).json()).length, limit - 2);
      assert.equal((await failureOf(ask((await bodyWith({}, `${text} `)).url))).state, 'malformed');
    });

    it('of what a compressed answer unfolds to', async () => {
      const bomb = gzipSync(Buffer.alloc(5_000_000, ' '));
      assert.ok(bomb.length < limit);
      assert.match((await failureOf(ask((await bodyWith({ 'content-encoding': 'gzip' }, bomb)).url))).message, /bigger than/);
    });
  });

  it('decompresses what was compressed unasked', async () => {
    for (const [encoding, bytes] of [
      ['gzip', gzipSync('{"a":1}')],
      ['br', brotliCompressSync('{"a":1}')],
    ] as const) {
      assert.deepEqual((await ask((await bodyWith({ 'content-encoding': encoding }, bytes)).url)).json(), { a: 1 });
    }
  });

  it('drops what swells beyond twenty times as soon as it does, and takes five hundred rows that are nearly alike', async () => {
    const read = async (bytes: Buffer) => ask((await bodyWith({ 'content-encoding': 'gzip' }, bytes)).url, undefined, 20_000_000);
    assert.match((await failureOf(read(gzipSync(Buffer.alloc(10_000_000, ' '))))).message, /packed tighter/);
    const rows = Array.from({ length: 500 }, (_, index) => ({ ...caseFile, idExpedient: `X2026${index}` }));
    assert.deepEqual((await read(gzipSync(JSON.stringify(rows)))).json(), rows);
  });

  it('reports half of a compressed answer', async () => {
    const body = await bodyWith({ 'content-encoding': 'gzip' }, gzipSync(`"${'a'.repeat(1_000)}"`).subarray(0, -9));
    assert.equal((await failureOf(ask(body.url))).state, 'malformed');
  });

  it('reports a compression that it cannot read', async () => {
    for (const encoding of ['gzip', 'br', 'constructor', 'gzip, br']) {
      assert.equal((await failureOf(ask((await bodyWith({ 'content-encoding': encoding }, '{}')).url))).state, 'malformed');
    }
  });

  describe('stops with the signal', () => {
    it('before headers', async () => {
      const body = await startBody(() => undefined);
      const failure = await failureOf(ask(body.url, AbortSignal.timeout(50)));
      assert.deepEqual([failure.state, failure.retryable], ['late', true]);
    });

    it('when the body comes a byte at a time, however long it goes on', async () => {
      const body = await startBody((_, response) => {
        response.writeHead(200);
        const drip = setInterval(() => response.write(' '), 5);
        response.on('close', () => clearInterval(drip));
      });
      assert.equal((await failureOf(ask(body.url, AbortSignal.timeout(100)))).state, 'late');
    });

    it('while the connection is being made', async () => {
      const begun = performance.now();
      assert.equal((await failureOf(ask(await withoutHandshake(), AbortSignal.timeout(50)))).state, 'late');
      assert.ok(performance.now() - begun < 1_000, `${performance.now() - begun} ms`);
    });

    it('within the body, and when aborted already', async () => {
      const body = await startBody((_, response) => response.writeHead(200).write('{'));
      assert.equal((await failureOf(ask(body.url, AbortSignal.timeout(50)))).state, 'late');
      assert.equal((await failureOf(ask(body.url, AbortSignal.abort()))).state, 'late');
    });
  });

  describe('reports a network error by its code alone', () => {
    it('when nobody listens', async () => {
      const server = createServer().listen(0, '127.0.0.1');
      await new Promise((resolve) => server.once('listening', resolve));
      const { port } = server.address() as AddressInfo;
      await new Promise((resolve) => server.close(resolve));
      const failure = await failureOf(ask(`http://127.0.0.1:${port}`));
      assert.deepEqual([failure.state, failure.retryable, failure.message], ['failed', true, 'hcc consultaExpedients: ECONNREFUSED']);
    });

    it('when the peer speaks no HTTP or hangs up', async (t) => {
      for (const say of ['secret nonsense\r\n\r\n', '']) {
        const server = createServer((socket) => socket.end(say)).listen(0, '127.0.0.1');
        t.after(() => server.close());
        await new Promise((resolve) => server.once('listening', resolve));
        const failure = await failureOf(ask(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
        assert.equal(failure.state, 'failed');
      }
    });

    it('when the answer is shorter than it said', async () => {
      const body = await startBody((_, response) => {
        response.writeHead(200, { 'content-length': '100' }).write('{}');
        setTimeout(() => response.destroy(), 10);
      });
      assert.equal((await failureOf(ask(body.url))).state, 'failed');
    });
  });
});
