import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Site } from '../../../gateway/src/identity/index.js';
import { Browser } from '../identity/world.js';
import { Kit, sealed, startGatewayWithKit, trusted, type GatewayWorld } from './world.js';

const town: Site = {
  ...sealed,
  administration: '4312360000',
  name: 'Ajuntament de Reus <i> "rodalia"',
  origins: ['http://reus.localhost:8404'],
  returnUrls: ['http://reus.localhost:8404/'],
};

describe('the pages around a frame’s sign-in', () => {
  let world: GatewayWorld;
  let browser: Browser;

  before(async () => {
    world = await startGatewayWithKit({ sites: [sealed, town, trusted] });
  });
  after(() => world.close());
  beforeEach(() => {
    world.valid.does = 'sign-in';
    browser = new Browser();
  });

  const path = (rest: string, site = sealed) => `${world.publicUrl}/frame/${site.administration}/${rest}`;
  /** Somebody whom no site has told anything yet. */
  let counter = 0;
  const somebodyNew = () => (world.valid.person['identifier'] = `0000000${(counter += 1)}X`);
  const arrive = async (rest: string, site = sealed) => {
    const { url, response } = await new Kit(world, browser, site, path(rest, site)).authorize({ ui_locales: 'en' });
    return { url, status: response?.status, headers: response?.headers, html: (await response?.text()) ?? '' };
  };

  it('wait and come back in a window that stays tied to the frame, with no script but ours, and in no frame', async () => {
    const waiting = await fetch(`${world.publicUrl}/frame/wait?lang=en`, { headers: { 'sec-fetch-dest': 'document' } });
    const back = await fetch(path('callback'), { headers: { 'sec-fetch-dest': 'document' } });
    for (const response of [waiting, back]) {
      assert.equal(response.status, 200);
      const policy = response.headers.get('content-security-policy') ?? '';
      assert.match(policy, /default-src 'none'.*script-src 'self'.*require-trusted-types-for 'script'.*frame-ancestors 'none'/);
      assert.equal(response.headers.get('cross-origin-opener-policy'), 'unsafe-none');
      assert.equal(response.headers.get('referrer-policy'), 'no-referrer');
      assert.equal(response.headers.get('cache-control'), 'no-store');
      const html = await response.text();
      assert.deepEqual(html.match(/<script[^>]*>/g), ['<script type="module" src="/kit/popup-bbbb.js">']);
    }
  });

  it('wait under a mark that the script knows', async () => {
    const html = await (await fetch(`${world.publicUrl}/frame/wait?lang=en`)).text();
    assert.match(html, /<html lang="en" data-page="wait">/);
    assert.match(html, /<h1>One moment<\/h1>/);
  });

  it('tell a citizen once at each site that it embeds the folder and cannot read it', async () => {
    somebodyNew();
    const first = await arrive('callback');
    assert.ok(first.url.searchParams.get('code'), 'the answer is there at once');
    assert.match(first.html, /data-page="callback" data-notice/);
    assert.match(first.html, /Ajuntament d&#39;Abrera shows your folder inside its website, but cannot read it/);
    assert.match(first.html, /<button type="button" id="close" data-go-on>/);

    const second = await arrive('callback');
    assert.doesNotMatch(second.html, /data-notice|cannot read it|id="close"/);
    assert.match(second.html, /id="opener-lost" hidden/);

    const calls = world.valid.calls.length;
    const elsewhere = await arrive('callback', town);
    assert.equal(world.valid.calls.length, calls, 'the second town costs no password');
    assert.match(elsewhere.html, /data-notice/);
    assert.match(elsewhere.html, /Ajuntament de Reus &#60;i&#62; &#34;rodalia&#34; shows/);
    assert.doesNotMatch((await arrive('callback', town)).html, /data-notice/);

    somebodyNew();
    browser = new Browser();
    assert.match((await arrive('callback')).html, /data-notice/, 'another citizen is told too');
  });

  it('do not say of an open site that it cannot read: the issuer has said on the way that it can', async () => {
    somebodyNew();
    for (const rest of ['callback', 'hand-off/0']) {
      const { url, html } = await arrive(rest, trusted);
      assert.ok(url.searchParams.has('code') || url.hash.startsWith('#mk='), rest);
      assert.doesNotMatch(html, /data-notice|cannot read it/);
    }
  });

  it('tell nothing to whoever did not sign in', async () => {
    somebodyNew();
    assert.doesNotMatch(await (await fetch(path('callback?code=made-up'))).text(), /data-notice/);
    world.valid.does = 'cancel';
    assert.doesNotMatch((await arrive('callback')).html, /data-notice/);
    world.valid.does = 'sign-in';
    assert.match((await arrive('callback')).html, /data-notice/);
  });

  it('count as told nobody whom some page leads there with a code that it made up, or got elsewhere', async () => {
    somebodyNew();
    const { url } = await arrive('callback', trusted);
    const codes = ['made-up', url.searchParams.get('code') ?? ''];
    for (const code of codes) {
      for (const rest of ['callback', 'hand-off/0']) {
        const { response } = await browser.open(path(`${rest}?code=${code}`));
        assert.doesNotMatch((await response?.text()) ?? '', /cannot read it/);
      }
    }
    assert.match((await arrive('callback')).html, /data-notice/);
  });

  it('hand the answer on to the registered page, in the fragment: by a link the first time, at once from then on', async () => {
    somebodyNew();
    const first = await arrive('hand-off/1');
    assert.equal(first.status, 200);
    assert.match(first.html, /cannot read it/);
    const link = /class="button" data-go-on href="([^"]+)"/.exec(first.html)?.[1] ?? '';
    assert.match(link, /^http:\/\/abrera\.localhost:8401\/carpeta#mk=[\w-]+$/);

    const { url } = await arrive('hand-off/1');
    assert.equal(url.origin + url.pathname + url.search, 'http://abrera.localhost:8401/carpeta');
    const answer = new URLSearchParams(Buffer.from(url.hash.slice('#mk='.length), 'base64url').toString());
    assert.deepEqual([...answer.keys()].sort(), ['code', 'iss', 'state']);
    assert.equal(answer.get('state'), 'the-state');
  });

  it('hand on that the citizen changed their mind', async () => {
    world.valid.does = 'cancel';
    const { url } = await arrive('hand-off/0');
    assert.equal(url.origin + url.pathname, 'http://abrera.localhost:8401/');
    const answer = new URLSearchParams(Buffer.from(url.hash.slice('#mk='.length), 'base64url').toString());
    assert.equal(answer.get('error'), 'access_denied');
  });

  it('hand on nothing but an answer, and to no other page', async () => {
    const open = async (rest: string) => fetch(path(rest), { redirect: 'manual' });
    assert.equal((await open('hand-off/0?evil=1')).headers.get('location'), 'http://abrera.localhost:8401/');
    const odd = new URL((await open('hand-off/0?code=a&code=b&state=%0d%0ax&next=https://evil.example')).headers.get('location') ?? '');
    assert.equal(odd.origin, 'http://abrera.localhost:8401');
    assert.equal(Buffer.from(odd.hash.slice(4), 'base64url').toString(), 'state=%0D%0Ax');
    for (const rest of ['hand-off/2', 'hand-off/00000', 'hand-off/-1', 'hand-off/x', 'hand-off/__proto__']) {
      assert.equal((await open(rest)).status, 404, rest);
    }
    assert.equal((await fetch(`${world.publicUrl}/frame/0801930008/hand-off/0`)).status, 404);
    assert.equal((await fetch(`${world.publicUrl}/frame/0801930008/callback`)).status, 404);
  });

  for (const rest of ['wait', '0800180001/callback', '0800180001/hand-off/0']) {
    it(`stand in no frame and no script: ${rest}`, async () => {
      for (const dest of ['iframe', 'frame', 'embed', 'object', 'script', 'empty']) {
        const response = await fetch(`${world.publicUrl}/frame/${rest}`, { headers: { 'sec-fetch-dest': dest }, redirect: 'manual' });
        assert.equal(response.status, 403, dest);
        assert.match(response.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/);
      }
    });
  }

  it('leave neither code nor state in the log', async () => {
    somebodyNew();
    world.log.length = 0;
    const { url } = await arrive('callback');
    await arrive('hand-off/0');
    const code = url.searchParams.get('code')!;
    assert.ok(world.log.some((line) => line.includes('/frame/:administration/callback')));
    assert.ok(!world.log.join('').includes(code));
    assert.ok(!world.log.join('').includes('the-state'));
  });

  it('speak the language in which the sign-in began, whatever the browser asks for', async () => {
    for (const [locale, back, notice] of [
      ['ca', /Ja pots tornar/, /no la pot llegir/],
      ['es', /Ya puedes volver/, /no puede leerla/],
      ['oc-aranes', /Ja pòs tornar/, /non la pòt liéger/],
      ['en', /You can go back/, /cannot read it/],
    ] as const) {
      for (const rest of ['callback', 'hand-off/0']) {
        somebodyNew();
        browser = new Browser();
        const { response } = await new Kit(world, browser, sealed, path(rest)).authorize({ ui_locales: locale });
        assert.match((await response?.text()) ?? '', notice, `${locale} ${rest}`);
      }
      const { response } = await browser.open(path('callback'));
      assert.match((await response?.text()) ?? '', back);
    }
  });

  it('speak the language of the site’s body where no sign-in began', async () => {
    for (const [site, words] of [
      [sealed, /Ja pots tornar/],
      [trusted, /Ja pòs tornar/],
    ] as const) {
      assert.match(await (await fetch(path('callback', site), { headers: { 'accept-language': 'en' } })).text(), words);
    }
  });

  it('of the issuer refuse frames whatever they answer, and keep the window tied to the frame', async () => {
    for (const address of [
      '/oidc/auth',
      '/oidc/valid',
      '/oidc/nothing',
      '/oidc/interaction/x',
      '/oidc/session/end',
      '/oidc/.well-known/openid-configuration',
    ]) {
      const response = await fetch(world.publicUrl + address, { redirect: 'manual' });
      assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'.*frame-ancestors 'none'/, address);
      assert.equal(response.headers.get('cross-origin-opener-policy'), null, address);
    }
  });

  it('of the issuer hand out codes in addresses only, never in a form that posts itself', async () => {
    const { url, response } = await new Kit(world, browser, sealed).authorize({ response_mode: 'form_post' });
    assert.ok(!url.searchParams.has('code'));
    assert.doesNotMatch((await response?.text()) ?? '', /<script>/);
  });
});
