import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { follow, FollowFailure, type FollowRequest } from '../../../gateway/src/network/follow.js';
import { createOutgoing } from '../../../gateway/src/network/outgoing.js';
import { startBody, toThisMachine, withoutHandshake, type Body } from '../contracts/support.js';

const here = createOutgoing({ allow: ['127.0.0.0/8'] });
const nowhere = createOutgoing({ allow: [] });

const get = (url: string, more: Partial<FollowRequest> = {}) =>
  follow({
    what: 'enotum document',
    url: new URL(url),
    contract: new URL('/contract', url),
    signal: new AbortController().signal,
    bytes: 1_000,
    dispatcher: toThisMachine,
    elsewhere: toThisMachine,
    plainAllowed: here.plainAllowed,
    ...more,
  });

const redirecting = (location: string | undefined, status = 307): Promise<Body> =>
  startBody((_, response) => response.writeHead(status, location === undefined ? {} : { location }).end('secret'));

const documentOf = (bytes: string | Buffer): Promise<Body> =>
  startBody((_, response) => response.writeHead(200, { 'content-type': 'application/pdf' }).end(bytes));

const reasonOf = async (promise: Promise<unknown>): Promise<string> => {
  const failure = await promise.then(
    () => assert.fail('should have failed'),
    (error: unknown) => error,
  );
  assert.ok(failure instanceof FollowFailure);
  assert.doesNotMatch(failure.message, /secret|https?:|127\.0|169\.254/);
  assert.equal(failure.cause, undefined);
  return failure.reason;
};

describe('a document that may be kept elsewhere', () => {
  it('is read where the redirect leads, and no header of ours goes there', async () => {
    const store = await documentOf('%PDF');
    const body = await redirecting(`${store.url}/temporary?signature=secret`);
    const { status, headers, bytes } = await get(`${body.url}/contingut`, {
      headers: { authorization: 'secret', 'x-enotum-representat': 'x' },
    });
    assert.deepEqual([status, headers['content-type'], bytes.toString()], [200, 'application/pdf', '%PDF']);
    assert.equal(body.requests[0]?.headers['authorization'], 'secret');
    for (const name of ['authorization', 'x-enotum-representat', 'referer', 'cookie'])
      assert.equal(store.requests[0]?.headers[name], undefined, name);
  });

  it('is asked for without our headers or certificate after the first request, also within the same origin', async () => {
    const body = await startBody((request, response) =>
      request.url === '/a' ? response.writeHead(302, { location: 'b' }).end() : response.writeHead(200).end('here'),
    );
    const used: string[] = [];
    const named = (name: string) =>
      toThisMachine.compose((dispatch) => (options, handler) => (used.push(name), dispatch(options, handler)));
    const headers = { authorization: 'secret', 'x-enotum-representat': 'x' };
    const { bytes } = await get(`${body.url}/a`, { headers, dispatcher: named('with certificate'), elsewhere: named('without') });
    assert.equal(bytes.toString(), 'here');
    assert.deepEqual(
      body.requests.map(({ headers }) => [headers['authorization'], headers['x-enotum-representat']]),
      [
        ['secret', 'x'],
        [undefined, undefined],
      ],
    );
    assert.deepEqual(used, ['with certificate', 'without']);
  });

  it('never leads back into the contract, where to read may be to accept', async () => {
    for (const path of [
      '/contract/ciutadania/notificacions/555',
      '/contract',
      '/contract?x',
      '/CONTRACT/x',
      '//contract/x',
      '/%63ontract/x',
      '/contract;v=1/x',
      '/%2563ontract/x',
      '/x/../contract/y',
      '/x%2f..%2f/contract/../contract/y',
    ]) {
      const body: Body = await startBody((request, response) =>
        request.url === '/a'
          ? response.writeHead(307, { location: path.startsWith('//') ? `${body.url}${path}` : path }).end()
          : response.writeHead(200).end('x'),
      );
      assert.equal(await reasonOf(get(`${body.url}/a`)), 'unsafe', path);
      assert.equal(body.requests.length, 1, path);
    }
  });

  it('is not asked for inside: the metadata service, this machine, other schemes', async () => {
    for (const location of [
      'http://169.254.169.254/latest/meta-data/',
      'https://169.254.169.254/',
      'https://[::ffff:169.254.169.254]/',
      'https://0x7f.1/',
      'https://2130706433/',
      'http://exemple.cat/',
      'file:///etc/passwd',
      'ftp://exemple.cat/',
      'data:text/plain,x',
      'https://user:secret@exemple.cat/',
      undefined,
      'https://[',
    ])
      assert.equal(
        await reasonOf(get((await redirecting(location)).url, { elsewhere: nowhere.dispatcher, plainAllowed: nowhere.plainAllowed })),
        'unsafe',
        String(location),
      );
  });

  it('is given up after so many redirects', async () => {
    const body: Body = await startBody((_, response) => response.writeHead(302, { location: `${body.url}/again` }).end());
    assert.equal(await reasonOf(get(body.url)), 'too-many-redirects');
    assert.equal(body.requests.length, 4);
  });

  it('is not read beyond its size, nor is a redirect', async () => {
    assert.equal(await reasonOf(get((await documentOf(Buffer.alloc(1_001))).url)), 'too-big');
    assert.equal((await get((await documentOf(Buffer.alloc(1_000))).url)).bytes.length, 1_000);
    const endless = await startBody((_, response) => {
      response.writeHead(307, { location: '/x' });
      const more = setInterval(() => response.write(Buffer.alloc(10_000)), 1);
      response.on('close', () => clearInterval(more));
    });
    assert.equal(await reasonOf(get(endless.url)), 'too-big');
  });

  it('is not waited for longer than the signal says, and a dead address is a failure', async () => {
    const silent = await startBody(() => undefined);
    for (const url of [silent.url, await withoutHandshake()]) {
      const begun = performance.now();
      assert.equal(await reasonOf(get(url, { signal: AbortSignal.timeout(50) })), 'late');
      assert.ok(performance.now() - begun < 1_000, `${performance.now() - begun} ms`);
    }
    assert.equal(await reasonOf(get('http://127.0.0.1:1/')), 'failed');
  });
});
