/** The hostile pages once more, in Firefox, where it is installed: another engine keeps other walls. */
import { existsSync } from 'node:fs';
import { after, before, describe } from 'node:test';
import { launch, type Browser, type ElementHandle, type Frame, type Page } from 'puppeteer-core';
import type { HostVisit } from './support/host-visit.js';
import { startHostWorld, type HostWorld } from './support/host-world.js';
import { tellEngine, tryEveryHostPage } from './support/other-engines.js';

const executablePath = ['/usr/bin/firefox-esr', '/usr/bin/firefox', process.env['FIREFOX_PATH'] ?? ''].find(
  (path) => path && existsSync(path),
);
const skip = executablePath ? false : 'no Firefox: install firefox-esr, or set FIREFOX_PATH';

tellEngine('Firefox', skip);

describe('a hostile page in Firefox', { skip }, () => {
  let world: HostWorld;
  let browser: Browser;

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

  tryEveryHostPage(
    'Firefox',
    () => world,
    async (address, act) => {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.goto(address);
      await act(driven(page));
      await context.close();
    },
  );

  const driven = (page: Page): HostVisit => ({
    signIn: () => signIn(page),
    rows: async () => {
      const rows = (await frameOf(page, 'my-procedures')?.$$('>>> [part~="item"]')) ?? [];
      return Promise.all(rows.map((row) => row.evaluate((element) => element.textContent)));
    },
    run: (expression) => page.evaluate(expression),
    goTo: async (address) => {
      await page.goto(address);
    },
    inside: (expression) => Promise.all(ours(page).map((frame) => frame.evaluate(expression) as Promise<string>)),
  });

  async function signIn(page: Page): Promise<void> {
    await pressSignIn(page);
    // Where a window could not be had, the whole page goes, after a second click at most, and meets the same words on its way.
    for (let tries = 0; tries < 20 && !(await hasRows(page)); tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      const goOn = page.url().includes('/hand-off/') ? await page.$('a.button').catch(() => undefined) : undefined;
      await goOn?.click().catch(() => undefined);
      if (tries === 10 && page.url().includes('/p/')) await pressSignIn(page).catch(() => undefined);
    }
  }

  async function pressSignIn(page: Page): Promise<void> {
    const { button, frame } = await buttonOf(page);
    await button.focus();
    // Puppeteer's own keyboard speaks to the page's document. Firefox gives what comes there only to frames of the same process, and
    // around a page that isolates itself from other origins (COOP and COEP) each frame of another origin has a process of its own.
    await (frame as Frame & KeyboardOfFrame).browsingContext.performActions([{ type: 'key', id: 'keyboard', actions: enter }]);
  }

  /** The frame may be loaded anew meanwhile, or the whole page. */
  async function buttonOf(page: Page): Promise<{ button: ElementHandle<HTMLElement>; frame: Frame }> {
    for (const until = Date.now() + 30_000; ;) {
      const frame = frameOf(page, 'my-session');
      const button = await frame?.waitForSelector('>>> [part~="sign-in"]', { timeout: 2_000 }).catch(() => undefined);
      if (frame && button) return { frame, button: button as ElementHandle<HTMLElement> };
      if (Date.now() > until) throw new Error('the button to sign in never came');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  const hasRows = async (page: Page): Promise<boolean> => {
    const row = await frameOf(page, 'my-procedures')
      ?.$('>>> [part~="item"]')
      .catch(() => undefined);
    return Boolean(row);
  };

  const ours = (page: Page) => page.frames().filter((one) => one.url().startsWith(`${world.gateway.url}/frame/${world.site}?`));
  const frameOf = (page: Page, tag: string): Frame | undefined => page.frames().find((one) => one.url().includes(`tags=${tag}`));
});

const enter = ['keyDown', 'keyUp'].map((type) => ({ type, value: '\uE007' }));

/** A frame as the W3C's WebDriver BiDi knows it; Puppeteer has it, but not in its types. */
interface KeyboardOfFrame {
  browsingContext: { performActions(actions: readonly unknown[]): Promise<void> };
}
