/** Sites that want no token in the browser: the same tags, signed in by a cookie of the gateway that no script can read. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { follow, identify, passNotice, signIn, signInButton, signOutButton } from './signing-in.js';
import { clickOn, openStage, rowsOf, settled, tagOn, type Stage } from './support.js';

describe('a site without a token in the browser', () => {
  let stage: Stage;

  before(async () => {
    stage = await openStage({ mount: 'sealed', credentials: 'cookie' });
  });
  after(() => stage.close());

  const folder = () => `${stage.world.addresses.sites.abrera}/carpeta`;

  it('signs in, shows the lists, keeps the session over pages and tabs, and signs out', async () => {
    const { page, context, complaints, violations } = await stage.arrive();
    await page.goto(folder());
    await signIn(page);
    await settled(page, 'my-procedures');
    assert.ok((await rowsOf(page, 'my-procedures').count()) > 0);

    await page.reload();
    await signOutButton(page).waitFor();
    await settled(page, 'my-procedures');
    const tab = await context.newPage();
    await tab.goto(folder());
    await signOutButton(tab).waitFor();

    await page.bringToFront();
    await clickOn(signOutButton(page));
    await signInButton(page).waitFor();
    await signInButton(tab).waitFor();
    await page.reload();
    await signInButton(page).waitFor();
    assert.deepEqual(violations, []);
    assert.deepEqual(complaints, []);
  });

  it('leaves nothing in the frame that a script could read', async () => {
    const { page, context } = await stage.arrive();
    await page.goto(folder());
    await signIn(page);
    const frame = page.frames().find((each) => each.url().includes('/frame/'));
    assert.ok(frame);
    const kept = await frame.evaluate(async () => ({
      cookie: document.cookie,
      session: JSON.stringify({ ...sessionStorage }),
      local: JSON.stringify({ ...localStorage }),
      keys: (await indexedDB.databases()).map(({ name }) => name),
    }));
    assert.equal(kept.cookie, '');
    for (const store of [kept.session, kept.local]) assert.doesNotMatch(store, /token|eyJ|code_verifier/);
    const cookies = await context.cookies();
    const own = cookies.filter(({ name }) => name.startsWith('__Host-folder-'));
    assert.equal(own.length, 1);
    assert.ok(own.every(({ httpOnly, secure, sameSite }) => httpOnly && secure && sameSite === 'None'));
  });

  it('costs one click and no password in the second town', async () => {
    const { page } = await stage.arrive();
    await page.goto(folder());
    await signIn(page);
    await page.goto(`${stage.world.addresses.sites.vielha}/carpeta`);
    const at = await follow(page, signInButton(page));
    await passNotice(at, new URL(page.url()).host);
    await signOutButton(page).waitFor();
  });

  it('comes back by way of the page where no window can be had', async () => {
    const { page, context } = await stage.arrive({ userAgent: 'Mozilla/5.0 (Linux; Android 14; wv) AppleWebKit/537.36 Instagram 300.0' });
    await page.goto(folder());
    const at = await follow(page, signInButton(page));
    await identify(at);
    await passNotice(at, new URL(folder()).host);
    await signOutButton(page).waitFor();
    assert.equal(context.pages().length, 1);
    assert.equal(page.url(), folder());
  });

  it('opens the folder in full width where the browser keeps no cookie for a frame', async () => {
    const { page, context } = await stage.arrive();
    // What such a browser does: it drops the cookies of frames, and keeps those of pages.
    await context.route('**/frame/*/session', async (route) => {
      if (!route.request().frame().parentFrame()) return route.continue();
      // The names of the demo mean this machine, which Node's resolver does not know.
      const url = new URL(route.request().url());
      url.hostname = '127.0.0.1';
      const { 'x-meu-espai': site = '' } = route.request().headers();
      const response = await fetch(url, { headers: { 'x-meu-espai': site, 'sec-fetch-site': 'same-origin' } });
      await route.fulfill({ contentType: 'application/json', body: await response.text() });
    });
    await page.goto(folder());
    const opened = context.waitForEvent('page');
    await clickOn(signInButton(page));
    const own = await opened;
    await identify(own);
    await own.waitForURL(/\/folder\/0800180001\/view/);
    await own.locator('my-procedures [part~="item"]').first().waitFor({ timeout: 15_000 });
    assert.equal(await own.locator('h1').count(), 1);
    await own.locator('my-session [part~="sign-out"]').waitFor();
    assert.equal(await signOutButton(page).count(), 0);
    assert.ok(await tagOn(page, 'my-procedures').isVisible());
  });
});
