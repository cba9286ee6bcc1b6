import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { fictitiousPerson } from '../../support/valid.js';
import { abrera, Browser, claimsOf, Kit, startWorld, vielha, type World } from './world.js';

describe('signing in', () => {
  let world: World;
  let browser: Browser;
  let kit: Kit;

  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());
  beforeEach(() => {
    world.valid.person = { ...fictitiousPerson };
    world.valid.does = 'sign-in';
    world.valid.faults.clear();
    world.valid.tokens.clear();
    world.valid.sessions.clear();
    browser = new Browser();
    kit = new Kit(world, browser);
  });

  it('gives a site tokens that are bound to its key and name nobody', async () => {
    const { claims, id } = await kit.signIn();
    assert.deepEqual(Object.keys(claims).sort(), ['acr', 'aud', 'auth_time', 'client_id', 'cnf', 'exp', 'iat', 'iss', 'jti', 'sid', 'sub']);
    assert.equal(claims['acr'], 'substantial');
    assert.equal(claims['aud'], world.publicUrl);
    assert.equal(claims['client_id'], abrera.administration);
    assert.equal(Number(claims['exp']) - Number(claims['iat']), 300);
    assert.deepEqual(Object.keys(claimsOf(id)).sort(), ['acr', 'aud', 'auth_time', 'exp', 'iat', 'iss', 'sub']);
    assert.equal(claimsOf(id)['sub'], claims['sub']);
  });

  it('tells the gateway who it is', async () => {
    const { access } = await kit.signIn();
    const { status, body } = await kit.me(access);
    assert.equal(status, 200);
    const { signedInAt, expiresAt, ...rest } = body;
    assert.deepEqual(rest, {
      person: { level: 'substantial' },
      site: abrera.administration,
      name: 'Maria Prova i Exemple',
      maskedIdentifier: '***0000**',
      method: 'idcatmobil',
    });
    assert.equal(Date.parse(String(expiresAt)) - Date.parse(String(signedInAt)), 2 * 3_600_000);
  });

  it('gives the same person the same subject, however VÀLid writes the identifier, and another person another', async () => {
    const { claims } = await kit.signIn();
    world.valid.person['identifier'] = ' 0000 0000-t';
    const again = await new Kit(world, new Browser()).signIn();
    assert.equal(again.claims['sub'], claims['sub']);
    world.valid.person['identifier'] = '99999018D';
    const other = await new Kit(world, new Browser()).signIn();
    assert.notEqual(other.claims['sub'], claims['sub']);
  });

  it('says for whom a representative acts', async () => {
    Object.assign(world.valid.person, {
      method: 'certificat',
      certificateType: '11',
      companyId: 'Q0000000J',
      companyName: 'Entitat de prova',
    });
    const { access } = await kit.signIn();
    const { body } = await kit.me(access);
    assert.deepEqual(body['person'], { level: 'substantial', actingFor: { identifier: 'Q0000000J', name: 'Entitat de prova' } });
  });

  it('asks VÀLid once: the second site is signed in without a question', async () => {
    const first = await kit.signIn();
    const asked = world.valid.calls.length;
    const second = new Kit(world, browser, vielha);
    const { claims, access } = await second.signIn();
    assert.equal(world.valid.calls.length, asked);
    assert.equal(claims['sid'], first.claims['sid']);
    assert.equal((await second.me(access)).body['site'], vielha.administration);
  });

  it('keeps a second tab of the same site signed in beside the first', async () => {
    const first = await kit.signIn();
    const second = new Kit(world, browser);
    await second.signIn();
    assert.ok((await kit.refresh(first.refresh)).access);
  });

  it('does not ask when the site forbids questions', async () => {
    const { url } = await kit.authorize({ prompt: 'none' });
    assert.equal(url.searchParams.get('error'), 'login_required');
  });

  it('takes a citizen who changes their mind back to the site', async () => {
    world.valid.does = 'cancel';
    const { url } = await kit.authorize();
    assert.equal(url.origin + url.pathname, abrera.returnUrls[0]);
    assert.equal(url.searchParams.get('error'), 'access_denied');
    assert.equal(url.searchParams.get('state'), 'the-state');
  });

  const faults: [string, (valid: World['valid']) => unknown][] = [
    ['reports an error of its own', (valid) => (valid.does = 'fail')],
    ['gives no token', (valid) => valid.faults.set('/o/oauth2/token', { status: 500 })],
    ['answers with a page instead of JSON', (valid) => valid.faults.set('/o/oauth2/token', { status: 200, body: '<html>' })],
    ['does not know its own token', (valid) => (valid.person = { status: 'ko', error: 'x' })],
    ['does not say who it is', (valid) => delete valid.person['identifier']],
  ];
  for (const [what, arrange] of faults) {
    it(`takes the citizen back to the site when VÀLid ${what}`, async () => {
      arrange(world.valid);
      const { url } = await kit.authorize();
      assert.equal(url.searchParams.get('error'), 'temporarily_unavailable');
      assert.deepEqual([world.valid.tokens.size, world.valid.sessions.size], [0, 0], 'nothing stays open at VÀLid');
    });
  }

  describe('that is over, for whoever comes back to it by the browser’s button', () => {
    const back = async () => {
      const address = browser.visited.findLast((visited) => visited.includes('/oidc/valid?'))!;
      const { response } = await browser.open(address);
      return (await response?.text()) ?? '';
    };

    it('says that they are in, in their language, and leads to the registered page that it was for', async () => {
      await kit.authorize({ ui_locales: 'es' });
      const html = await back();
      assert.match(html, /<html lang="es">.*<h1>Ya has entrado<\/h1>/s);
      assert.match(html, /href="http:\/\/abrera\.localhost:8401\/tornada">Volver a la web de: Ajuntament d&#39;Abrera</);
      assert.doesNotMatch(html, /session_not_found/);
    });

    it('leads whoever changed their mind back to the page, too', async () => {
      world.valid.does = 'cancel';
      await kit.authorize({ ui_locales: 'oc-aranes' });
      const html = await back();
      assert.match(html, /Non auem pogut iniciar era session.*href="http:\/\/abrera\.localhost:8401\/tornada"/s);
    });

    it('leads nowhere where the site is not registered for the address, or no sign-in began', async () => {
      await kit.authorize();
      const { response } = await new Browser().open(`${world.publicUrl}/oidc/valid?state=made.up`);
      assert.doesNotMatch((await response?.text()) ?? '', /<a /);
      for (const cookie of ['way=es.0000000000.0', 'way=es.0800180001.7', 'way=es.pages.aHR0cHM6Ly9ldmlsLmV4YW1wbGU', 'way=<x>']) {
        const answer = await fetch(`${world.publicUrl}/oidc/valid?state=made.up`, { headers: { cookie } });
        assert.doesNotMatch(await answer.text(), /<a |evil/, cookie);
      }
    });

    it('keeps nothing of an address that the issuer refused', async () => {
      await browser.open(
        `${world.publicUrl}/oidc/auth?client_id=${abrera.administration}&redirect_uri=https://evil.example&ui_locales=es&response_type=code`,
      );
      assert.doesNotMatch(browser.cookies, /"way/);
    });
  });

  it('lets nobody finish a sign-in that somebody else began', async () => {
    const victim = new Browser();
    const attacker = new Browser();
    await new Kit(world, attacker).authorize();
    const callback = attacker.visited.find((address) => address.includes('/oidc/valid?'))!;
    const { response, url } = await victim.open(callback);
    assert.equal(response?.status, 400);
    assert.equal(url.pathname, '/oidc/valid');
    assert.match(await response.text(), /session_not_found/);
    const resume = attacker.visited.find((address) => /\/oidc\/auth\/./.test(address))!;
    const taken = await victim.open(resume);
    assert.match(await taken.response!.text(), /It took too long.*session_not_found/s);
  });

  it('refuses an address that is not exactly the registered one, on a page of its own', async () => {
    for (const redirect of [
      'http://abrera.localhost:8401/tornada/',
      'http://abrera.localhost:8401/',
      'http://evil.localhost:8401/tornada',
      vielha.returnUrls[0]!,
    ]) {
      const { url, response } = await kit.authorize({ redirect_uri: redirect });
      assert.equal(url.pathname, '/oidc/auth', redirect);
      assert.equal(response?.status, 400);
      assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'.*frame-ancestors 'none'/);
      assert.doesNotMatch(await response.text(), /<script|evil/);
    }
  });

  it('refuses an unknown site, a sign-in without PKCE, and tokens for anything but the gateway', async () => {
    assert.equal((await kit.authorize({ client_id: '0801930008' })).response?.status, 400);
    const noProof = await kit.authorize({ code_challenge: undefined, code_challenge_method: undefined });
    assert.equal(noProof.url.searchParams.get('error'), 'invalid_request');
    const elsewhere = await kit.authorize({ resource: 'https://elsewhere.example' });
    assert.equal(elsewhere.url.searchParams.get('error'), 'invalid_target');
  });

  it('speaks the language that the site asks for, then the browser’s', async () => {
    const page = async (locales: string | undefined) => {
      const { response } = await kit.authorize({ redirect_uri: 'http://evil.localhost/', ui_locales: locales });
      return response!.text();
    };
    assert.match(await page('oc-aranes ca'), /<html lang="oc-aranes">/);
    assert.match(await page('es-ES'), /<html lang="es">/);
    assert.match(await page(undefined), /<html lang="en">/);
  });

  it('gives tokens only to pages of the site itself', async () => {
    const { url, verifier } = await kit.authorize();
    const stranger = new Kit(world, browser, abrera, 'http://vielha.localhost:8403');
    await assert.rejects(stranger.exchange(url, verifier), (error: { error?: string }) => error.error === 'invalid_request');
    const address = `${world.publicUrl}/oidc/token`;
    const preflight = await fetch(address, {
      method: 'OPTIONS',
      headers: {
        origin: 'http://abrera.localhost:8401',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'dpop',
      },
    });
    assert.equal(preflight.status, 204);
    assert.equal(preflight.headers.get('access-control-allow-headers'), 'dpop');
    for (const [origin, allowed] of [
      ['http://abrera.localhost:8401', 'http://abrera.localhost:8401'],
      ['http://vielha.localhost:8403', null],
    ] as const) {
      const body = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: 'x', client_id: abrera.administration });
      const response = await fetch(address, { method: 'POST', headers: { origin }, body });
      assert.equal(response.headers.get('access-control-allow-origin'), allowed);
    }
  });

  it('takes a code once, and only from whoever has its verifier', async () => {
    const { url } = await kit.authorize();
    await assert.rejects(kit.exchange(url, 'x'.repeat(43)));
    const again = await kit.authorize();
    await kit.exchange(again.url, again.verifier);
    await assert.rejects(kit.exchange(again.url, again.verifier));
  });

  it('takes the proof of a device whose clock is off, with a word of its own in it', async () => {
    const { url, verifier } = await kit.authorize();
    const address = (await kit.server()).token_endpoint!;
    const [origin = ''] = abrera.origins;
    const ask = async (word: object) => {
      const proof = await kit.proof(address, undefined, { htm: 'POST', iat: Math.floor(Date.now() / 1000) - 5_400, ...word });
      const form = {
        client_id: abrera.administration,
        grant_type: 'authorization_code',
        code: url.searchParams.get('code') ?? '',
        code_verifier: verifier,
        redirect_uri: abrera.returnUrls[0]!,
      };
      return fetch(address, { method: 'POST', headers: { origin, dpop: proof }, body: new URLSearchParams(form) });
    };
    const refused = await ask({});
    assert.equal(((await refused.json()) as { error: string }).error, 'use_dpop_nonce');
    assert.match(refused.headers.get('access-control-expose-headers') ?? '', /dpop-nonce/i);
    assert.equal((await ask({ nonce: 'made-up' })).status, 400);
    const taken = await ask({ nonce: refused.headers.get('dpop-nonce') });
    assert.equal(taken.status, 200);
    const { id_token: id = '', access_token: access = '' } = (await taken.json()) as Record<string, string>;
    // By these two a browser knows how far its clock is off.
    assert.equal(claimsOf(id)['exp'], claimsOf(access)['exp']);
  });

  it('believes its own address, not what the request says about it', async () => {
    const response = await fetch(`${world.publicUrl}/oidc/.well-known/openid-configuration`, {
      headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
    });
    const text = await response.text();
    assert.doesNotMatch(text, /evil/);
    assert.match(text, new RegExp(`"token_endpoint":"${world.publicUrl}/oidc/token"`));
  });

  it('leaves no identifier, name or upstream token in a token, a cookie, an address, a log line or the data folder', async () => {
    const tokens = await kit.signIn();
    await kit.refresh(tokens.refresh);
    const upstream = [...world.valid.tokens].at(-1)!;
    await world.stop();
    const files = await readdir(world.dataDir, { recursive: true, withFileTypes: true });
    const kept = Buffer.concat(
      await Promise.all(files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name)))),
    );
    await world.restart();
    assert.ok(kept.includes(String(tokens.claims['sub'])), 'what is searched does hold the session');
    assert.ok(world.log.length > 0, 'there is a log to search');
    const places: Record<string, string | Buffer> = {
      tokens: JSON.stringify([tokens, claimsOf(tokens.id)]),
      cookies: browser.cookies,
      addresses: browser.visited.join('\n'),
      log: world.log.join(''),
      'data folder': kept,
    };
    for (const [place, content] of Object.entries(places)) {
      for (const secret of ['00000000T', '99999018D', 'Q0000000J', 'Prova i Exemple', 'a-secret', upstream]) {
        for (const form of [secret, Buffer.from(secret).toString('base64url'), Buffer.from(secret).toString('hex')]) {
          assert.ok(!content.includes(form), `${secret} is in the ${place}`);
        }
      }
    }
  });
});
