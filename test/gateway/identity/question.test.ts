import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { fictitiousPerson } from '../../support/valid.js';
import { abrera, Browser, Kit, startWorld, vielha, type World } from './world.js';

const limited = { ...vielha, trusted: false };
const sealed = { ...abrera, mount: 'sealed', trusted: false } as const;

describe('an open site, whose page can read', () => {
  let world: World;
  let browser: Browser;
  before(async () => {
    world = await startWorld([abrera, limited]);
  });
  after(() => world.close());
  beforeEach(() => {
    world.valid.person = { ...fictitiousPerson };
    world.valid.does = 'sign-in';
    browser = new Browser();
  });

  const addressOf = (site = limited, more: Record<string, string> = {}) => {
    const query = { response_type: 'code', scope: 'openid', state: 'the-state', ui_locales: 'en', ...more };
    const proof = { code_challenge: 'x'.repeat(43), code_challenge_method: 'S256' };
    const whose = { client_id: site.administration, redirect_uri: site.returnUrls[0]! };
    return `${world.publicUrl}/oidc/auth?${new URLSearchParams({ ...whose, ...query, ...proof })}`;
  };
  /** The question, as the citizen sees it, and the addresses of its answers. */
  const asked = async (by = browser, address = addressOf(), from = limited.origins[0]) => {
    const { url, response } = await by.open(address, {}, from);
    assert.match(url.pathname, /^\/oidc\/interaction\/[\w-]+$/, url.href);
    const html = (await response?.text()) ?? '';
    const [yes, no] = ['action', 'formaction'].map((name) => new URL(new RegExp(` ${name}="([^"]+)"`).exec(html)?.[1] ?? '', url));
    return { html, headers: response!.headers, yes: yes!, no: no! };
  };
  const signedIn = async () => {
    await new Kit(world, browser, abrera).signIn();
  };
  const hasCode = ({ url }: { url: URL }) => url.origin === limited.origins[0] && url.searchParams.has('code');

  it('gets to know nobody who is signed in elsewhere unless they say so, on a page that says what it can read', async () => {
    await signedIn();
    const { html, headers, yes } = await asked();
    assert.match(html, /<h1>Do you want to enter the website of: Ajuntament de Vielha e Mijaran\?</);
    assert.match(
      html,
      /can read your name, four digits .* what this body holds about you\. It cannot read anything of other public bodies/,
    );
    assert.match(
      headers.get('content-security-policy') ?? '',
      /form-action 'self' http:\/\/vielha\.localhost:8403; frame-ancestors 'none'/,
    );
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.ok(hasCode(await browser.answer(yes)));
  });

  it('says so where the page reads what everybody holds', async () => {
    const { html } = await asked(browser, addressOf(abrera), abrera.origins[0]);
    assert.match(html, /everything that your folder shows, also from other public bodies/);
  });

  it('is asked for once in each session, and again in the next', async () => {
    await signedIn();
    await browser.answer((await asked()).yes);
    assert.ok(hasCode(await browser.open(addressOf(), {}, limited.origins[0])));
    assert.ok(hasCode(await browser.open(addressOf(limited, { max_age: '0' }), {}, limited.origins[0])), 'also over a newer sign-in in it');
    const citizen = await world.identity.browserCitizen({ cookie: browser.header(world.publicUrl) });
    await world.identity.endSession(citizen!);
    await asked();
  });

  it('gets to know nobody over VÀLid’s own session either, where VÀLid asks nothing', async () => {
    const { yes } = await asked();
    assert.ok(
      browser.visited.some((address) => address.includes('/o/oauth2/auth')),
      'VÀLid was asked, and answered at once',
    );
    assert.ok(hasCode(await browser.answer(yes)));
  });

  it('gets to know nobody because somebody else said yes in the same browser', async () => {
    await signedIn();
    await browser.answer((await asked()).yes);
    world.valid.person['identifier'] = '99999018D';
    await browser.open(world.identity.signInAddress({ returnTo: '/act/page', again: true }), {}, world.publicUrl);
    await asked();
  });

  it('learns nothing by asking silently, not even whether somebody is signed in', async () => {
    const silently = async () => (await browser.open(addressOf(limited, { prompt: 'none' }), {}, limited.origins[0])).url.search;
    const before = await silently();
    await signedIn();
    assert.equal(await silently(), before);
    assert.equal(new URLSearchParams(before).get('error'), 'login_required');
  });

  it('hears from whoever says no that they changed their mind; nothing is remembered', async () => {
    await signedIn();
    const { url } = await browser.answer((await asked()).no);
    assert.equal(url.origin + url.pathname, limited.returnUrls[0]);
    assert.equal(url.searchParams.get('error'), 'access_denied');
    assert.equal(url.searchParams.get('state'), 'the-state');
    assert.ok(!url.searchParams.has('code'));
    await asked();
  });

  it('has no answer given in the citizen’s place: not by a link, not by a form of its own, not without saying where it comes from', async () => {
    await signedIn();
    const { yes } = await asked();
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const own = { ...form, origin: world.publicUrl };
    const tries: [string, RequestInit, string | undefined][] = [
      ['a link', {}, limited.origins[0]],
      ['an address typed', {}, undefined],
      ['a form of the site', { method: 'POST', headers: { ...form, origin: limited.origins[0]! } }, limited.origins[0]],
      ['a form of nobody', { method: 'POST', headers: { ...form, origin: 'null' } }, 'null'],
      ['a form by a redirect', { method: 'POST', headers: own }, limited.origins[0]],
      ['a frame', { method: 'POST', headers: { ...own, 'sec-fetch-dest': 'iframe' } }, world.publicUrl],
      ['a script', { method: 'POST', headers: { ...own, 'sec-fetch-dest': 'empty' } }, world.publicUrl],
      ['another kind of body', { method: 'POST', headers: { ...own, 'content-type': 'text/plain' } }, world.publicUrl],
      ['no origin', { method: 'POST', headers: form }, world.publicUrl],
    ];
    for (const [what, init, from] of tries) {
      const { url, response } = await browser.open(yes.href, init, from);
      assert.equal(url.pathname, yes.pathname, what);
      assert.equal(response?.status, init.method ? 403 : 200, what);
    }
    assert.ok(hasCode(await browser.answer(yes)), 'and it still stands for the citizen');
  });

  it('takes an answer from the browser and the session that were asked, about this site, once', async () => {
    await signedIn();
    const { yes } = await asked();
    const other = new Browser();
    await new Kit(world, other, abrera).signIn();
    const { yes: ofAnother } = await asked(other);
    const refused = async (by: Browser, address: URL) => assert.equal((await by.answer(address)).response?.status, 400);
    await refused(other, yes);
    await refused(browser, ofAnother);
    await refused(new Browser(), yes);
    // A question that waits while the session ends and somebody else signs in is nobody's.
    world.valid.person['identifier'] = '99999018D';
    await browser.open(world.identity.signInAddress({ returnTo: '/act/page', again: true }), {}, world.publicUrl);
    await refused(browser, yes);
    const { yes: anew } = await asked();
    assert.ok(hasCode(await browser.answer(anew)));
    await refused(browser, anew);
  });

  it('has no yes said where the issuer asked something else: who it is', async () => {
    for (const before of [() => Promise.resolve(), signedIn]) {
      await before();
      world.valid.faults.set('/o/oauth2/auth', { status: 200, body: 'Who is it?' });
      await browser.open(addressOf(limited, { prompt: 'login' }), {}, limited.origins[0]);
      world.valid.faults.clear();
      const interaction = browser.visited.findLast((address) => address.includes('/oidc/interaction/'))!;
      assert.equal((await browser.answer(new URL(`${interaction}/yes`))).response?.status, 400);
    }
    await asked();
  });

  it('is asked about in the language in which the sign-in began', async () => {
    await signedIn();
    const inLanguage = async (locales: string) => (await asked(browser, addressOf(limited, { ui_locales: locales }))).html;
    assert.match(await inLanguage('ca'), /<html lang="ca">.*Vols entrar al web de: .*No, torna enrere/s);
    assert.match(await inLanguage('es-ES'), /<html lang="es">.*¿Quieres entrar en la web de: .*No, volver atrás/s);
    assert.match(await inLanguage('oc-aranes'), /<html lang="oc-aranes">.*Vòs entrar en web de: .*Non, torna entà darrèr/s);
  });
});

describe('a sealed site, whose page cannot read', () => {
  it('has nobody asked: its notice on the way back is enough', async () => {
    const world = await startWorld([sealed, limited]);
    const back = `${world.publicUrl}/frame/${sealed.administration}/callback`;
    const query = { client_id: sealed.administration, redirect_uri: back, response_type: 'code', scope: 'openid' };
    const proof = { code_challenge: 'x'.repeat(43), code_challenge_method: 'S256' };
    const { url } = await new Browser().open(
      `${world.publicUrl}/oidc/auth?${new URLSearchParams({ ...query, ...proof })}`,
      {},
      world.publicUrl,
    );
    assert.equal(url.origin + url.pathname, back);
    assert.ok(url.searchParams.has('code'));
    await world.close();
  });
});
