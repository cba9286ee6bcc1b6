/** Hostile pages around sealed tags, in Chromium: the citizen sees their folder, the page gets hold of nothing of it. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { findBrowser, partitionedStorage } from '../support/browser.mjs';
import { judge, seenBy, type HostVisit } from './support/host-visit.js';
import { HOST_PAGES, startHostWorld, type HostWorld } from './support/host-world.js';
import { Chance, figure, isLong, many } from './support/run.js';
import { Secrets } from './support/secrets.js';

/** In `npm test` some of them are tried, each time others; a pattern of what they are chooses. */
const pages = HOST_PAGES.map((page, index) => ({ page, index }));
const only = process.env['HOST_PAGE'];
const tried = only
  ? pages.filter(({ page }) => new RegExp(only).test(page.what))
  : isLong
    ? pages
    : new Chance().shuffled(pages).slice(0, 15);

describe('a hostile page', () => {
  let world: HostWorld;
  let browser: Browser;
  let searched = 0;

  before(async () => {
    world = await startHostWorld({ messages: many(5_000, 100_000) });
    const { executablePath, args, env } = await findBrowser();
    browser = await chromium.launch({ executablePath, args: [...args, partitionedStorage], env });
  });
  after(async () => {
    await browser.close();
    await world.close();
  });

  it('gets hold of everything where the tags stand in the page itself: the hunt can find', async () => {
    const { page, secrets, context } = await visit(world.openAddressOf(0));
    await page.locator('my-session').locator('[part~="sign-in"]').first().press('Enter');
    await page.locator('[data-yes]').click();
    await page.locator('my-procedures').locator('[part~="item"]').first().waitFor();
    const found = secrets.in(await seenBy(driven(page, context)));
    assert.ok(found.includes('a row') && found.includes('a name'), found.join());
    await context.close();
  });

  for (const { page: host, index } of tried) {
    it(`that ${host.what} gets hold of nothing`, async () => {
      const { page, secrets, context, abroad } = await visit(world.addressOf(index));
      searched += await judge(host, driven(page, context), world, secrets);
      assert.deepEqual(abroad, [], 'a frame talks to its own origin and to nobody else');
      await context.close();
    });
  }

  it('signs nobody in with the answer to a sign-in of its own, however it hands it on', async () => {
    const attacker = await visit('about:blank');
    const handedOn = attacker.page.waitForRequest((request) => request.url().includes('/hand-off/'));
    const query = new URLSearchParams({
      client_id: world.site,
      redirect_uri: `${world.gateway.url}/frame/${world.site}/hand-off/0`,
      response_type: 'code',
      scope: 'openid',
      state: 'of-the-attacker',
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
      resource: world.gateway.url,
    });
    // In a browser of their own they can be led by whom they like.
    await attacker.page.goto(`${world.gateway.url}/frame/wait`);
    await attacker.page.evaluate(`location.href = '/oidc/auth?${query}'`);
    const { search } = new URL((await handedOn).url());
    assert.match(search, /code=.+state=of-the-attacker/);
    await attacker.context.close();

    const { page, context } = await visit('about:blank');
    let tokens = 0;
    context.on('response', (response) => (tokens += response.url().endsWith('/oidc/token') && response.ok() ? 1 : 0));
    await page.goto(`${world.addressOf(0)}#mk=${Buffer.from(search.slice(1)).toString('base64url')}`);
    await frameOf(page, 'my-session').locator('[part~="sign-in"]').first().waitFor();
    await page.evaluate(`for (const frame of roots.flatMap((root) => [...root.querySelectorAll('iframe')])) {
      for (const origin of ['*', frame.src]) frame.contentWindow.postMessage({ type: 'meu-espai/answer', search: ${JSON.stringify(search)} }, origin);
    }`);
    await page.waitForTimeout(1_500);
    assert.equal(tokens, 0);
    assert.ok(await frameOf(page, 'my-session').locator('[part~="sign-in"]').first().isVisible(), 'still signed out');
    await context.close();
  });

  it('cannot find it in its memory either', async () => {
    const { page, secrets, context } = await visit(world.addressOf(0));
    await signIn(page, context);
    await rows(page).first().waitFor();
    const session = await context.newCDPSession(page);
    let heap = '';
    session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => (heap += chunk));
    await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
    assert.ok(heap.includes('meu-espai/connect') || heap.includes('my-procedures'), 'the snapshot is of this page');
    assert.deepEqual(secrets.in(heap), []);
    await context.close();
    figure(
      `${tried.length} of ${HOST_PAGES.length} hostile pages in Chromium, ${Math.round(searched / 1e6)} MB of what they saw searched, nothing found`,
    );
  });

  async function visit(address: string): Promise<{ page: Page; context: BrowserContext; secrets: Secrets; abroad: string[] }> {
    const context = await browser.newContext({ viewport: { width: 1_000, height: 900 }, locale: 'ca-ES' });
    const secrets = new Secrets(world);
    const abroad: string[] = [];
    context.on('request', (request) => {
      secrets.learn(request);
      world.called.push(request.url());
      const from = request.isNavigationRequest() || request.serviceWorker() ? '' : request.frame().url();
      if (from.startsWith(world.gateway.url) && !request.url().startsWith(world.gateway.url)) abroad.push(request.url());
    });
    context.on('response', (response) => secrets.learnTokens(response));
    const page = await context.newPage();
    await page.goto(address);
    return { page, context, secrets, abroad };
  }

  /** By the keyboard, which works whatever lies over the button. */
  async function signIn(page: Page, context: BrowserContext): Promise<void> {
    context.on('page', (popup) => {
      // The first time at each site the window stays open with what the citizen should know.
      popup
        .locator('#close')
        .click({ timeout: 10_000 })
        .catch(() => undefined);
    });
    const button = frameOf(page, 'my-session').locator('[part~="sign-in"]').first();
    const notice = page.locator('a.button');
    await button.press('Enter', { timeout: 15_000 });
    const shown = rows(page).first().waitFor({ timeout: 20_000 });
    const goOn = notice.click({ timeout: 20_000 });
    // Where the window was cut off, a second click leads there with the whole page.
    const again = page.waitForTimeout(4_000).then(() => button.press('Enter', { timeout: 1_000 }));
    for (const one of [goOn, again]) one.catch(() => undefined);
    await shown.catch(() => undefined);
  }

  const frameOf = (page: Page, tag: string) => page.frameLocator(`iframe[src*="tags=${tag}"]`);
  const ours = (page: Page) => page.frames().filter((frame) => frame.url().startsWith(`${world.gateway.url}/frame/${world.site}?`));
  const rows = (page: Page) => frameOf(page, 'my-procedures').locator('[part~="item"]');
  const driven = (page: Page, context: BrowserContext): HostVisit => ({
    signIn: () => signIn(page, context),
    rows: () => rows(page).allInnerTexts(),
    run: (expression) => page.evaluate<unknown>(expression),
    goTo: async (address) => {
      await page.goto(address);
    },
    inside: (expression) => Promise.all(ours(page).map((frame) => frame.evaluate<string>(expression))),
    frames: () => ours(page).length,
  });
});
