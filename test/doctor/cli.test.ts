import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { main } from '../../doctor/cli.js';
import { Town } from './town.js';

describe('meu-espai doctor', () => {
  let town: Town;
  before(async () => {
    town = await Town.open();
  });
  after(() => town.close());

  async function run(...args: string[]): Promise<{ code: number; said: string }> {
    let said = '';
    const code = await main(args, (text) => (said += text));
    return { code, said };
  }

  it('ends with 0 where nothing is wrong, and with 1 and a count where something is', async () => {
    const healthy = await run('doctor', `${town.site}/page`);
    assert.equal(healthy.code, 0);
    assert.match(healthy.said, /0 mistakes, 0 warnings\n$/);
    town.registered = undefined;
    const ill = await run('doctor', `${town.site}/page`);
    assert.equal(ill.code, 1);
    assert.match(ill.said, /^✗ registration .*\n +→ Ask the operator/m);
    assert.match(ill.said, /1 mistake, 0 warnings\n$/);
    town.mend();
  });

  it('asks another gateway where it is told one, and says that the page names a different one', async () => {
    const { said } = await run('doctor', `${town.site}/page`, '--gateway', town.gateway.replace('gateway.', 'other.'));
    assert.match(said, /you told the doctor to ask http:\/\/other\.localhost/);
  });

  it('takes an address without https for one with it, and says so plainly where nobody speaks it', async () => {
    const { code, said } = await run('doctor', new URL(town.site).host);
    assert.equal(code, 1);
    assert.match(said, /https:\/\/.* does not answer: it does not speak https there\n/);
  });

  it('gives its findings to programs', async () => {
    const { said } = await run('doctor', `${town.site}/page`, '--json');
    const findings = JSON.parse(said) as { level: string; about: string }[];
    assert.ok(findings.every(({ level, about }) => level === 'ok' && about));
  });

  it('explains itself when it is not asked properly', async () => {
    assert.deepEqual((await run()).code, 2);
    assert.match((await run('--help')).said, /doctor <address of a page>/);
    for (const args of [
      ['heal', town.site],
      ['doctor'],
      ['doctor', 'a', 'b'],
      ['doctor', town.site, '--nonsense'],
      ['doctor', 'http://['],
      ['doctor', 'ftp://town.example/page'],
    ]) {
      const { code, said } = await run(...args);
      assert.equal(code, 2, args.join(' '));
      assert.doesNotMatch(said, /\n {4}at /);
    }
  });
});
