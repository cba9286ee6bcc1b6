import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { BODIES } from '../../demo/administrations/bodies.js';
import { freePorts, portsFrom } from '../../demo/ports.js';
import { startWorld } from '../../demo/world.js';

const START = fileURLToPath(new URL('../../demo/start.ts', import.meta.url));

void describe('the demo world', async () => {
  const cdnFolder = await mkdtemp(join(tmpdir(), 'meu-espai-cdn-'));
  await writeFile(join(cdnFolder, 'loader.js'), `export const text = '${'x'.repeat(4000)}';`);
  await mkdir(join(cdnFolder, 'chunks'));
  await writeFile(join(cdnFolder, 'chunks', 'a.js'), 'export {};');
  const world = await startWorld({ gateway: false, cdnFolder });
  after(async () => {
    await world.stop();
    await rm(cdnFolder, { recursive: true });
  });

  void it('is healthy at every address', async () => {
    const { gateway: _gateway, metrics: _metrics, ...ports } = world.ports;
    for (const [name, port] of Object.entries(ports)) assert.equal((await fetch(`http://127.0.0.1:${port}/health`)).status, 200, name);
  });

  void it('writes a configuration that names every body, and a secret that only its owner reads', async () => {
    const config = JSON.parse(await readFile(world.configFile, 'utf8')) as {
      publicUrl: string;
      administrations: {
        ine10: string;
        sources: { contract: string; url: string }[];
        site?: { origins: string[]; returnUrls: string[] };
      }[];
      valid: { tokenUrl: string; clientSecretFile: string };
    };
    assert.equal(config.publicUrl, world.addresses.gateway);
    assert.deepEqual(
      config.administrations.map(({ ine10 }) => ine10),
      BODIES.map(({ ine10 }) => ine10),
    );
    assert.equal(config.administrations.flatMap(({ site }) => site?.origins ?? []).length, 3);
    const secret = await stat(join(world.dataDir, config.valid.clientSecretFile));
    assert.equal(secret.mode & 0o077, 0);
    for (const { sources } of config.administrations)
      for (const { url } of sources) assert.ok(url.startsWith(world.addresses.administrations));
    for (const url of config.administrations.flatMap(({ site }) => site?.returnUrls ?? [])) {
      const { port, pathname } = new URL(url);
      const page = await (await fetch(`http://127.0.0.1:${port}${pathname}`)).text();
      assert.match(page, /<my-session/, url);
      assert.match(page, /<my-space /, url);
    }
  });

  void it('serves the kit to every origin, compressed, with its types, and nothing else', async () => {
    const kit = `http://127.0.0.1:${world.ports.cdn}`;
    const loader = await fetch(`${kit}/loader.js`, { headers: { 'accept-encoding': 'br' } });
    assert.equal(loader.headers.get('content-type'), 'text/javascript; charset=utf-8');
    assert.equal(loader.headers.get('access-control-allow-origin'), '*');
    assert.equal(loader.headers.get('content-encoding'), 'br');
    assert.match(await loader.text(), /^export const text/);
    assert.equal((await fetch(`${kit}/chunks/a.js`)).status, 200);
    for (const path of ['/absent.js', '/..%2f..%2fpackage.json', '/chunks']) assert.equal((await fetch(kit + path)).status, 404, path);
  });

  void it('runs beside another world', async () => {
    const other = await startWorld({ gateway: false });
    await other.stop();
    assert.equal((await fetch(`${world.addresses.administrations}/health`)).status, 200);
  });

  void it('leaves nothing behind when it stops', async () => {
    const other = await startWorld({ gateway: false });
    await other.stop();
    await assert.rejects(fetch(`${other.addresses.administrations}/health`));
    await assert.rejects(stat(other.dataDir), { code: 'ENOENT' });
  });
});

void describe('npm start', () => {
  const start = (args: readonly string[]) => {
    const child = spawn(process.execPath, ['--import', 'tsx', START, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
    return { child, said };
  };

  void it('names the port that is taken, what wanted it and how to move, without a stack and before it builds', async () => {
    const taken = createServer();
    taken.listen((await freePorts()).gateway, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const base = port - portsFrom(0).administrations;
    const { child, said } = start(['--build', '--port-base', String(base)]);
    const [code] = (await once(child, 'close')) as [number];
    taken.close();
    assert.equal(code, 1);
    assert.equal(
      said.err,
      `Port ${port} is taken, and the demo needs it for the simulated administrations. ` +
        `Stop what uses it, or move the whole demo: npm start -- --port-base ${base + 1000 > 65_500 ? 8400 : base + 1000}\n`,
    );
    assert.equal(said.out, '');
    await assert.rejects(stat(fileURLToPath(new URL(`../../.data/demo-${base}`, import.meta.url))), { code: 'ENOENT' });
  });

  void it('says where everything is and whom to sign in as, and ends cleanly on Ctrl-C', async () => {
    const base = 20_000 + (process.pid % 10_000);
    const { child, said } = start(['--port-base', String(base), '--without-gateway']);
    while (!said.out.includes('ready in'))
      await Promise.race([once(child.stdout, 'data'), once(child, 'close').then(() => assert.fail(said.err))]);
    assert.ok(said.out.includes(`http://abrera.localhost:${base + 1}/`));
    assert.match(said.out, /Sign in as 00000000T.*Q0000000J/);
    child.kill('SIGINT');
    const [code] = (await once(child, 'close')) as [number];
    await rm(fileURLToPath(new URL(`../../.data/demo-${base}`, import.meta.url)), { recursive: true, force: true });
    assert.equal(code, 0);
    assert.equal(said.err, '');
  });

  void it('explains itself, and refuses a base that is none', async () => {
    const help = start(['--help']);
    await once(help.child, 'close');
    assert.match(help.said.out, /--port-base/);
    const wrong = start(['--build', '--port-base', 'many']);
    assert.deepEqual(((await once(wrong.child, 'close')) as [number])[0], 1);
    assert.equal(wrong.said.err, '--port-base must be a number from 1024 to 65500.\n');
  });
});
