/** Attacks on the sign-in over HTTP: proofs that prove nothing, addresses that nobody registered, answers that were meant for somebody else. */
import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, randomUUID, KeyObject } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { AccessDenied } from '../../gateway/src/identity/access-denied.js';
import { abrera, Browser, Kit, startWorld, vielha, type Tokens, type World } from '../gateway/identity/world.js';
import { assertNothingPersonal, leftBehind } from '../support/canary.js';
import { seal, WRONGS, type Credentials, type Good } from './support/proofs.js';
import { Chance, figure, many } from './support/run.js';

const chance = new Chance();
const sealed = { ...vielha, mount: 'sealed' as const, trusted: false };
const errorOf = (error: unknown): string => (error as { error?: string }).error ?? '';

describe('attacks on the sign-in', () => {
  let world: World;
  before(async () => {
    world = await startWorld([abrera, sealed]);
  });
  after(async () => {
    await world.stop();
    const left = { ...(world.log.length > 0 && { log: world.log.join('\n') }), ...(await leftBehind(world.dataDir)) };
    await world.close();
    assertNothingPersonal(left);
  });

  describe('a request to the API', () => {
    let kit: Kit;
    let tokens: Tokens;
    let good: Good;

    before(async () => {
      kit = new Kit(world, new Browser());
      tokens = await kit.signIn();
      const { privateKey, publicKey } = await kit.keys();
      const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', publicKey);
      const ath = createHash('sha256').update(tokens.access).digest('base64url');
      good = () => ({
        header: { alg: 'ES256', typ: 'dpop+jwt', jwk: { kty, crv, x, y } },
        claims: { jti: randomUUID(), htm: 'GET', htu: `${world.publicUrl}/v1/me`, iat: Math.floor(Date.now() / 1_000), ath },
        key: KeyObject.from(privateKey),
        token: tokens.access,
      });
    });

    const isLetIn = async ({ token, proof }: Credentials): Promise<boolean> => {
      try {
        await world.identity.authorize({ method: 'GET', path: '/v1/me', headers: { authorization: `DPoP ${token}`, dpop: proof } });
        return true;
      } catch (error) {
        // Anything else would be an answer with status 500.
        if (error instanceof AccessDenied) return false;
        throw error;
      }
    };

    it('with a proof in which nothing was changed is let in', async () => {
      for (let n = 0; n < 20; n += 1) assert.equal(await isLetIn(seal(good())), true);
    });

    const each = Math.ceil(many(700, 100_000) / Object.keys(WRONGS).length);
    for (const [what, wrong] of Object.entries(WRONGS)) {
      it(`with a proof ${what} is refused`, async () => {
        const property = fc.asyncProperty(wrong, async (make) => !(await isLetIn(make(good()))));
        await fc.assert(property, { numRuns: each, seed: chance.seed });
      });
    }

    it('with a proof that was used is refused, also when many come at the same moment', async () => {
      for (let n = 0; n < many(20, 1_000); n += 1) {
        const credentials = seal(good());
        const outcomes = await Promise.all(Array.from({ length: 5 }, () => isLetIn(credentials)));
        assert.equal(outcomes.filter(Boolean).length, 1);
      }
      figure(`${each * Object.keys(WRONGS).length} proofs changed in ${Object.keys(WRONGS).length} ways, all refused`);
    });
  });

  describe('an address to return to', () => {
    const variations = (address: string): string[] => {
      const { protocol, host, hostname, port, pathname } = new URL(address);
      return [
        `${address}/`,
        `${address}?`,
        `${address}?x=1`,
        `${address}#`,
        `${address}%2f..`,
        `${address}/../evil`,
        `${address}.evil.example`,
        `${address}%00`,
        `${address} `,
        `${address}\t`,
        address.toUpperCase(),
        address.replace('http:', 'HTTP:'),
        address.replace('http:', 'https:'),
        address.replace('http://', 'http:///'),
        address.replace('http://', 'http:\\\\'),
        address.replace('http://', '//'),
        `http://evil.example@${host}${pathname}`,
        `http://${host}@evil.example${pathname}`,
        `http://${hostname}.evil.example:${port}${pathname}`,
        `http://evil-${host}${pathname}`,
        `http://${hostname}.:${port}${pathname}`,
        `http://${hostname}:1${pathname}`,
        `http://${hostname}${pathname}`,
        `${protocol}//${host}//${pathname}`,
        `http://[::1]:${port}${pathname}`,
        `http://2130706433:${port}${pathname}`,
        'javascript:alert(1)',
        'data:text/html,x',
        'urn:ietf:wg:oauth:2.0:oob',
        'app.example:/callback',
        'null',
        '*',
        '',
        `${address},${address}`,
        `${address}\r\nlocation: https://evil.example`,
      ];
    };

    it('that differs in anything from the registered ones is refused on a page of the issuer', async () => {
      let tried = 0;
      const frames = `${world.publicUrl}/frame/${sealed.administration}`;
      const cases: [typeof abrera, string[]][] = [
        [abrera, variations(abrera.returnUrls[0]!)],
        [sealed, variations(`${frames}/callback`)],
        // A sealed site's own pages are never let near a code, nor another site's, nor a page that was not registered.
        [sealed, [...sealed.returnUrls, ...abrera.returnUrls, `${frames}/hand-off/1`, `${frames}/hand-off/-1`, `${frames}/hand-off/0/`]],
        [abrera, [`${frames}/callback`, `${frames}/hand-off/0`, `${world.publicUrl}/act/1`, `${world.publicUrl}/v1/me`]],
      ];
      for (const [site, addresses] of cases) {
        for (const redirect of addresses) {
          const browser = new Browser();
          const { url, response } = await new Kit(world, browser, site).authorize({ redirect_uri: redirect });
          const where = `${site.administration} ${JSON.stringify(redirect)}`;
          assert.equal(url.origin + url.pathname, `${world.publicUrl}/oidc/auth`, where);
          assert.equal(response?.status, 400, where);
          assert.ok(!browser.visited.some((address) => address.includes('code=')), where);
          tried += 1;
        }
      }
      figure(`${tried} addresses to return to that nobody registered, all refused`);
    });

    it('cannot be changed by asking for the answer in another way', async () => {
      for (const change of [
        { response_type: 'token' },
        { response_type: 'code token' },
        { response_type: 'id_token token' },
        { response_mode: 'form_post' },
        { response_mode: 'web_message' },
        { request: 'eyJhbGciOiJub25lIn0.e30.' },
        { request_uri: 'https://evil.example/request' },
        { code_challenge_method: 'plain' },
        { claims: '{"id_token":{"name":{"essential":true}}}' },
        { scope: 'openid profile email phone address' },
        { registration: '{"redirect_uris":["https://evil.example"]}' },
      ]) {
        const browser = new Browser();
        const { url, response } = await new Kit(world, browser).authorize(change);
        const text = (await response?.text().catch(() => '')) ?? '';
        assert.ok(!/evil/.test(url.href), JSON.stringify(change));
        assert.ok(!url.href.includes('access_token') && !text.includes('access_token'), JSON.stringify(change));
        const form = /<form[^>]+action="([^"]*)"/.exec(text)?.[1];
        assert.ok(
          form === undefined || form === abrera.returnUrls[0] || form.startsWith('/'),
          `${JSON.stringify(change)} posts to ${form}`,
        );
      }
    });
  });

  describe('a code', () => {
    it('of another site, another key, another verifier or another address buys nothing', async () => {
      const atHome = async () => new Kit(world, new Browser()).authorize();
      const frames = `${world.publicUrl}/frame/${sealed.administration}/callback`;
      const thieves: (() => Kit)[] = [
        () => new Kit(world, new Browser(), sealed, world.publicUrl, frames),
        () => new Kit(world, new Browser(), sealed),
        () => new Kit(world, new Browser(), abrera, 'http://evil.localhost'),
        () => new Kit(world, new Browser(), abrera, undefined, `${abrera.returnUrls[0]!}/`),
      ];
      for (const thief of thieves) {
        const { url, verifier } = await atHome();
        await assert.rejects(thief().exchange(url, verifier), (error) => ['invalid_grant', 'invalid_request'].includes(errorOf(error)));
      }
      for (const verifier of ['a'.repeat(43), '', 'x']) {
        const { url } = await atHome();
        await assert.rejects(new Kit(world, new Browser()).exchange(url, verifier), (error) => errorOf(error).startsWith('invalid'));
      }
    });

    it('that was bound to a key buys nothing with another', async () => {
      const kit = new Kit(world, new Browser());
      const { x, y } = await crypto.subtle.exportKey('jwk', (await kit.keys()).publicKey);
      const jkt = createHash('sha256')
        .update(JSON.stringify({ crv: 'P-256', kty: 'EC', x, y }))
        .digest('base64url');
      const bound = await kit.authorize({ dpop_jkt: jkt });
      const thief = new Kit(world, new Browser());
      await assert.rejects(thief.exchange(bound.url, bound.verifier), (error) => errorOf(error).startsWith('invalid'));
      const again = await kit.authorize({ dpop_jkt: jkt });
      assert.ok((await kit.exchange(again.url, again.verifier)).access);
    });

    it('that comes twice ends what it bought the first time', async () => {
      const kit = new Kit(world, new Browser());
      const { url, verifier } = await kit.authorize();
      const { refresh } = await kit.exchange(url, verifier);
      await assert.rejects(kit.exchange(url, verifier), (error) => errorOf(error) === 'invalid_grant');
      await assert.rejects(kit.refresh(refresh), (error) => errorOf(error) === 'invalid_grant');
    });
  });

  describe('a refresh token', () => {
    it('buys nothing with another key or at another site, and nothing the second time', async () => {
      const kit = new Kit(world, new Browser());
      const { refresh } = await kit.signIn();
      await assert.rejects(new Kit(world, new Browser()).refresh(refresh), (error) => errorOf(error).startsWith('invalid'));
      const frames = `${world.publicUrl}/frame/${sealed.administration}/callback`;
      const other = new Kit(world, new Browser(), sealed, world.publicUrl, frames);
      await assert.rejects(other.refresh(refresh), (error) => errorOf(error).startsWith('invalid'));
    });

    it('that comes twice ends what follows from it', async () => {
      const kit = new Kit(world, new Browser());
      const { refresh } = await kit.signIn();
      const next = await kit.refresh(refresh);
      await assert.rejects(kit.refresh(refresh), (error) => errorOf(error) === 'invalid_grant');
      await assert.rejects(kit.refresh(next.refresh), (error) => errorOf(error) === 'invalid_grant');
    });
  });

  it('nobody is signed in who only holds what a key of their own can sign', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const now = Math.floor(Date.now() / 1_000);
    const jwk = publicKey.export({ format: 'jwk' });
    const claims = {
      iss: `${world.publicUrl}/oidc`,
      aud: world.publicUrl,
      sub: 'x',
      sid: 'x',
      client_id: abrera.administration,
      exp: now + 300,
      iat: now,
    };
    const { proof: token } = seal({ header: { alg: 'ES256', typ: 'at+jwt', jwk }, claims, key: privateKey, token: '' });
    const { status } = await new Kit(world, new Browser()).me(token);
    assert.equal(status, 401);
  });
});
