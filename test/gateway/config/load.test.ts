import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { makeCertificate } from '../../support/certificates.js';
import { ConfigError, loadConfig } from '../../../gateway/src/config/load.js';

const valid = {
  authorizeUrl: 'https://valid.example/o/oauth2/auth',
  tokenUrl: 'https://valid.example/o/oauth2/token',
  userInfoUrl: 'https://valid.example/serveis-rest/getUserInfo',
  revokeUrl: 'https://valid.example/o/oauth2/revoke',
  logoutUrl: 'https://valid.example/o/oauth2/logout',
  clientId: 'gateway',
  clientSecretFile: 'secret',
};
const abrera = {
  ine10: '0800180001',
  name: "Ajuntament d'Abrera",
  site: { origins: ['https://abrera.example'], returnUrls: ['https://abrera.example/carpeta'] },
};
const good = { publicUrl: 'https://gateway.example', valid, administrations: [abrera] };

describe('configuration', () => {
  let folder: string;
  const file = (content: unknown): string => {
    const path = join(folder, 'gateway.config.json');
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };
  const mistakesIn = (content: unknown): string[] => {
    try {
      loadConfig(file(content));
    } catch (error) {
      if (error instanceof ConfigError) return error.mistakes;
      throw error;
    }
    return [];
  };

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'meu-espai-config-'));
    writeFileSync(join(folder, 'secret'), 'not a real one\n');
  });
  after(() => rmSync(folder, { recursive: true }));

  it('fills in what is usual', () => {
    const { config, clientSecret, warnings } = loadConfig(file(good));
    assert.equal(config.administrations[0]?.site?.mount, 'sealed');
    assert.equal(config.limits.deadline, 5_000);
    assert.deepEqual([clientSecret, warnings], ['not a real one', []]);
  });

  it('leaves a source the deadline of all, unless it has one of its own', () => {
    const hcc = { contract: 'hcc', url: 'https://seu.example/hub' };
    const sources = [hcc, { ...hcc, contract: 'enotum', deadline: 800 }];
    const { config } = loadConfig(file({ ...good, limits: { deadline: 2_000 }, administrations: [{ ...abrera, sources }] }));
    assert.deepEqual(
      config.administrations[0]?.sources.map(({ deadline }) => deadline),
      [undefined, 800],
    );
  });

  it('names every mistake with its path, not only the first', () => {
    const mistakes = mistakesIn({
      ...good,
      publicUrl: 'gateway.example',
      administrations: [{ ...abrera, ine10: '800180001', sources: [{ contract: 'soap', url: 'https://a.example' }] }],
    });
    for (const path of ['/publicUrl', '/administrations/0/ine10', '/administrations/0/sources/0/contract'])
      assert.ok(
        mistakes.some((mistake) => mistake.startsWith(path)),
        `${path} in ${mistakes.join('; ')}`,
      );
  });

  it('finds a misspelt name', () => {
    assert.ok(mistakesIn({ ...good, administration: [] }).some((mistake) => mistake.startsWith('/administration:')));
  });

  it('finds an administration that stands twice', () => {
    assert.deepEqual(mistakesIn({ ...good, administrations: [abrera, abrera] }), [
      '/administrations/1/ine10: 0800180001 stands already at /administrations/0',
    ]);
  });

  it('finds two sources over one contract under one administration, which nobody could tell apart later', () => {
    const source = (contract: string) => ({ contract, url: `https://${contract}.example` });
    const sources = [source('hcc'), source('enotum'), { ...source('hcc'), url: 'https://other.example' }];
    assert.deepEqual(mistakesIn({ ...good, administrations: [{ ...abrera, sources }] }), [
      '/administrations/0/sources/2/contract: this administration has a source over hcc already, at /administrations/0/sources/0',
    ]);
    const other = { ine10: '2524300000', name: 'Ajuntament de Vielha e Mijaran', sources: [source('hcc')] };
    assert.deepEqual(mistakesIn({ ...good, administrations: [{ ...abrera, sources: [source('hcc'), source('enotum')] }, other] }), []);
  });

  it('finds a second register of representations, since nobody could tell which of the two has the last word', () => {
    const source = (contract: string) => ({ contract, url: `https://${contract}.example` });
    const other = { ine10: '2524300000', name: 'Ajuntament de Vielha e Mijaran', sources: [source('hcc'), source('representa')] };
    const sources = [source('enotum'), source('representa')];
    assert.deepEqual(mistakesIn({ ...good, administrations: [{ ...abrera, sources }, other] }), [
      '/administrations/1/sources/1/contract: there is one register of representations for all; it stands already at /administrations/0/sources/1',
    ]);
    assert.deepEqual(mistakesIn({ ...good, administrations: [{ ...abrera, sources: [source('enotum')] }, other] }), []);
  });

  it('warns where e-NOTUM is asked and no register of representations', () => {
    const sources = [{ contract: 'enotum', url: 'https://enotum.example' }];
    const { warnings } = loadConfig(file({ ...good, administrations: [{ ...abrera, sources }] }));
    assert.deepEqual(warnings, [
      '/administrations/0/sources: e-NOTUM without a source over representa: whoever represents somebody can look and not act',
    ]);
    const elsewhere = { ine10: '2524300000', name: 'V', sources: [{ contract: 'representa', url: 'https://representa.example' }] };
    assert.deepEqual(loadConfig(file({ ...good, administrations: [{ ...abrera, sources }, elsewhere] })).warnings, []);
  });

  it('warns of trust in a sealed site, which has no effect', () => {
    const withSite = (changes: object) => ({
      ...good,
      administrations: [{ ...abrera, site: { ...abrera.site, trusted: true, ...changes } }],
    });
    const { warnings } = loadConfig(file(withSite({})));
    assert.deepEqual(warnings, [
      '/administrations/0/site/trusted: has no effect on a sealed site, whose pages cannot read what its frames show',
    ]);
    assert.deepEqual(loadConfig(file(withSite({ mount: 'open' }))).warnings, []);
  });

  it('finds a site whose pages hold the tags themselves and yet want a cookie that only frames can use', () => {
    const site = { origins: ['https://abrera.example'], returnUrls: ['https://abrera.example/'], credentials: 'cookie' };
    assert.deepEqual(mistakesIn({ ...good, administrations: [{ ...abrera, site: { ...site, mount: 'open' } }] }), [
      '/administrations/0/site/credentials: "cookie" goes with the sealed mount only',
    ]);
    assert.deepEqual(mistakesIn({ ...good, administrations: [{ ...abrera, site }] }), []);
  });

  it('takes origins that mean one page each, over TLS where the gateway is', () => {
    const origins = (...list: string[]) => ({
      ...good,
      administrations: [{ ...abrera, site: { origins: list, returnUrls: [`${list[0]}/`] } }],
    });
    for (const origin of ['https://abrera.example:8443', 'https://[2001:db8::1]', 'http://localhost:8401', 'http://abrera.localhost:8401'])
      assert.deepEqual(mistakesIn(origins(origin)), [], origin);
    assert.deepEqual(mistakesIn(origins('http://abrera.example')), [
      '/administrations/0/site/origins/0: http://abrera.example is not https, and the gateway is',
    ]);
    for (const origin of [
      'https://*.example',
      'https://*',
      "https://x;script-src'self'",
      'https://x,https',
      'https://X.example',
      'https://a@b',
      'https://x?y',
      'https://x#y',
      "https://'none'",
    ])
      assert.match(mistakesIn(origins(origin)).join(), /\/administrations\/0\/site\/origins\/0: Expected string to match/, origin);
  });

  it('finds a return page that is not on one of the origins of the site, or has a query', () => {
    const site = { origins: ['https://abrera.example'], returnUrls: ['https://other.example/', 'https://abrera.example/?page=1'] };
    assert.equal(mistakesIn({ ...good, administrations: [{ ...abrera, site }] }).length, 2);
  });

  it('says when the secret cannot be read', () => {
    assert.match(
      mistakesIn({ ...good, valid: { ...valid, clientSecretFile: 'nowhere' } })[0] ?? '',
      /^\/valid\/clientSecretFile: .*ENOENT/,
    );
  });

  it('names mistakes of shape, contradictions and the missing secret together', () => {
    const site = { origins: ['https://abrera.example'], returnUrls: [7, 'https://other.example/'] };
    const mistakes = mistakesIn({
      publicUrl: 'gateway.example',
      valid: { ...valid, clientSecretFile: 'nowhere' },
      administrations: [{ ...abrera, site }, { ...abrera, name: '' }, 'Abrera'],
    });
    for (const part of [
      '/publicUrl: ',
      '/administrations/0/site/returnUrls/0: ',
      '/administrations/0/site/returnUrls/1: its origin https://other.example is not',
      '/administrations/1/name: ',
      '/administrations/1/ine10: 0800180001 stands already',
      '/administrations/2: ',
      '/valid/clientSecretFile: ',
    ])
      assert.equal(mistakes.filter((mistake) => mistake.startsWith(part)).length, 1, `${part} in ${mistakes.join('; ')}`);
  });

  it('survives a file of any shape', () => {
    for (const content of [
      null,
      7,
      [],
      {},
      { administrations: 7 },
      { administrations: [null] },
      { valid: 'x', administrations: [{ site: 1 }] },
    ])
      assert.ok(mistakesIn(content).length > 0, JSON.stringify(content));
  });

  it('says when the file is no JSON or is not there', () => {
    assert.match(mistakesIn('{')[0] ?? '', /it is not JSON/);
    assert.throws(() => loadConfig(join(folder, 'nowhere.json')), /cannot be read \(ENOENT\)/);
  });

  it('warns of a code that looks mistyped, and goes on', () => {
    const { warnings } = loadConfig(file({ ...good, administrations: [{ ...abrera, ine10: '0800180009' }] }));
    assert.deepEqual(warnings, ["/administrations/0/ine10: 0800180009 (Ajuntament d'Abrera) looks mistyped: its last digit should be 1"]);
  });

  it('finds a name server that is given by a name', () => {
    assert.deepEqual(mistakesIn({ ...good, network: { nameServers: ['10.20.0.53', '[fd00::53]:5353', 'dns.exemple.cat'] } }), [
      '/network/nameServers/2: not the address of a name server such as 10.20.0.53, found "dns.exemple.cat"',
    ]);
  });

  it('finds a network that is none', () => {
    assert.deepEqual(mistakesIn({ ...good, network: { allow: ['10.0.0.0/8', '10.0.0.0/40'] } }), [
      '/network/allow/1: not a network such as 10.20.0.0/16, found "10.0.0.0/40"',
    ]);
  });

  it('warns of addresses that will not be called because they are not public, unless their network is allowed', () => {
    const sources = [
      { contract: 'hcc', url: 'http://10.20.1.2/hub' },
      { contract: 'via-oberta', url: 'https://traces.example' },
    ];
    const inside = { ...good, valid: { ...valid, tokenUrl: 'http://localhost:1/' }, administrations: [{ ...abrera, sources }] };
    assert.deepEqual(
      loadConfig(file(inside)).warnings.map((warning) => warning.split(':')[0]),
      ['/valid/tokenUrl', '/administrations/0/sources/0/url'],
    );
    assert.match(loadConfig(file(inside)).warnings[1] ?? '', /add 10\.20\.1\.2\/32 to \/network\/allow$/);
    assert.deepEqual(loadConfig(file({ ...inside, network: { allow: ['10.20.0.0/16', '127.0.0.0/8'] } })).warnings, []);
  });

  it('finds a client certificate that cannot be used, and warns of one that ends soon', () => {
    const from = new Date(Date.now() - 86_400_000);
    const made = makeCertificate({ name: 'gateway', from, to: new Date(Date.now() + 10.5 * 86_400_000) });
    writeFileSync(join(folder, 'own.crt'), made.cert);
    writeFileSync(join(folder, 'own.key'), made.key);
    writeFileSync(join(folder, 'other.key'), makeCertificate({ name: 'other' }).key);
    const asking = (source: object) => ({
      ...good,
      administrations: [{ ...abrera, sources: [{ contract: 'hcc', url: 'https://a.example', ...source }] }],
    });
    const path = '/administrations/0/sources/0';
    assert.deepEqual(mistakesIn(asking({ tls: { certFile: 'own.crt', keyFile: 'other.key' } })), [
      `${path}/tls/keyFile: its key is not the one of the certificate`,
    ]);
    assert.deepEqual(mistakesIn(asking({ url: 'http://a.example', tls: { certFile: 'nowhere.crt', keyFile: 'own.key' } })), [
      `${path}/tls: a certificate needs an https address`,
      `${path}/tls/certFile: it cannot be read (ENOENT)`,
    ]);
    const { config, warnings } = loadConfig(file(asking({ tls: { certFile: 'own.crt', keyFile: 'own.key' } })));
    assert.deepEqual(warnings, [`${path}/tls/certFile: the certificate expires in 10 days`]);
    assert.equal(config.administrations[0]?.sources[0]?.tls?.certFile, join(folder, 'own.crt'));
  });

  it('warns of an address without https that is not this machine', () => {
    assert.match(loadConfig(file({ ...good, publicUrl: 'http://gateway.example' })).warnings[0] ?? '', /not https/);
    assert.deepEqual(loadConfig(file({ ...good, publicUrl: 'http://espai.localhost:8400' })).warnings, []);
  });
});
