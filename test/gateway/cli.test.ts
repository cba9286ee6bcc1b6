/** The command, as an operator meets it. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

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
    assert.match(out, /in order: 1 administrations, 0 sites, 0 sources/);
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

  it('verifies an audit log, also an empty one', async () => {
    const { code, out } = await run('audit', 'verify');
    assert.equal(code, 0);
    assert.match(out, /0 rows, all as they were written/);
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
