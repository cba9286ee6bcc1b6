import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { fictitiousPerson } from '../../support/valid.js';
import { Browser, Kit, startWorld, type World } from './world.js';

interface Shown {
  name: string | null;
  level: string | null;
  session: string | null;
}

describe('signing in on a page of the gateway’s own', () => {
  let world: World;
  let browser: Browser;

  const shown = async (address = `${world.publicUrl}/act/page`, who = browser) =>
    (await (await who.open(address)).response!.json()) as Shown;
  const signIn = (more: object = {}) => world.identity.signInAddress({ returnTo: '/act/page', ...more });

  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());
  beforeEach(() => {
    world.valid.person = { ...fictitiousPerson };
    world.valid.does = 'sign-in';
    world.valid.tokens.clear();
    world.valid.sessions.clear();
    world.valid.calls.length = 0;
    browser = new Browser();
  });

  it('comes back to the page, which then knows the citizen', async () => {
    assert.deepEqual(await shown(), { name: null, level: null, session: null });
    const { url, response } = await browser.open(signIn());
    assert.equal(url.href, `${world.publicUrl}/act/page`);
    const { name, level } = (await response!.json()) as Shown;
    assert.deepEqual([name, level], ['Maria Prova i Exemple', 'substantial']);
  });

  it('leads whoever comes back to it by the browser’s button to the page again', async () => {
    await browser.open(signIn({ locale: 'ca' }));
    const { response } = await browser.open(browser.visited.find((address) => address.includes('/oidc/valid?'))!);
    const html = (await response?.text()) ?? '';
    assert.match(html, /Ja has entrat.*href="http:\/\/127\.0\.0\.1:\d+\/act\/page">Continua on eres</s);
  });

  it('gives out no code and no token on the way', async () => {
    await browser.open(signIn());
    const back = new URL(browser.visited.find((address) => address.includes('/act/signed-in'))!);
    assert.deepEqual([...back.searchParams.keys()].sort(), ['iss', 'state']);
  });

  it('is the same session as that of the sites, in both directions', async () => {
    const kit = new Kit(world, browser);
    const { claims } = await kit.signIn();
    assert.equal((await shown()).session, claims['sid']);
    const asked = world.valid.calls.length;
    await browser.open(signIn());
    assert.equal(world.valid.calls.length, asked, 'whoever is signed in is not asked again');

    const other = new Browser();
    await other.open(signIn());
    const after = world.valid.calls.length;
    const tokens = await new Kit(world, other).signIn();
    assert.equal(world.valid.calls.length, after);
    assert.equal((await shown(undefined, other)).session, tokens.claims['sid']);
  });

  it('knows nobody by a cookie that was made up, or changed, or came without its signature', async () => {
    await browser.open(signIn());
    const session = /"session \/",\{"value":"([^"]+)"/.exec(browser.cookies)?.[1] ?? '';
    assert.ok(session);
    const signature = /"session\.sig \/",\{"value":"([^"]+)"/.exec(browser.cookies)?.[1] ?? '';
    const ask = async (cookie: string) =>
      ((await (await fetch(`${world.publicUrl}/act/page`, { headers: { cookie } })).json()) as Shown).name;
    assert.equal(await ask(`session=${session}; session.sig=${signature}`), 'Maria Prova i Exemple');
    for (const cookie of [
      `session=${session}`,
      `session=${session}; session.sig=${signature.slice(1)}`,
      `session=x; session.sig=${signature}`,
      'session=',
    ]) {
      assert.equal(await ask(cookie), null, cookie);
    }
  });

  it('asks VÀLid again for a stronger level, and counts what VÀLid says, for every site too', async () => {
    world.valid.person['assuranceLevel'] = 'low';
    const kit = new Kit(world, browser);
    const { access, claims } = await kit.signIn();
    assert.equal((await shown()).level, 'low');

    await browser.open(signIn({ level: 'substantial', again: true }));
    assert.equal((await shown()).level, 'low', 'what was asked for is not what counts');

    world.valid.person['assuranceLevel'] = 'high';
    await browser.open(signIn({ level: 'substantial', again: true }));
    assert.deepEqual(await shown(), { name: 'Maria Prova i Exemple', level: 'high', session: claims['sid'] });
    assert.deepEqual((await kit.me(access)).body['person'], { level: 'high' });
    assert.equal(world.valid.sessions.size, 1, 'the sessions of before have ended at VÀLid');
  });

  it('says on return that the citizen changed their mind, and leaves them signed in as before', async () => {
    await browser.open(signIn());
    world.valid.does = 'cancel';
    const { url } = await browser.open(signIn({ returnTo: '/act/page?step=1', again: true }));
    assert.equal(url.pathname + url.search, '/act/page?step=1&signIn=cancelled');
    assert.equal((await shown()).name, 'Maria Prova i Exemple');
    world.valid.does = 'fail';
    assert.equal((await browser.open(signIn({ again: true }))).url.search, '?signIn=failed');
  });

  it('leaves nothing to the person before when somebody else signs in', async () => {
    const kit = new Kit(world, browser);
    const first = await kit.signIn();
    world.valid.person['identifier'] = '99999018D';
    const { response } = await browser.open(signIn({ again: true }));
    const second = (await response!.json()) as Shown;
    assert.ok(second.session);
    assert.notEqual(second.session, first.claims['sid']);
    assert.deepEqual((await kit.me(first.access)).body, { code: 'session-ended' });
    await assert.rejects(kit.refresh(first.refresh));
    assert.equal(world.valid.sessions.size, 1);
  });

  it('ends everywhere when it ends here', async () => {
    const kit = new Kit(world, browser);
    const { access, refresh } = await kit.signIn();
    await world.identity.endSession({ session: (await shown()).session! });
    assert.deepEqual(await shown(), { name: null, level: null, session: null });
    assert.deepEqual((await kit.me(access)).body, { code: 'session-ended' });
    await assert.rejects(kit.refresh(refresh));
    assert.deepEqual([world.valid.tokens.size, world.valid.sessions.size], [0, 0]);
    world.valid.calls.length = 0;
    await kit.signIn();
    assert.ok(world.valid.calls.length > 0, 'the next sign-in asks again');
  });

  for (const returnTo of [
    'https://evil.localhost/act/page',
    '//evil.localhost/act/page',
    '/\\evil.localhost/act/page',
    '/act/../v1/me',
    '/act/%2e%2e/v1/me',
    '/act/',
    '/v1/me',
    '/oidc/auth',
    '/act/sign-in?to=/act/page',
    '/act/signed-in',
    '/act/a\r\nset-cookie: x=y',
    'act/page',
    '',
  ]) {
    it(`never leads to ${JSON.stringify(returnTo)}`, async () => {
      assert.throws(() => signIn({ returnTo }), RangeError);
      const { response } = await browser.open(`${world.publicUrl}/act/sign-in?to=${encodeURIComponent(returnTo)}`);
      assert.equal(response?.status, 400);
    });
  }

  it('sends nobody on who did not start in this browser', async () => {
    await browser.open(signIn());
    const back = browser.visited.find((address) => address.includes('/act/signed-in'))!;
    const stranger = new Browser();
    assert.equal((await stranger.open(back)).response?.status, 400);
    assert.equal((await browser.open(back)).response?.status, 400, 'and once only');
    const forged = await browser.open(`${world.publicUrl}/act/signed-in?state=${'x'.repeat(32)}`);
    assert.equal(forged.response?.status, 400);
  });

  it('lets its client get no token, and no site use its address', async () => {
    const kit = new Kit(world, browser);
    const { response } = await kit.authorize({ client_id: 'pages', redirect_uri: `${world.publicUrl}/act/signed-in` });
    assert.match(String(response?.status), /400/);
    const stolen = await kit.authorize({ redirect_uri: `${world.publicUrl}/act/signed-in` });
    assert.equal(stolen.response?.status, 400);
    assert.equal(stolen.url.pathname, '/oidc/auth');
  });
});
