import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { fictitiousPerson } from '../../support/valid.js';
import { Browser, Kit, startWorld, vielha, type World } from './world.js';

const failsWith = (code: string) => (error: { error?: string }) => error.error === code;

describe('a session', () => {
  let world: World;
  let browser: Browser;
  let kit: Kit;

  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());
  beforeEach(() => {
    world.valid.person = { ...fictitiousPerson };
    world.valid.faults.clear();
    world.valid.tokens.clear();
    world.valid.sessions.clear();
    browser = new Browser();
    kit = new Kit(world, browser);
  });

  it('is kept alive by refresh tokens, each used once', async () => {
    const first = await kit.signIn();
    const second = await kit.refresh(first.refresh);
    assert.notEqual(second.refresh, first.refresh);
    assert.equal(second.claims['acr'], 'substantial');
    assert.equal(second.claims['sid'], first.claims['sid']);
    assert.equal((await kit.me(second.access)).status, 200);
  });

  it('takes everything back when a refresh token comes twice: one of the two stole it', async () => {
    const first = await kit.signIn();
    const second = await kit.refresh(first.refresh);
    await assert.rejects(kit.refresh(first.refresh), failsWith('invalid_grant'));
    await assert.rejects(kit.refresh(second.refresh), failsWith('invalid_grant'));
  });

  it('gives no tokens without a proof, or for a key of a kind that the gateway does not take', async () => {
    const { refresh } = await kit.signIn();
    const body = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refresh, client_id: kit.site.administration });
    const response = await fetch(`${world.publicUrl}/oidc/token`, { method: 'POST', body });
    assert.equal(response.status, 400);
    assert.deepEqual((await kit.server()).dpop_signing_alg_values_supported, ['ES256']);
    assert.ok((await kit.refresh(refresh)).access, 'and the refresh token is not used up by it');
  });

  it('gives new tokens to one of two who ask at the same moment', async () => {
    const { refresh } = await kit.signIn();
    const results = await Promise.allSettled([kit.refresh(refresh), kit.refresh(refresh)]);
    assert.ok(results.filter(({ status }) => status === 'fulfilled').length <= 1);
  });

  it('can be given up by the site, which takes the refresh token back', async () => {
    const { refresh } = await kit.signIn();
    const response = await fetch(`${world.publicUrl}/oidc/token/revocation`, {
      method: 'POST',
      body: new URLSearchParams({ token: refresh, client_id: kit.site.administration }),
    });
    assert.equal(response.status, 200);
    await assert.rejects(kit.refresh(refresh), failsWith('invalid_grant'));
  });

  it('does not take a refresh token from another key or another site', async () => {
    const { refresh } = await kit.signIn();
    await assert.rejects(new Kit(world, browser).refresh(refresh), failsWith('invalid_grant'));
    await assert.rejects(new Kit(world, browser, vielha).refresh(refresh), failsWith('invalid_grant'));
  });

  it('outlives a restart', async () => {
    const first = await kit.signIn();
    await world.restart();
    assert.equal((await kit.me(first.access)).status, 200);
    const second = await kit.refresh(first.refresh);
    assert.equal((await kit.me(second.access)).status, 200);
    const asked = world.valid.calls.length;
    await new Kit(world, browser, vielha).signIn();
    assert.equal(world.valid.calls.length, asked, 'the other site is still signed in without a question');
  });

  it('ends everywhere at once, VÀLid included', async () => {
    const here = await kit.signIn();
    const there = new Kit(world, browser, vielha);
    const thereTokens = await there.signIn();
    await world.identity.endSession({ session: String(here.claims['sid']) });
    assert.deepEqual([world.valid.tokens.size, world.valid.sessions.size], [0, 0]);
    for (const [site, tokens] of [
      [kit, here],
      [there, thereTokens],
    ] as const) {
      assert.deepEqual((await site.me(tokens.access)).body, { code: 'session-ended' });
      await assert.rejects(site.refresh(tokens.refresh), failsWith('invalid_grant'));
    }
    assert.equal(await world.store.sessions.find(String(here.claims['sid'])), undefined);
    const asked = world.valid.calls.length;
    await new Kit(world, browser).signIn();
    assert.ok(world.valid.calls.length > asked, 'the next sign-in asks again');
  });

  it('ends here even when VÀLid does not answer, and says so in the log', async () => {
    const { access, claims } = await kit.signIn();
    world.valid.faults.set('/o/oauth2/logout', { status: 503 });
    const lines = world.log.length;
    await world.identity.endSession({ session: String(claims['sid']) });
    assert.equal((await kit.me(access)).status, 401);
    assert.match(world.log.slice(lines).join(''), /"event":"sign-out","reason":"VÀLid logout: unreachable \(status 503\)"/);
  });

  it('takes it calmly when it has ended already', async () => {
    const { claims } = await kit.signIn();
    const ending = { session: String(claims['sid']) };
    await Promise.all([world.identity.endSession(ending), world.identity.endSession(ending)]);
    await world.identity.endSession(ending);
  });

  it('does not end on a stranger’s word', async () => {
    const { access } = await kit.signIn();
    const { response } = await browser.open(`${world.publicUrl}/oidc/session/end?post_logout_redirect_uri=http://evil.localhost/`);
    assert.equal(response?.status, 404);
    assert.equal((await kit.me(access)).status, 200);
    assert.equal((await kit.server()).end_session_endpoint, undefined);
  });

  it('ends two hours after the sign-in, however much it is used', async (t) => {
    const { refresh, access } = await kit.signIn();
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() + 119 * 60_000 });
    const { refresh: last, access: fresh } = await kit.refresh(refresh);
    assert.deepEqual((await kit.me(access)).body, { code: 'token-expired' });
    assert.equal((await kit.me(fresh)).status, 200);
    t.mock.timers.setTime(Date.now() + 2 * 60_000);
    assert.deepEqual((await kit.me(fresh)).body, { code: 'session-ended' });
    await assert.rejects(kit.refresh(last), failsWith('invalid_grant'));
  });

  it('never passes to another person who signs in at the same browser', async () => {
    const first = await kit.signIn();
    world.valid.person['identifier'] = '99999018D';
    const { url, verifier } = await kit.authorize({ prompt: 'login' });
    const second = await kit.exchange(url, verifier);
    assert.notEqual(second.claims['sub'], first.claims['sub']);
    assert.notEqual(second.claims['sid'], first.claims['sid']);
    assert.equal((await kit.me(second.access)).body['maskedIdentifier'], '***9901**');
    assert.deepEqual((await kit.me(first.access)).body, { code: 'session-ended' });
    await assert.rejects(kit.refresh(first.refresh), failsWith('invalid_grant'));
    assert.equal(world.valid.sessions.size, 1, 'the first one’s session at VÀLid has ended');
  });

  it('is asked for anew when the citizen’s own record is lost', async () => {
    const { claims } = await kit.signIn();
    await world.store.sessions.end(String(claims['sid']));
    const asked = world.valid.calls.length;
    const again = await kit.signIn();
    assert.ok(world.valid.calls.length > asked);
    assert.equal((await kit.me(again.access)).status, 200);
  });
});
