/** The command, as an operator meets it. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { openStore } from '../../gateway/src/store/index.js';

const bin = fileURLToPath(new URL('../../gateway/bin/meu-espai-gateway.js', import.meta.url));

describe('meu-espai-gateway', () => {
  let folder: string;
  const run = (...args: string[]) =>
    new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
      const child = spawn(process.execPath, [bin, ...args], { cwd: folder });
      let [out, err] = ['', ''];
      child.stdout.on('data', (chunk) => (out += String(chunk)));
      child.stderr.on('data', (chunk) => (err += String(chunk)));
      child.on('close', (code) => resolve({ code, out, err }));
    });

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'meu-espai-cli-'));
    writeFileSync(join(folder, 'secret'), 'not a real one\n');
    const address = (path: string) => `https://valid.example${path}`;
    const config = {
      publicUrl: 'https://gateway.example',
      valid: {
        authorizeUrl: address('/auth'),
        tokenUrl: address('/token'),
        userInfoUrl: address('/user'),
        revokeUrl: address('/revoke'),
        logoutUrl: address('/logout'),
        clientId: 'gateway',
        clientSecretFile: 'secret',
      },
      administrations: [{ ine10: '0800180001', name: "Ajuntament d'Abrera" }],
    };
    writeFileSync(join(folder, 'gateway.config.json'), JSON.stringify(config));
    writeFileSync(join(folder, 'broken.json'), JSON.stringify({ ...config, administrations: [{ ine10: 1, name: '' }] }));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('checks a file that is in order', async () => {
    const { code, out } = await run('--check');
    assert.equal(code, 0);
    assert.match(out, /in order: 1 administration, 0 sites, 0 sources/);
  });

  it('names every mistake with its path, without a stack', async () => {
    const { code, err } = await run('--check', '--config', 'broken.json');
    assert.equal(code, 1);
    assert.match(err, /\/administrations\/0\/ine10[^]*\/administrations\/0\/name/);
    assert.doesNotMatch(err, /\n\s+at /);
  });

  it('imports the official list, repairs codes, and serves it afterwards', async () => {
    writeFileSync(
      join(folder, 'list.csv'),
      "codi_ens,nom_complert\n800180001,Ajuntament d'Abrera\n2524300000,Ajuntament de Vielha e Mijaran\n",
    );
    const { code, out } = await run('administrations', 'import', 'list.csv');
    assert.equal(code, 0);
    assert.match(out, /2 administrations imported, 1 codes had lost a leading zero/);
    assert.match(readFileSync(join(folder, '.data', 'administrations.json'), 'utf8'), /2524300000/);
  });

  it('says where the imported list is', async () => {
    const { out } = await run('administrations', 'import', 'list.csv', '--data', 'elsewhere');
    assert.ok(out.includes(join(folder, 'elsewhere', 'administrations.json')), out);
  });

  it('takes the data folder from the configuration in every command', async () => {
    const config = JSON.parse(readFileSync(join(folder, 'gateway.config.json'), 'utf8')) as object;
    mkdirSync(join(folder, 'etc'));
    writeFileSync(join(folder, 'etc', 'own.json'), JSON.stringify({ ...config, data: '../kept' }));
    const { code, out } = await run('--config', 'etc/own.json', 'administrations', 'import', 'list.csv');
    assert.equal(code, 0);
    assert.ok(out.includes(join(folder, 'kept', 'administrations.json')), out);
    const { err } = await run('audit', 'verify', '--config', 'etc/own.json');
    assert.ok(err.includes(join(folder, 'kept')), err);
  });

  for (const [what, ...args] of [
    ['where no gateway has been', '--data', 'nowhere'],
    ['where no folder can be', '--data', '/proc/nowhere'],
    ['where only a list was imported'],
  ])
    it(`does not call a log in order that is not there: ${what}`, async () => {
      const { code, out, err } = await run('audit', 'verify', ...args);
      assert.equal(code, 2);
      assert.equal(out, '');
      assert.match(err, /There is no database in the data folder .*Nothing was verified.*--data/);
      assert.doesNotMatch(err, /\n\s+at /);
      assert.ok(!existsSync(join(folder, 'nowhere')) && !existsSync(join(folder, '.data', 'database')), 'nothing is created');
    });

  it('does not call a database in order that holds no log', async () => {
    mkdirSync(join(folder, 'foreign'));
    const database = await PGlite.create(join(folder, 'foreign', 'database'));
    await database.close();
    const { code, err } = await run('audit', 'verify', '--data', 'foreign');
    assert.equal(code, 2);
    assert.match(err, /holds no audit log/);
  });

  it('verifies a log in which nobody has looked yet', async () => {
    const store = await openStore({ dataDir: join(folder, 'new'), sessionKey: Buffer.alloc(32) });
    await store.close();
    const { code, out } = await run('audit', 'verify', '--data', 'new');
    assert.equal(code, 0);
    assert.match(out, /^0 rows, all as they were written/);
    assert.ok(out.includes(join(folder, 'new')), out);
  });

  it('prints what was out of order in the days that are asked for, and since when it knows', async () => {
    const store = await openStore({ dataDir: join(folder, 'outages'), sessionKey: Buffer.alloc(32) });
    const source = { administration: '9821920002', service: 'enotum' } as const;
    const own = { administration: '9821920002', service: 'gateway' } as const;
    const at = (time: string) => new Date(`2026-03-02T${time}Z`);
    await store.outages.beat(own, at('08:00:00'), 60_000);
    await store.outages.fails({ ...source, from: at('09:00:00'), lastFailed: at('09:01:00'), reason: 'late' });
    await store.outages.worksAgain(source, at('09:30:00'));
    await store.close();
    const { code, out, err } = await run('outages', '--data', 'outages', '--from', '2026-03-01', '--to', '2026-03-02');
    assert.equal(out, '2026-03-02T10:00:00+01:00\t2026-03-02T10:30:00+01:00\t9821920002\tenotum\tlate\n');
    assert.match(err, /1 outages; there is a log since 2026-03-02T09:00:00\+01:00/);
    assert.equal(code, 0);
    assert.equal((await run('outages', '--data', 'outages')).out, '', 'thirty days, where nothing else is said');
    assert.match((await run('outages', '--from', 'yesterday')).err, /A day is written as/);
    assert.equal((await run('outages', '--data', 'nowhere')).code, 2);
    assert.equal((await run('outages', '--data', 'foreign')).code, 2);
  });

  it('says which port is taken and what to do', async () => {
    const taken = (await import('node:net')).createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as { port: number };
    const { code, err } = await run('--port', String(port));
    taken.close();
    assert.equal(code, 1);
    assert.match(err, new RegExp(`Port ${port} is in use.*--port`));
  });
});
