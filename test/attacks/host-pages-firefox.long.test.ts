/** The hostile pages once more, in Firefox, where it is installed: another engine keeps other walls. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { launch, type Browser, type Frame, type Page } from 'puppeteer-core';
import { HOST_PAGES, startHostWorld, type HostWorld } from './support/host-world.js';
import { figure } from './support/run.js';
import { secretsIn } from './support/secrets.js';

const executablePath = ['/usr/bin/firefox-esr', '/usr/bin/firefox', process.env['FIREFOX_PATH'] ?? ''].find(
  (path) => path && existsSync(path),
);
const skip = executablePath ? false : 'no Firefox: install firefox-esr, or set FIREFOX_PATH';

it('Firefox was looked for', () => figure(skip || `in ${executablePath}`));

/** In automated Firefox the sign-in with the whole page does not leave this one; nobody knows yet whether in the citizen's does. It is searched signed out. */
const UNEXPLAINED = 'isolates itself from other origins';

describe('a hostile page in Firefox', { skip }, () => {
  let world: HostWorld;
  let browser: Browser;
  let searched = 0;

  before(async () => {
    world = await startHostWorld({ messages: 5_000 });
    browser = await launch({ browser: 'firefox', executablePath: executablePath!, headless: true });
    browser.on('targetcreated', (target) => {
      // The first time at each site the window stays open with what the citizen should know.
      target
        .page()
        .then((popup) => popup?.waitForSelector('#close', { timeout: 15_000 }))
        .then((close) => close?.click())
        .catch(() => undefined);
    });
  });
  after(async () => {
    await browser.close();
    await world.close();
  });

  for (const [index, host] of HOST_PAGES.entries()) {
    it(`that ${host.what} gets hold of nothing`, { timeout: 90_000 }, async () => {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.goto(world.addressOf(index));
      if (host.shows === 'nothing' || host.what === UNEXPLAINED) await new Promise((resolve) => setTimeout(resolve, 2_500));
      else {
        await signIn(page);
        const row = await inFrame(page, 'my-procedures', '[part~="item"]');
        assert.ok((await row.evaluate((element) => element.textContent)).includes(world.canary), 'the citizen sees their folder');
      }
      if (host.after) await page.evaluate(`(async () => { ${world.fill(host.after)} })()`).catch(() => undefined);
      const all = (await page.evaluate('harvest()')) as string;
      searched += all.length;
      assert.deepEqual(secretsIn(all, world.secrets), []);
      await context.close();
    });
  }

  it('was searched', () =>
    figure(`${HOST_PAGES.length} hostile pages in Firefox, ${Math.round(searched / 1e6)} MB of what they saw searched`));

  /** The frame may be loaded anew meanwhile, or the whole page. */
  async function inFrame(page: Page, tag: string, selector: string) {
    for (const until = Date.now() + 30_000; ;) {
      const frame: Frame | undefined = page.frames().find((one) => one.url().includes(`tags=${tag}`));
      const found = await frame?.waitForSelector(`>>> ${selector}`, { timeout: 2_000 }).catch(() => undefined);
      if (found) return found;
      if (Date.now() > until) throw new Error(`${selector} of ${tag} never came`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async function signIn(page: Page): Promise<void> {
    const press = async () => {
      const button = await inFrame(page, 'my-session', '[part~="sign-in"]');
      await button.focus();
      await button.press('Enter');
    };
    await press();
    // Where a window could not be had, the whole page goes, after a second click at most, and meets the same words on its way.
    for (let tries = 0; tries < 20 && !(await hasRows(page)); tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      const goOn = page.url().includes('/hand-off/') ? await page.$('a.button').catch(() => undefined) : undefined;
      await goOn?.click().catch(() => undefined);
      if (tries === 10 && page.url().includes('/p/')) await press().catch(() => undefined);
    }
  }

  async function hasRows(page: Page): Promise<boolean> {
    const frame = page.frames().find((one) => one.url().includes('tags=my-procedures'));
    return Boolean(await frame?.$('>>> [part~="item"]').catch(() => undefined));
  }
});
