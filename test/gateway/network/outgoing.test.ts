/** Sockets and names are real: the last test asks a name server that changes its mind between two questions. */
import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { Resolver } from 'node:dns';
import { describe, it, type TestContext } from 'node:test';
import { request } from 'undici';
import { read } from '../../../gateway/src/contracts/http.js';
import { SourceFailure } from '../../../gateway/src/folder/ports.js';
import { createOutgoing, type OutgoingOptions } from '../../../gateway/src/network/outgoing.js';
import { bodyThatSays } from '../contracts/support.js';

const outgoing = (t: TestContext, options: Partial<OutgoingOptions> = {}) => {
  const made = createOutgoing({ allow: [], ...options });
  t.after(() => made.close());
  return made;
};
const answering =
  (...addresses: string[]): NonNullable<OutgoingOptions['resolver']> =>
  (_name, _options, callback) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );

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
    const inside = outgoing(t, { resolver: answering('169.254.169.254', 'fd00::1', '::ffff:10.0.0.1') });
    await assert.rejects(request(`http://intern.exemple.cat:${port}/`, { dispatcher: inside.dispatcher }), { code: 'ADDRESS_REFUSED' });
    const mixed = outgoing(t, { allow: ['127.0.0.0/8'], resolver: answering('10.0.0.1', '127.0.0.1') });
    const { statusCode, body: answer } = await request(`http://mixt.exemple.cat:${port}/`, { dispatcher: mixed.dispatcher });
    await answer.dump();
    assert.equal(statusCode, 200);
  });

  it('by a name that is being resolved waits for that answer, so that a silent name server holds up nobody else', async (t) => {
    const body = await bodyThatSays({});
    const { port } = new URL(body.url);
    let resolved = 0;
    const slow: OutgoingOptions['resolver'] = (_name, _options, callback) => {
      resolved += 1;
      setTimeout(() => callback(null, [{ address: '127.0.0.1', family: 4 }]), 50);
    };
    const { dispatcher } = outgoing(t, { allow: ['127.0.0.0/8'], resolver: slow });
    const answers = await Promise.all(Array.from({ length: 8 }, () => request(`http://lent.exemple.cat:${port}/`, { dispatcher })));
    for (const { body: answer } of answers) await answer.dump();
    assert.deepEqual([resolved, answers.map(({ statusCode }) => statusCode)], [1, Array.from({ length: 8 }, () => 200)]);
  });

  it('that is refused makes that source fail, without its address in the reason and without a second try', async (t) => {
    const failure = await read({
      what: 'hcc consultaExpedients',
      url: new URL('http://169.254.169.254/latest?documentIdentificatiu=00000000T'),
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
    const server = await nameServer(t, ['93.184.216.34', '127.0.0.1']);
    const ask = (name: string) =>
      new Promise<string[]>((resolve, reject) => server.resolve4(name, (error, found) => (error ? reject(error) : resolve(found))));
    assert.deepEqual(await ask('rebind.exemple.cat'), ['93.184.216.34']);
    const resolver: OutgoingOptions['resolver'] = (name, _options, callback) =>
      void ask(name).then((found) =>
        callback(
          null,
          found.map((address) => ({ address, family: 4 })),
        ),
      );
    const { dispatcher } = outgoing(t, { resolver });
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

/** A name server that gives the next address to each question, for no time at all (TTL 0). */
async function nameServer(t: TestContext, addresses: string[]): Promise<Resolver> {
  const socket = createSocket('udp4');
  t.after(() => socket.close());
  socket.on('message', (question, { port, address }) => {
    const given = addresses.shift();
    assert.ok(given);
    const end = question.indexOf(0, 12) + 5;
    const header = Buffer.from([...question.subarray(0, 2), 0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 0]);
    const answer = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...given.split('.').map(Number)]);
    socket.send(Buffer.concat([header, question.subarray(12, end), answer]), port, address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const resolver = new Resolver();
  resolver.setServers([`127.0.0.1:${socket.address().port}`]);
  return resolver;
}
