/**
 * Hostile pages that begin a sign-in of their own at the issuer, where the citizen is signed in: whoever begins one holds what its code is
 * redeemed with, so that no code may ever come of it.
 */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { findBrowser, partitionedStorage } from '../support/browser.mjs';
import { answers, beginnings } from './hosts/beginnings.js';
import { startHostWorld, type HostWorld } from './support/host-world.js';
import { OwnFlow } from './support/redeem.js';
import { figure, isLong } from './support/run.js';

/** In `npm test` some of the ways. */
const tried = beginnings.filter((_, index) => isLong || index % 3 === 0);
const openWays = [...answers, ...beginnings.filter((_, index) => isLong || index % 3 === 1)];

describe('a hostile page that begins a sign-in of its own', () => {
  let world: HostWorld;
  let browser: Browser;
  let context: BrowserContext;
  /** Codes of the attacker's sign-ins, wherever they pass: each reaches the page, or a server that it can be sent to. */
  let codes: string[];
  let refusals: number;
  /** How often the issuer asked the citizen whether the page is to know them. */
  let questions: number;

  before(async () => {
    world = await startHostWorld({ messages: 1 });
    const { executablePath, args, env } = await findBrowser();
    browser = await chromium.launch({ executablePath, args: [...args, partitionedStorage], env });
    context = await browser.newContext({ viewport: { width: 1_000, height: 900 }, locale: 'ca-ES' });
    context.on('request', (request) => {
      const { searchParams } = new URL(request.url());
      const code = searchParams.get('code');
      if (code && searchParams.get('state') === 'of-the-attacker') codes.push(code);
    });
    context.on('response', (response) => {
      refusals += /\/oidc\/auth\b/i.test(response.url()) && response.status() === 403 ? 1 : 0;
      questions += /\/oidc\/interaction\//.test(response.url()) && response.status() === 200 ? 1 : 0;
    });
    await signInAtTheSealed();
  });
  after(async () => {
    await browser.close();
    await world.close();
  });

  async function signInAtTheSealed(): Promise<void> {
    const page = await context.newPage();
    // The window may stay open with what the citizen is told once.
    const passNotice = (popup: Page) =>
      void popup
        .locator('#close')
        .click({ timeout: 15_000 })
        .catch(() => undefined);
    context.once('page', passNotice);
    await page.goto(world.addressOf(0));
    await page.frameLocator('iframe[src*="tags=my-session"]').locator('[part~="sign-in"]').first().press('Enter');
    const row = page.frameLocator('iframe[src*="tags=my-procedures"]').locator('[part~="item"]').first();
    await row.waitFor({ timeout: 20_000 });
    assert.ok((await row.innerText()).includes(world.canary), 'the citizen is signed in');
    context.off('page', passNotice);
    await page.close();
  }

  const comesToRest = async (page: Page) => {
    let last = '';
    while (last !== page.url()) {
      last = page.url();
      await page.waitForTimeout(400);
    }
  };

  async function attack(page: Page, flow: OwnFlow, script: string, site = world.site): Promise<void> {
    codes = [];
    refusals = 0;
    questions = 0;
    const names = { auth: flow.address, gateway: world.gateway.url, site };
    const said = Object.entries(names).map(([name, value]) => `const ${name} = ${JSON.stringify(value)};`);
    const away = `const away = (address) => '/away?to=' + encodeURIComponent(address);`;
    // What leads away from the page ends the script that does so.
    await page.evaluate(`(() => { ${said.join(' ')} ${away} ${script} })()`).catch(() => undefined);
    await page.waitForTimeout(900);
    await comesToRest(page);
  }

  it('gets the folder where the tags stand in the page itself: the hunt can find', async () => {
    const page = await context.newPage();
    const address = world.openAddressOf(0);
    await page.goto(address);
    const flow = new OwnFlow(world.gateway.url, world.openSite, address);
    await attack(page, flow, 'location.href = auth;');
    assert.deepEqual([codes.length, questions], [0, 1], 'not even there without a click of the citizen');
    await page.locator('[data-yes]').click();
    await comesToRest(page);
    assert.equal(codes.length, 1);
    assert.ok((await flow.rows(codes[0]!)).includes(world.canary));
    await page.close();
    await context.clearCookies();
    await signInAtTheSealed();
  });

  it('gets the folder by nothing but what the browser says: a document of ours that would do it could', async () => {
    const page = await context.newPage();
    await page.goto(`${world.gateway.url}/kit/manifest.json`);
    const flow = new OwnFlow(world.gateway.url, world.site, `${world.gateway.url}/frame/${world.site}/hand-off/0`);
    await attack(page, flow, 'location.href = auth;');
    assert.equal(codes.length, 1);
    assert.ok((await flow.rows(codes[0]!)).includes(world.canary));
    await page.close();
  });

  let refused = 0;
  let asked = 0;
  for (const signedIn of [true, false])
    describe(`where the tags stand in the page itself, and the citizen ${signedIn ? 'is signed in' : 'would be, at VÀLid'}`, () => {
      before(async () => {
        await context.clearCookies();
        if (signedIn) await signInAtTheSealed();
      });
      // Else the first way would leave a session at the issuer to the next.
      if (!signedIn) afterEach(() => context.clearCookies());

      for (const { how, script, then } of openWays.filter((_, index) => signedIn || isLong || index % 4 === 0))
        it(`${how} gets to know nobody without a click`, { timeout: 40_000 }, async () => {
          const page = await context.newPage();
          const address = world.openAddressOf(0);
          await page.goto(address);
          await attack(page, new OwnFlow(world.gateway.url, world.openSite, address), script, world.openSite);
          if (then) for (let n = 0; n < 2; n += 1) await (then === 'reloads' ? page.reload() : page.goBack().then(() => page.goForward()));
          await page.waitForTimeout(then ? 500 : 0);
          assert.deepEqual(codes, []);
          asked += questions;
          for (const one of context.pages()) await one.close();
        });
    });

  it('had the citizen asked by the issuer, and did not fail for another reason', async () => {
    figure(
      `${openWays.length} ways to get to know a visitor of an open page in Chromium: the issuer asked ${asked} times, no code given out`,
    );
    assert.ok(asked >= openWays.length / 2);
    await context.clearCookies();
    await signInAtTheSealed();
  });

  for (const { how, script, then } of tried) {
    it(`${how} gets nothing`, { timeout: 40_000 }, async () => {
      for (const place of isLong ? ['hand-off/0', 'callback'] : ['hand-off/0']) {
        const page = await context.newPage();
        await page.goto(world.addressOf(0));
        const flow = new OwnFlow(world.gateway.url, world.site, `${world.gateway.url}/frame/${world.site}/${place}`);
        await attack(page, flow, script);
        if (then === 'reloads') for (let n = 0; n < 2; n += 1) await page.reload();
        if (then === 'goes back and forth') {
          for (let n = 0; n < 2; n += 1) {
            await page.goBack();
            await page.goForward();
          }
        }
        await page.waitForTimeout(then ? 500 : 0);
        assert.deepEqual(codes, []);
        assert.doesNotMatch(page.url(), /#mk=(?!Y29kZT14)/, 'and nothing comes back to the page');
        refused += refusals;
        for (const one of context.pages()) await one.close();
      }
    });
  }

  it('was refused by the issuer, and did not fail for another reason', () => {
    figure(
      `${tried.length} of ${beginnings.length} ways to begin a sign-in from a page in Chromium, refused ${refused} times, no code given out`,
    );
    assert.ok(refused >= tried.length / 2);
  });
});
