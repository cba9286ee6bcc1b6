/** Frames that do not come: the page says so in their place, in words, in its language, and never that there would be nothing. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { axe } from './axe.js';
import { focusIsOn } from './keyboard.js';
import { type Stage, openStage, tagOn } from './support.js';

const VIELHA = '2524300000';
const FOUR = '<my-session></my-session><my-procedures heading-level="3"></my-procedures><my-notifications></my-notifications>';

describe('a frame that does not come', () => {
  let stage: Stage;
  let content = '';
  const server = createServer((_request, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(content));
  const at = (name: string) => `http://${name}.localhost:${(server.address() as AddressInfo).port}/page`;
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve).unref());
    stage = await openStage({ mount: 'sealed', furtherPages: [{ site: 'vielha', address: at('town') }] });
  });
  after(async () => {
    await stage.close();
    server.close();
    server.closeAllConnections();
  });

  const write = ({ tags = FOUR, lang = 'ca', administration = VIELHA, head = '' } = {}) => {
    const { cdn, gateway } = stage.world.addresses;
    content =
      `<!doctype html><html lang="${lang}"><head><meta name="viewport" content="width=device-width"><title>Carpeta</title>` +
      `<link rel="icon" href="data:,">${head}<script type="module" src="${cdn}/loader.js"></script></head><body><main><h1>Carpeta</h1>` +
      `<my-space gateway="${gateway}" administration="${administration}"></my-space>${tags}</main><a id="end" href="#end">End</a></body></html>`;
  };
  const failed = (page: Page, tag = 'my-procedures') => page.locator(tag).locator('[part="failed"]');
  const alerts = (page: Page) => page.locator('[role=alert]');

  for (const [lang, lead, unknown, retry] of [
    ['ca', 'no ha arribat', 'No vol dir que no hi tinguis res', 'Torna-ho a provar'],
    ['es', 'no ha llegado', 'No quiere decir que no tengas nada', 'Volver a intentarlo'],
    ['oc-aranes', 'non a arribat', 'Non vò díder que non i ages arren', 'Torna-ac a sajar'],
    ['en', 'has not arrived', 'It does not mean that you have nothing', 'Try again'],
  ] as const)
    it(`is told on a page that is not registered, in ${lang}, once aloud, and passes axe`, async () => {
      write({ lang });
      const { page, complaints } = await stage.arrive({ width: 360, height: 740 });
      await page.goto(at('stranger'));
      await failed(page).getByText(lead).waitFor();
      await failed(page, 'my-notifications').waitFor();
      await failed(page, 'my-session').waitFor();
      await failed(page).getByText(unknown).waitFor();
      await failed(page).getByRole('button', { name: retry }).waitFor();
      assert.equal(await failed(page).getByRole('heading').getAttribute('aria-level'), '3');
      assert.equal(await failed(page).getAttribute('lang'), lang);
      assert.equal(await alerts(page).count(), 1);
      assert.equal(await failed(page, 'my-session').getByText(unknown).count(), 0, 'nobody looks for a list there');
      assert.equal(await page.locator('my-procedures iframe').isVisible(), false, 'what the browser writes is not seen');
      assert.equal(await page.locator('my-procedures').evaluate((tag) => tag.matches(':state(failed)')), true);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
      // What the browser itself writes into a refused frame is hidden, and not ours to mend.
      const ours = (await axe(page)).filter((line) => !line.startsWith('/: '));
      assert.deepEqual(ours, []);
      assert.equal(
        complaints.filter((text) => /did not come.*meu-espai doctor http:\/\/stranger/.test(text)).length,
        1,
        complaints.join('\n'),
      );
    });

  it('is told where the gateway does not know the administration', async () => {
    write({ administration: '0000000000' });
    const { page } = await stage.arrive();
    await page.goto(at('town'));
    await failed(page).waitFor();
  });

  it('is told where a policy of the page forbids the frame', async () => {
    write({ head: `<meta http-equiv="content-security-policy" content="frame-src 'none'">` });
    const { page } = await stage.arrive();
    await page.goto(at('town'));
    await failed(page).waitFor();
  });

  it('is never told of frames that came, that wait below for the citizen, or that are slow', async () => {
    write({ tags: `${FOUR}<div style="height:9000px"></div><my-data-usage></my-data-usage>` });
    const { page } = await stage.arrive();
    // No frame is through before this has passed, as on a bad line.
    await page.route(/\/kit\//, async (route) => {
      if (route.request().frame().url().includes('tags=my-procedures')) await new Promise((resolve) => setTimeout(resolve, 9_000));
      await route.continue();
    });
    await page.addInitScript(() => {
      const seen = new Set<string>();
      Object.assign(window, { seen });
      setInterval(() => {
        for (const { shadowRoot, localName } of document.querySelectorAll('my-session, my-procedures, my-notifications, my-data-usage'))
          for (const part of shadowRoot?.querySelectorAll('[part=failed], [part=loading]') ?? [])
            seen.add(`${localName} ${part.getAttribute('part')} ${part.textContent.trim()}`);
      }, 50);
    });
    await page.goto(at('town'));
    await tagOn(page, 'my-procedures').locator('[part~="signed-out"]').waitFor();
    await page.waitForTimeout(1_000);
    const seen = await page.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen]);
    assert.deepEqual(seen, ['my-procedures loading Els meus tràmitsEstà trigant a arribar…']);
    assert.equal(await page.locator('my-procedures iframe').isVisible(), true);
  });

  it('is tried again by keyboard, without losing the place, and comes with all others once the gateway is back', async () => {
    write();
    const { page } = await stage.arrive();
    await page.route(`${stage.world.addresses.gateway}/**`, (route) => route.abort('connectionrefused'));
    await page.goto(at('town'));
    await failed(page).waitFor();
    await failed(page).getByRole('button').focus();
    await page.keyboard.press('Enter');
    await failed(page).getByText('Ho tornem a provar').waitFor();
    assert.equal(await focusIsOn(page, '[part="retry"]'), true);
    await failed(page).getByText('no ha arribat').waitFor();
    assert.equal(await alerts(page).count(), 1);
    assert.equal(await focusIsOn(page, '[part="retry"]'), true);
    await page.unroute(`${stage.world.addresses.gateway}/**`);
    await page.keyboard.press('Enter');
    for (const tag of ['my-session', 'my-procedures', 'my-notifications']) await tagOn(page, tag).locator('[part~="sign-in"]').waitFor();
    assert.equal(
      await page
        .locator('[part="failed"]')
        .filter({ has: page.locator('.said') })
        .count(),
      0,
    );
    assert.equal(await page.evaluate(() => document.activeElement?.localName), 'my-procedures', 'the focus went into the frame');
    assert.equal(await page.locator('my-procedures iframe').isVisible(), true);
  });

  it('is told where nobody answers at all, after the time of a very slow line', async () => {
    write();
    const { page } = await stage.arrive();
    await page.clock.install();
    await page.route(`${stage.world.addresses.gateway}/**`, () => undefined);
    await page.goto(at('town'), { waitUntil: 'commit' });
    await page.locator('my-procedures iframe').waitFor();
    await page.waitForTimeout(500);
    await page.clock.runFor(2_000);
    await page.waitForTimeout(500);
    await page.clock.runFor(7_000);
    await page.locator('my-procedures').getByText('Està trigant a arribar').waitFor();
    assert.equal(await failed(page).count(), 0);
    await page.clock.runFor(40_000);
    await failed(page).waitFor();
    await page.unroute(`${stage.world.addresses.gateway}/**`);
    // Nobody has to do anything for what comes after all.
    await tagOn(page, 'my-procedures').locator('[part~="sign-in"]').waitFor();
    assert.equal(await failed(page).count(), 0);
  });
});
