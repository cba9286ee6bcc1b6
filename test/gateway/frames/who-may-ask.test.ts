import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { Browser } from '../identity/world.js';
import { elsewhere, Kit, limited, sealed, startGateway, trusted, type GatewayWorld } from './world.js';

describe('the registry of sites', () => {
  let world: GatewayWorld;
  let browser: Browser;

  before(async () => {
    world = await startGateway();
  });
  after(() => world.close());
  beforeEach(() => {
    browser = new Browser();
    world.asked.length = 0;
    world.valid.tokens.clear();
    world.valid.sessions.clear();
  });

  const frame = (site: typeof sealed, rest: string) => `${world.publicUrl}/frame/${site.administration}/${rest}`;

  describe('lets a sign-in come back', () => {
    it('to the frames of a sealed site, and to none of its own pages', async () => {
      for (const address of [frame(sealed, 'callback'), frame(sealed, 'hand-off/0'), frame(sealed, 'hand-off/1')]) {
        const { url } = await new Kit(world, browser, sealed, address).authorize();
        assert.ok(url.searchParams.has('code') || !url.pathname.startsWith('/oidc/'), address);
      }
      for (const address of [
        ...sealed.returnUrls,
        frame(sealed, 'hand-off/2'),
        frame(sealed, 'hand-off/-1'),
        frame(sealed, 'hand-off/01'),
        frame(sealed, 'hand-off/'),
        frame(sealed, 'callback/'),
        `${frame(sealed, 'callback')}?x=1`,
        frame(trusted, 'callback'),
        `${world.publicUrl}/frame/wait`,
        `${world.publicUrl}/`,
      ]) {
        const { url, response } = await new Kit(world, browser, sealed, address).authorize();
        assert.equal(url.pathname, '/oidc/auth', address);
        assert.equal(response?.status, 400);
      }
    });

    it('to the pages of an open site too', async () => {
      for (const address of [...limited.returnUrls, frame(limited, 'callback')]) {
        const { url } = await new Kit(world, browser, limited, address).authorize();
        assert.notEqual(url.pathname, '/oidc/auth', address);
      }
    });
  });

  describe('answers', () => {
    const answersTo = async (site: typeof sealed, origin: string | undefined) => {
      const kit = new Kit(world, browser, site);
      const { access } = await kit.signIn();
      const statuses = [];
      for (const [method, path] of [
        ['GET', '/v1/me'],
        ['GET', '/v1/procedures'],
        ['DELETE', '/v1/session'],
      ] as const) {
        const response = await kit.ask(method, path, access, origin === undefined ? {} : { origin });
        statuses.push(response.status);
        if (response.status === 403) {
          assert.equal(((await response.json()) as { code: string }).code, 'site-unregistered');
        }
      }
      return statuses;
    };
    const all = [200, 200, 204];
    const none = [403, 403, 403];

    it('frames of a sealed site, and none of its pages', async () => {
      assert.deepEqual(await answersTo(sealed, undefined), all);
      assert.deepEqual(await answersTo(sealed, world.publicUrl), all);
      for (const origin of [
        sealed.origins[0]!,
        trusted.origins[0]!,
        'null',
        'https://stranger.example',
        `${world.publicUrl}.evil.example`,
      ]) {
        assert.deepEqual(await answersTo(sealed, origin), none, origin);
      }
    });

    it('pages of an open site, and of no other', async () => {
      assert.deepEqual(await answersTo(limited, limited.origins[0]), all);
      assert.deepEqual(await answersTo(limited, world.publicUrl), all);
      for (const origin of [sealed.origins[0]!, trusted.origins[0]!, 'null'])
        assert.deepEqual(await answersTo(limited, origin), none, origin);
    });

    const bodiesFor = async (site: typeof sealed) => {
      const kit = new Kit(world, browser, site);
      const { access } = await kit.signIn();
      await (await kit.ask('GET', '/v1/procedures', access)).text();
      return [...new Set(world.asked.map((path) => path.split('/')[1]))].sort();
    };

    it('with what every body holds where the page cannot read it, or is trusted', async () => {
      const everybody = [sealed, limited, trusted]
        .map(({ administration }) => administration)
        .concat(elsewhere)
        .sort();
      assert.deepEqual(await bodiesFor(sealed), everybody);
      world.asked.length = 0;
      browser = new Browser();
      assert.deepEqual(await bodiesFor(trusted), everybody);
    });

    it('with nothing but its own to an open site that is not trusted, whatever its page asks for', async () => {
      assert.deepEqual(await bodiesFor(limited), [limited.administration]);
      const kit = new Kit(world, browser, limited);
      const { access } = await kit.signIn();
      world.asked.length = 0;
      await (await kit.ask('GET', `/v1/procedures?administration=${elsewhere}`, access)).text();
      assert.deepEqual(world.asked, []);
    });
  });

  describe('allows', () => {
    const preflight = async (path: string, origin: string, method = 'GET') => {
      const response = await fetch(world.publicUrl + path, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': method, 'access-control-request-headers': 'authorization,dpop' },
      });
      return response.headers.get('access-control-allow-origin');
    };

    it('pages of open sites to ask across origins, and nobody else', async () => {
      for (const path of ['/v1/procedures', '/v1/me', '/v1/session']) {
        for (const { origins } of [limited, trusted]) assert.equal(await preflight(path, origins[0]!), origins[0]);
        for (const origin of [sealed.origins[0]!, 'https://stranger.example', 'null'])
          assert.equal(await preflight(path, origin), null, origin);
      }
    });

    it('sealed sites no token request either, with whatever they hold', async () => {
      const kit = new Kit(world, browser, sealed);
      const { url, verifier } = await kit.authorize();
      const page = new Kit(world, browser, sealed, frame(sealed, 'callback'), sealed.origins[0]);
      await assert.rejects(page.exchange(url, verifier), (error: { error?: string }) => error.error === 'invalid_request');
    });
  });

  describe('signing out', () => {
    it('ends the session at every site and at VÀLid, without leaving the page', async () => {
      const here = new Kit(world, browser, sealed);
      const there = new Kit(world, browser, limited);
      const [mine, other] = [await here.signIn(), await there.signIn()];
      assert.equal((await here.ask('DELETE', '/v1/session', mine.access)).status, 204);
      assert.deepEqual([world.valid.tokens.size, world.valid.sessions.size], [0, 0]);
      for (const [kit, { access, refresh }] of [
        [here, mine],
        [there, other],
      ] as const) {
        const response = await kit.ask('GET', '/v1/me', access);
        assert.equal(((await response.json()) as { code: string }).code, 'session-ended');
        await assert.rejects(kit.refresh(refresh));
      }
      const calls = world.valid.calls.length;
      await here.signIn();
      assert.ok(world.valid.calls.length > calls, 'the browser is asked anew');
    });

    it('takes a token and its proof', async () => {
      const kit = new Kit(world, browser, sealed);
      const { access } = await kit.signIn();
      const path = '/v1/session';
      const bare = await fetch(world.publicUrl + path, { method: 'DELETE' });
      assert.equal(bare.status, 401);
      const forGet = await kit.proof(world.publicUrl + path, access);
      const wrong = await fetch(world.publicUrl + path, { method: 'DELETE', headers: { authorization: `DPoP ${access}`, dpop: forGet } });
      assert.equal(wrong.status, 401);
      assert.equal((await kit.ask('GET', '/v1/me', access)).status, 200);
    });
  });
});
