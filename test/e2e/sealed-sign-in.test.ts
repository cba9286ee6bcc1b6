/** Signing in from a frame: by a window of its own, and by itself with the whole page where no window can answer. Never more than two clicks. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { follow, identify, passNotice, signIn, signInButton, signOutButton } from './signing-in.js';
import { clickOn, rowsOf } from './support.js';
import { openTownStage, type TownStage } from './town-page.js';

describe('signing in from a frame', () => {
  let stage: TownStage;
  before(async () => {
    stage = await openTownStage();
  });
  after(() => stage.close());

  const hostOf = (page: Page) => new URL(page.url()).host;

  it('opens a window, tells once whose page it is, and leaves the page where it was', async () => {
    const { page } = await stage.arrive();
    await page.goto(stage.write());
    await signInButton(page).waitFor();
    const at = await follow(page, signInButton(page));
    assert.notEqual(at, page);
    await identify(at);
    // The rows are there while the notice still stands.
    await at.locator('#close').waitFor();
    assert.match(await at.locator('h1').innerText(), /Vielha/);
    assert.match(await at.locator('main').innerText(), /no la pot llegir/);
    await rowsOf(page, 'my-procedures').first().waitFor();
    await at.locator('#close').click();
    await clickOn(signOutButton(page));
    await signInButton(page).waitFor();

    const again = await follow(page, signInButton(page));
    await identify(again);
    // The second time the window goes by itself.
    if (!again.isClosed()) await again.waitForEvent('close');
    await rowsOf(page, 'my-procedures').first().waitFor();
    assert.equal(page.url(), stage.address);
  });

  it('works on a device whose clock is off by more than an hour', async () => {
    const { page } = await stage.arrive();
    await page.context().addInitScript(() => {
      const { now } = Date;
      Date.now = () => now() + 5_400_000;
    });
    await page.goto(stage.write());
    await signIn(page);
    await rowsOf(page, 'my-procedures').first().waitFor();
    await page.reload();
    await rowsOf(page, 'my-procedures').first().waitFor();
    await clickOn(signOutButton(page));
    await signInButton(page).waitFor();
  });

  it('takes one click and no password in a second town, and says whose page that is', async () => {
    const { page } = await stage.arrive();
    await page.goto(stage.write());
    await signIn(page);
    await page.goto(`${stage.world.addresses.sites.granollers}/`);
    const asked: string[] = [];
    page.context().on('request', (request) => asked.push(request.url()));
    const at = await follow(page, signInButton(page));
    await rowsOf(page, 'my-procedures').first().waitFor();
    assert.match(await at.locator('h1').innerText(), /Granollers/);
    assert.deepEqual(
      asked.filter((url) => new URL(url).host.startsWith('valid')),
      [],
    );
  });

  it('leaves with the whole page, and leaves no window behind, where the page is cut off from its windows', async () => {
    const { page } = await stage.arrive();
    await page.goto(stage.write({ headers: { 'cross-origin-opener-policy': 'same-origin' } }));
    const host = hostOf(page);
    const clicks = await clicksUntilAway(page);
    assert.ok(clicks <= 2, `${clicks} clicks`);
    assert.equal(page.context().pages().length, 1);
    await identify(page);
    await passNotice(page, host);
    await rowsOf(page, 'my-procedures').first().waitFor();
  });

  it('leaves with the whole page where the window is blocked', async () => {
    const { page } = await stage.arrive();
    await page.addInitScript(() => (window.open = () => null));
    await page.goto(stage.write());
    const host = hostOf(page);
    const clicks = await clicksUntilAway(page);
    assert.ok(clicks <= 2, `${clicks} clicks`);
    await identify(page);
    await passNotice(page, host);
    await rowsOf(page, 'my-procedures').first().waitFor();
    assert.equal(page.url(), stage.address, 'the address is clean again');
  });

  it('leaves with the whole page where the browser is inside another app, or the site says so', async () => {
    const inside = await stage.arrive({
      userAgent:
        'Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0 Mobile Safari/537.36',
    });
    await inside.page.goto(stage.write());
    const told = await stage.arrive();
    await told.page.goto(stage.write({ space: 'login="redirect"' }));
    for (const { page } of [inside, told]) {
      const host = hostOf(page);
      let windows = 0;
      page.context().on('page', () => (windows += 1));
      assert.ok((await clicksUntilAway(page)) <= 2);
      await identify(page);
      await passNotice(page, host);
      await rowsOf(page, 'my-procedures').first().waitFor();
      assert.equal(windows, 0);
    }
  });

  it('does not leave again for somebody who comes back by the browser’s own button', async () => {
    const { page } = await stage.arrive();
    await page.goto(stage.write({ space: 'login="redirect"' }));
    const host = hostOf(page);
    await clicksUntilAway(page);
    await identify(page);
    await passNotice(page, host);
    await rowsOf(page, 'my-procedures').first().waitFor();
    await page.reload();
    await rowsOf(page, 'my-procedures').first().waitFor();
    assert.equal(hostOf(page), host);
  });

  it('signs nobody in by an answer that no frame waits for', async () => {
    const { page, complaints } = await stage.arrive();
    const forged = Buffer.from('code=stolen&state=of-somebody-else').toString('base64url');
    await page.goto(`${stage.write()}#mk=${forged}`);
    await signInButton(page).waitFor();
    assert.equal(page.url(), stage.address);
    assert.deepEqual(complaints, []);
    assert.equal(await rowsOf(page, 'my-procedures').count(), 0);
  });
});

describe('signing in from a frame, where VÀLid cuts the window off from the page', () => {
  let stage: TownStage;
  before(async () => {
    stage = await openTownStage({ validHeaders: { 'cross-origin-opener-policy': 'same-origin' } });
  });
  after(() => stage.close());

  it('notices that no answer will come, and leaves with the whole page at the next click', async () => {
    const { page } = await stage.arrive();
    // Under test every page believes that it has the focus, also the one behind the window.
    await page.addInitScript(() => {
      document.hasFocus = () => false;
    });
    await page.goto(stage.address);
    const { host } = new URL(page.url());
    const window = await follow(page, signInButton(page));
    assert.notEqual(window, page);
    await window.waitForURL(/valid\.localhost/);
    await signInButton(page).filter({ hasText: 'Continua' }).waitFor();
    const at = await follow(page, signInButton(page));
    assert.equal(at, page);
    await identify(at);
    await passNotice(at, host);
    await rowsOf(page, 'my-procedures').first().waitFor();
  });
});

/** How often one has to click "sign in" until the page is at VÀLid's. */
async function clicksUntilAway(page: Page): Promise<number> {
  for (let clicks = 1; clicks <= 3; clicks += 1) {
    const button = signInButton(page);
    await button.waitFor();
    await clickOn(button);
    const away = await Promise.race([
      page.waitForURL(/valid\.localhost/, { timeout: 8_000 }).then(
        () => true,
        () => false,
      ),
      signInButton(page)
        .filter({ hasText: 'Continua' })
        .waitFor({ timeout: 8_000 })
        .then(
          () => false,
          () => false,
        ),
    ]);
    if (away) return clicks;
  }
  return Infinity;
}
