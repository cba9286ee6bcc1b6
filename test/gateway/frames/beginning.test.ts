import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, beforeEach, describe, it } from 'node:test';
import { Browser, claimsOf } from '../identity/world.js';
import { Kit, limited, sealed, startGateway, type GatewayWorld } from './world.js';

describe('the beginning of a sign-in at a sealed site', () => {
  let world: GatewayWorld;
  let browser: Browser;
  let query: string;
  const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

  before(async () => {
    world = await startGateway();
    query = String(
      new URLSearchParams({
        client_id: sealed.administration,
        redirect_uri: `${world.publicUrl}/frame/${sealed.administration}/hand-off/0`,
        response_type: 'code',
        scope: 'openid',
        state: 'x',
        code_challenge: challenge,
        code_challenge_method: 'S256',
        resource: world.publicUrl,
      }),
    );
  });
  after(() => world.close());
  beforeEach(() => {
    browser = new Browser();
    world.valid.does = 'sign-in';
  });

  /** As it is written, which `fetch` would tidy up. */
  const send = (path: string, headers: Record<string, string>, method = 'GET', body?: string) =>
    new Promise<{ status: number; location: string; html: string }>((resolve, reject) => {
      const { hostname, port } = new URL(world.publicUrl);
      request({ hostname, port, path, method, headers }, (response) => {
        let html = '';
        response.on('data', (chunk: Buffer) => (html += chunk.toString()));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, location: response.headers.location ?? '', html }));
      })
        .on('error', reject)
        .end(body);
    });
  const ours = { 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'document' };

  it('is in our own frame', async () => {
    const { status, location } = await send(`/oidc/auth?${query}`, ours);
    assert.equal(status, 303);
    assert.match(location, /^\/oidc\/interaction\//);
  });

  for (const headers of [
    {},
    { 'sec-fetch-dest': 'document' },
    { ...ours, 'sec-fetch-site': 'none' },
    { ...ours, 'sec-fetch-site': 'same-site' },
    { ...ours, 'sec-fetch-site': 'cross-site' },
    { ...ours, 'sec-fetch-site': 'same-origin, cross-site' },
    { ...ours, 'sec-fetch-site': 'Same-Origin' },
    { ...ours, 'sec-fetch-dest': 'iframe' },
    { ...ours, 'sec-fetch-dest': 'empty' },
    { 'sec-fetch-site': 'same-origin' },
  ] as Record<string, string>[]) {
    it(`is nowhere else, whoever is signed in and whatever is asked for: ${JSON.stringify(headers)}`, async () => {
      await new Kit(world, browser, sealed).signIn();
      for (const more of ['', '&prompt=none', '&prompt=login', '&max_age=0', '&response_mode=query', '&acr_values=high']) {
        const { url, response } = await browser.open(`${world.publicUrl}/oidc/auth?${query}${more}`, {
          headers: { 'sec-fetch-site': '', 'sec-fetch-dest': '', ...headers },
        });
        assert.equal(url.pathname, '/oidc/auth', 'the browser stays where it is');
        assert.equal(response?.status, 403);
        const html = await response.text();
        assert.match(html, /no ha començat amb el botó «Identifica’t» de la teva carpeta/);
        assert.match(html, /not_begun_here/);
        assert.doesNotMatch(html, /code=|<script|<a /);
      }
    });
  }

  it('is refused on every spelling of the path, for every method, and by no other way in', async () => {
    const foreign = { ...ours, 'sec-fetch-site': 'cross-site' };
    const paths = [
      '/oidc/auth/',
      '/oidc/AUTH',
      '/%6fidc/auth',
      '/oidc/%61uth',
      '/oidc//auth',
      '/oidc/./auth',
      '/oidc/auth;x',
      '/OIDC/auth',
    ];
    for (const path of ['/oidc/auth', ...paths, '/oidc/request', '/oidc/par', '/oidc/device/auth', '/oidc/device', '/oidc/backchannel']) {
      for (const method of ['GET', 'HEAD', 'POST', 'PUT']) {
        const form = { ...foreign, 'content-type': 'application/x-www-form-urlencoded' };
        const { status, location } = await send(
          method === 'POST' ? path : `${path}?${query}`,
          method === 'POST' ? form : foreign,
          method,
          method === 'POST' ? query : undefined,
        );
        assert.ok(status >= 400 && status < 500, `${method} ${path} answered ${status}`);
        assert.equal(location, '');
      }
    }
    const { location } = await send(`/oidc/auth?${query}&client_id=${limited.administration}`, foreign);
    assert.doesNotMatch(location, /interaction|code=/, 'with two names');
    for (const parameter of ['request', 'request_uri']) {
      const jwt = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{}').toString('base64url')}.`;
      const answer = await send(`/oidc/auth?${query}&${parameter}=${jwt}`, ours);
      assert.doesNotMatch(answer.location, /interaction|code=/, parameter);
    }
  });

  it('says in the citizen’s language what to do', async () => {
    const says = async (language: string) => (await send(`/oidc/auth?${query}`, { 'accept-language': language })).html;
    assert.match(await says('ca'), /«Identifica’t»/);
    assert.match(await says('es'), /«Identificarme»/);
    assert.match(await says('oc'), /«Identifica-te»/);
  });

  it('is free at an open site, whose page signs in itself', async () => {
    const { access } = await new Kit(world, browser, limited).signIn();
    assert.equal(claimsOf(access)['client_id'], limited.administration);
  });

  describe('binds the way to the browser in which it was', () => {
    /** Cookies that the issuer gives to whoever sends these headers, as a server of the attacker can. */
    const begun = async () => {
      const response = await fetch(`${world.publicUrl}/oidc/auth?${query}`, { headers: ours, redirect: 'manual' });
      const cookies = response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
      return { path: new URL(response.headers.get('location') ?? '', world.publicUrl).pathname, cookies };
    };
    /** What another host of the same domain can plant: everything but the cookies that only we can set. */
    const planted = (cookies: string[]) => cookies.filter((pair) => !/^(__Host-)?valid_/.test(pair)).join('; ');

    it('so that another one neither goes to VÀLid for it nor brings its answer', async () => {
      const { path, cookies } = await begun();
      const uid = path.split('/').at(-1) ?? '';
      assert.equal((await send(path, { cookie: cookies.join('; ') })).status, 303, 'where it began');
      for (const address of [path, `/oidc/auth/${uid}`, `/oidc/AUTH/${uid}/`, `/oidc/auth/x`]) {
        const { status, location, html } = await send(address, { cookie: planted(cookies) });
        assert.equal(status, 400, address);
        assert.equal(location, '');
        assert.match(html, /session_not_found/);
      }
    });
  });
});
