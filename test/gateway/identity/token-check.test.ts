import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Browser, Kit, startWorld, vielha, type Tokens, type World } from './world.js';

describe('checking a request', () => {
  let world: World;
  let kit: Kit;
  let tokens: Tokens;
  let address: string;

  before(async () => {
    world = await startWorld();
    kit = new Kit(world, new Browser());
    tokens = await kit.signIn();
    address = `${world.publicUrl}/v1/me`;
  });
  after(() => world.close());

  const ask = async (headers: Record<string, string>, path = '/v1/me') => {
    const response = await fetch(world.publicUrl + path, { headers });
    const { code } = (await response.json()) as { code?: string };
    return { status: response.status, code, challenge: response.headers.get('www-authenticate') };
  };

  it('refuses one without a token, and says what it takes', async () => {
    assert.deepEqual(await ask({}), { status: 401, code: 'token-missing', challenge: 'DPoP algs="ES256"' });
  });

  it('refuses a token without a proof, or as a plain bearer token', async () => {
    assert.equal((await ask({ authorization: `DPoP ${tokens.access}` })).code, 'proof-invalid');
    assert.equal((await ask({ authorization: `Bearer ${tokens.access}` })).code, 'token-invalid');
    const dpop = await kit.proof(address, tokens.access);
    assert.equal((await ask({ authorization: `Bearer ${tokens.access}`, dpop })).code, 'token-invalid');
  });

  it('refuses a proof that comes twice', async () => {
    const proof = await kit.proof(address, tokens.access);
    assert.equal((await kit.me(tokens.access, proof)).status, 200);
    const again = await kit.me(tokens.access, proof);
    assert.deepEqual([again.status, again.body['code']], [401, 'proof-replayed']);
    assert.match(again.challenge ?? '', /invalid_dpop_proof/);
  });

  it('takes a proof whatever the query, since a proof has none', async () => {
    const dpop = await kit.proof(address, tokens.access);
    assert.equal((await ask({ authorization: `DPoP ${tokens.access}`, dpop }, '/v1/me?fresh=true')).status, 200);
  });

  const minutes = 60;
  const seconds = () => Math.floor(Date.now() / 1000);
  const badProofs: [string, () => Record<string, unknown>][] = [
    ['another address', () => ({ htu: `${world.publicUrl}/v1/procedures` })],
    ['another host', () => ({ htu: 'http://evil.example/v1/me' })],
    ['another method', () => ({ htm: 'POST' })],
    ['another token', () => ({ ath: 'x' })],
    ['no token', () => ({ ath: undefined })],
    ['an earlier time', () => ({ iat: seconds() - 6 * minutes })],
    ['a later time', () => ({ iat: seconds() + 6 * minutes })],
    ['no time', () => ({ iat: undefined })],
    ['a time that is none', () => ({ iat: 'now' })],
    ['no number of its own', () => ({ jti: undefined })],
    ['a number that is a list', () => ({ jti: ['x'] })],
  ];
  for (const [what, change] of badProofs) {
    it(`refuses a proof for ${what}`, async () => {
      const { status, body } = await kit.me(tokens.access, await kit.proof(address, tokens.access, change()));
      assert.deepEqual([status, body['code']], [401, 'proof-invalid']);
    });
  }

  it('refuses a proof by another key', async () => {
    const stranger = new Kit(world, new Browser());
    const { body } = await kit.me(tokens.access, await stranger.proof(address, tokens.access));
    assert.equal(body['code'], 'proof-invalid');
  });

  it('refuses a proof with a signature that does not fit, and things that are no proof', async () => {
    const proof = await kit.proof(address, tokens.access);
    const flipped = proof.slice(0, -8) + (proof.at(-8) === 'A' ? 'B' : 'A') + proof.slice(-7);
    for (const bad of [flipped, 'x', 'a.b.c', '..', `${proof}, ${proof}`]) {
      assert.equal((await kit.me(tokens.access, bad)).body['code'], 'proof-invalid', bad.slice(0, 10));
    }
  });

  it('refuses a token that was changed, and things that are no token', async () => {
    const [head = '', body = '', signature = ''] = tokens.access.split('.');
    const claims = { ...tokens.claims, client_id: vielha.administration };
    const forged = `${head}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`;
    const none = `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${body}.`;
    for (const bad of [forged, none, tokens.id, 'x', 'a.b.c', `${head}.${body}.`]) {
      assert.equal((await kit.me(bad)).body['code'], 'token-invalid');
    }
  });

  it('tells an expired token from a bad one', async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() + 6 * minutes * 1000 });
    const { body, challenge } = await kit.me(tokens.access);
    assert.equal(body['code'], 'token-expired');
    assert.match(challenge ?? '', /invalid_token/);
  });
});
