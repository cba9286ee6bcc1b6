/** Name servers are real, on this machine. What the system knows besides them differs from machine to machine and is not tried. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it, type TestContext } from 'node:test';
import { readHosts } from '../../../gateway/src/network/hosts-file.js';
import { createResolve, isNameServer, NameUnresolved } from '../../../gateway/src/network/names.js';
import { startNameServer } from './name-server.js';

const serving = async (t: TestContext, answer: Parameters<typeof startNameServer>[0]) => {
  const server = await startNameServer(answer);
  t.after(() => server.close());
  const resolve = createResolve([server.address]);
  return { server, addressesOf: async (name: string) => (await resolve(name)).map(({ address }) => address) };
};
const failing = (code: string) => (error: unknown) => error instanceof NameUnresolved && error.code === code;

describe('a name', () => {
  it('has the addresses of both kinds that its name server tells', async (t) => {
    const { addressesOf } = await serving(t, () => ['93.184.216.34', '2606:2800:220:1::1', '93.184.216.35']);
    assert.deepEqual(await addressesOf('tot.exemple.cat'), ['93.184.216.34', '93.184.216.35', '2606:2800:220:1::1']);
  });

  it('may have addresses of the newer kind alone', async (t) => {
    const { addressesOf } = await serving(t, () => ['2606:2800:220:1::1']);
    assert.deepEqual(await addressesOf('nou.exemple.cat'), ['2606:2800:220:1::1']);
  });

  it('that nobody knows is told from one of which nobody can tell for the moment', async (t) => {
    const { addressesOf } = await serving(t, (name) => (name.startsWith('cap') ? 'none' : 'refused'));
    await assert.rejects(addressesOf('cap.exemple.cat'), failing('ENOTFOUND'));
    await assert.rejects(addressesOf('ocupat.exemple.cat'), failing('EAI_AGAIN'));
  });

  it('whose server is silent is given up within two seconds, and however many there are, they hold up no other', async (t) => {
    const { addressesOf } = await serving(t, (name) => (name.startsWith('mut') ? 'silent' : ['93.184.216.34']));
    const begun = performance.now();
    const silent = Array.from({ length: 12 }, (_, index) => addressesOf(`mut${index}.exemple.cat`).catch((error: unknown) => error));
    assert.deepEqual(await addressesOf('bo.exemple.cat'), ['93.184.216.34']);
    const held = performance.now() - begun;
    assert.ok(held < 400, `${held} ms beside silent names`);
    for (const failure of await Promise.all(silent)) assert.ok(failing('EAI_AGAIN')(failure));
    assert.ok(performance.now() - begun < 2_000);
  });

  it('that is being resolved is not asked for again', async (t) => {
    const { server, addressesOf } = await serving(t, () => ['93.184.216.34']);
    await Promise.all(Array.from({ length: 8 }, () => addressesOf('un.exemple.cat')));
    assert.deepEqual(server.asked, ['un.exemple.cat']);
    await addressesOf('un.exemple.cat');
    assert.equal(server.asked.length, 2);
  });

  it('of this machine is never a question for a name server', async (t) => {
    const { server, addressesOf } = await serving(t, () => ['93.184.216.34']);
    for (const name of ['localhost', 'LOCALHOST.', 'seu.localhost'])
      for (const address of await addressesOf(name)) assert.match(address, /^(127\.|::1$)/);
    assert.deepEqual(server.asked, []);
  });

  it('that stands in the hosts file means what stands there, whatever a name server says', async (t) => {
    const { server } = await serving(t, () => ['93.184.216.34']);
    const resolve = createResolve([server.address], (name) => readHosts('10.0.0.1 seu.exemple.cat').get(name) ?? []);
    for (const name of ['seu.exemple.cat', 'seu.exemple.cat.']) assert.deepEqual(await resolve(name), [{ address: '10.0.0.1', family: 4 }]);
    assert.deepEqual(server.asked, []);
    assert.deepEqual((await resolve('altra.exemple.cat'))[0]?.address, '93.184.216.34');
  });

  it('that is in this very hosts file is found there', async (t) => {
    const { server, addressesOf } = await serving(t, () => ['93.184.216.34']);
    const [name] = [...readHosts(readFileSync('/etc/hosts', 'utf8')).keys()];
    if (name === undefined) return;
    assert.ok(!(await addressesOf(name.toUpperCase())).includes('93.184.216.34'), name);
    assert.deepEqual(server.asked, []);
  });

  it('has in the hosts file all addresses of all its lines, and comments have none', () => {
    const hosts = readHosts(
      '127.0.0.1\tlocalhost loopback # 10.0.0.9 nobody\r\n#10.0.0.8 seu.exemple.cat\n\n10.0.0.1 Seu.Exemple.cat seu\nfd00::1  seu.exemple.cat\nno.address x\n10.0.0.2\n',
    );
    assert.deepEqual(hosts.get('seu.exemple.cat'), ['10.0.0.1', 'fd00::1']);
    assert.deepEqual([...hosts.keys()], ['localhost', 'loopback', 'seu.exemple.cat', 'seu']);
  });

  it('is asked of name servers that are written as addresses, perhaps with a port', () => {
    for (const text of ['10.0.0.53', '10.0.0.53:5353', 'fd00::53', '[fd00::53]:5353']) assert.ok(isNameServer(text), text);
    for (const text of ['', 'dns.exemple.cat', '10.0.0', '10.0.0.0/8', 'https://10.0.0.53']) assert.ok(!isNameServer(text), text);
  });
});
