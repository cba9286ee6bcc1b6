/** Sockets and names are real: one test asks a name server that changes its mind between two questions. */
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { request } from 'undici';
import { operations } from '../../../gateway/src/contracts/hcc/envelope.js';
import { read } from '../../../gateway/src/contracts/http.js';
import { SourceFailure } from '../../../gateway/src/folder/ports.js';
import { createResolve } from '../../../gateway/src/network/names.js';
import { createOutgoing, type OutgoingOptions } from '../../../gateway/src/network/outgoing.js';
import { bodyThatSays, startBody, withoutHandshake } from '../contracts/support.js';
import { startNameServer } from './name-server.js';

const outgoing = (t: TestContext, options: Partial<OutgoingOptions> = {}) => {
  const made = createOutgoing({ allow: [], ...options });
  t.after(() => made.close());
  return made;
};
const answering =
  (...addresses: string[]): NonNullable<OutgoingOptions['resolve']> =>
  () =>
    Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));

describe('a connection', () => {
  it('to this machine is refused before anything is sent, however the address is written', async (t) => {
    const body = await bodyThatSays({});
    const { port } = new URL(body.url);
    const { dispatcher } = outgoing(t);
    for (const host of ['127.0.0.1', '0x7f.1', '2130706433', '[::ffff:127.0.0.1]', '[::1]', '0', 'localhost'])
      await assert.rejects(request(`http://${host}:${port}/`, { dispatcher }), { code: 'ADDRESS_REFUSED' }, host);
    assert.equal(body.requests.length, 0);
  });

  it('is made where the operator named the network', async (t) => {
    const body = await bodyThatSays({});
    const { dispatcher } = outgoing(t, { allow: ['127.0.0.0/8'] });
    const { statusCode, body: answer } = await request(body.url, { dispatcher });
    await answer.dump();
    assert.equal(statusCode, 200);
  });

  it('by a name that points inside is refused; of several addresses only those that may be called are tried', async (t) => {
    const body = await bodyThatSays({});
    const { port } = new URL(body.url);
    const inside = outgoing(t, { resolve: answering('169.254.169.254', 'fd00::1', '::ffff:10.0.0.1') });
    await assert.rejects(request(`http://intern.exemple.cat:${port}/`, { dispatcher: inside.dispatcher }), { code: 'ADDRESS_REFUSED' });
    const mixed = outgoing(t, { allow: ['127.0.0.0/8'], resolve: answering('10.0.0.1', '127.0.0.1') });
    const { statusCode, body: answer } = await request(`http://mixt.exemple.cat:${port}/`, { dispatcher: mixed.dispatcher });
    await answer.dump();
    assert.equal(statusCode, 200);
  });

  it('by a name is made at once beside two, and beside four, names whose servers are silent', async (t) => {
    const body = await bodyThatSays({});
    const { port } = new URL(body.url);
    const server = await startNameServer((name) => (name.startsWith('mut') ? 'silent' : ['127.0.0.1']));
    t.after(() => server.close());
    const { dispatcher } = outgoing(t, { allow: ['127.0.0.0/8'], nameServers: [server.address] });
    for (const [round, silent] of [2, 4].entries()) {
      const held = Array.from({ length: silent }, (_, index) =>
        request(`http://mut${round}-${index}.exemple.cat:${port}/`, { dispatcher }).catch((error: unknown) => error),
      );
      const begun = performance.now();
      const { statusCode, body: answer } = await request(`http://bo${round}.exemple.cat:${port}/`, { dispatcher });
      await answer.dump();
      assert.equal(statusCode, 200);
      assert.ok(performance.now() - begun < 500, `${performance.now() - begun} ms beside ${silent} silent names`);
      for (const failure of await Promise.all(held)) assert.equal((failure as { code?: string }).code, 'EAI_AGAIN');
    }
  });

  it('that does not come to be is given up well before any deadline', async (t) => {
    const { dispatcher } = outgoing(t, { allow: ['127.0.0.0/8'] });
    const begun = performance.now();
    await assert.rejects(request(await withoutHandshake(), { dispatcher }), { code: 'UND_ERR_CONNECT_TIMEOUT' });
    assert.ok(performance.now() - begun < 3_500, `${performance.now() - begun} ms`);
  });

  it('for an act is made anew for each and ends with it, while others are used again', async (t) => {
    const connections: (number | undefined)[] = [];
    const body = await startBody((asked, response) => {
      connections.push(asked.socket.remotePort);
      response.end('{}');
    });
    const { dispatcher, freshFor } = outgoing(t, { allow: ['127.0.0.0/8'] });
    for (const through of [dispatcher, dispatcher, freshFor(undefined), freshFor(undefined)]) {
      const { body: answer } = await request(body.url, { dispatcher: through });
      await answer.dump();
      // Until the connection counts as free again.
      await pause(20);
    }
    assert.equal(freshFor(undefined), freshFor(undefined));
    const [first, second, third, fourth] = connections;
    assert.equal(first, second);
    assert.equal(new Set([second, third, fourth]).size, 3);
  });

  it('that is refused makes that source fail, without its address in the reason and without a second try', async (t) => {
    const failure = await read({
      operation: operations.caseFiles,
      base: 'http://169.254.169.254/latest',
      query: { documentIdentificatiu: '00000000T' },
      signal: new AbortController().signal,
      responseBytes: 1_024,
      dispatcher: outgoing(t).dispatcher,
    }).catch((error: unknown) => error);
    assert.ok(failure instanceof SourceFailure);
    assert.deepEqual(
      [failure.state, failure.retryable, failure.message],
      ['failed', false, 'hcc consultaExpedients: its address lies in a network that may not be called (ADDRESS_REFUSED)'],
    );
  });

  it('by a name that changes its meaning between two questions is checked against the meaning that is used', async (t) => {
    const body = await bodyThatSays({});
    const { port } = new URL(body.url);
    // First a public address, as when somebody looks at the configuration; then this machine, as when the gateway connects.
    const meanings = ['93.184.216.34', '127.0.0.1'];
    let meaning = 0;
    const server = await startNameServer(() => [meanings[meaning]!]);
    t.after(() => server.close());
    const resolve = createResolve([server.address]);
    assert.deepEqual((await resolve('rebind.exemple.cat'))[0]?.address, '93.184.216.34');
    meaning = 1;
    const { dispatcher } = outgoing(t, { nameServers: [server.address] });
    await assert.rejects(request(`http://rebind.exemple.cat:${port}/`, { dispatcher }), { code: 'ADDRESS_REFUSED' });
    assert.equal(body.requests.length, 0);
  });

  it('in plain http is for literal addresses of named networks', (t) => {
    const { plainAllowed } = outgoing(t, { allow: ['10.0.0.0/8'] });
    assert.ok(plainAllowed(new URL('http://10.1.2.3/')));
    for (const address of ['http://8.8.8.8/', 'http://exemple.cat/', 'http://127.0.0.1/', 'http://[::ffff:10.1.2.3]/'])
      assert.ok(!plainAllowed(new URL(address)), address);
  });
});
