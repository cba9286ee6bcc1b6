/** Frames in a page, as the citizen meets them: by keyboard, on a phone, at four hundred per cent, in each language, without a jump. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Frame, Page } from 'playwright-core';
import { axe } from './axe.js';
import { focusIsOn } from './keyboard.js';
import { signIn, signInButton } from './signing-in.js';
import { clickOn, coverageOf, rowsOf, settled, tagOn } from './support.js';
import { openTownStage, SIX_TAGS, type TownStage } from './town-page.js';

describe('frames in a page', () => {
  let stage: TownStage;
  before(async () => {
    stage = await openTownStage();
  });
  after(() => stage.close());

  const frames = (page: Page): Frame[] => page.frames().filter((frame) => frame.url().startsWith(stage.world.addresses.gateway));
  const lists = ['my-procedures', 'my-notifications', 'my-data-usage'];

  it('each have a title of their own in the page’s language, and a document with language and title', async () => {
    for (const [lang, expected] of [
      ['ca', /identificació|sessió|tràmits|notificacions|dades/i],
      ['es', /identificación|sesión|trámites|notificaciones|datos/i],
      ['oc-aranes', /identificacion|session|tramits|notificacions|donades/i],
      ['en', /sign|session|procedures|notification|data/i],
    ] as const) {
      const { page } = await stage.arrive();
      await page.goto(stage.write({ body: SIX_TAGS.replace(/<my-procedures limit.*/, ''), lang }));
      await signInButton(page).waitFor();
      const titles = await page.locator('iframe').evaluateAll((found) => found.map((frame) => frame.getAttribute('title') ?? ''));
      assert.equal(titles.length, 4);
      assert.equal(new Set(titles).size, 4, titles.join(' | '));
      for (const title of titles) assert.match(title, expected, `${lang}: ${title}`);
      for (const frame of frames(page)) {
        assert.equal(await frame.evaluate(() => document.documentElement.lang), lang);
        assert.match(await frame.title(), /Vielha/);
      }
    }
  });

  it('are passed through by Tab and by Shift+Tab, from the page in and out again', async () => {
    const { page } = await stage.arrive();
    await page.goto(stage.write({ body: SIX_TAGS }));
    for (const nth of Array(6).keys()) await page.locator('iframe').nth(nth).contentFrame().locator('[part~="sign-in"]').waitFor();
    await page.locator('#before').focus();
    for (const [key, end] of [
      ['Tab', '#after'],
      ['Shift+Tab', '#before'],
    ] as const) {
      let buttons = 0;
      let presses = 0;
      do {
        await page.keyboard.press(key);
        presses += 1;
        if (await focusIsOn(page, '[part~="sign-in"]')) buttons += 1;
      } while (!(await focusIsOn(page, end)) && presses < 40);
      assert.ok(presses < 40, `${key} never came out again`);
      assert.equal(buttons, 6, `${key} passed ${buttons} sign-in buttons`);
    }
  });

  it('have room for what they show: at 320 pixels, and at 400 %, nothing scrolls inside or sideways', async () => {
    for (const view of [
      { width: 320, height: 640 },
      { width: 320, height: 256, deviceScaleFactor: 4 },
    ]) {
      const { page } = await stage.arrive(view);
      await page.goto(stage.write({ body: SIX_TAGS }));
      await signInButton(page).waitFor();
      await signIn(page);
      for (const tag of lists) await settled(page, tag);
      await clickOn(tagOn(page, 'my-procedures').locator('[part~="item"] summary').first());
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(sideways <= 0, `the page scrolls sideways by ${sideways}`);
      for (const frame of frames(page)) {
        // Out of sight a frame is not drawn anew, and says its height when it comes into sight.
        await (await frame.frameElement()).scrollIntoViewIfNeeded();
        await page.waitForTimeout(300);
        const [across, down] = await frame.evaluate(() => {
          const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
          return [scrollWidth - clientWidth, scrollHeight - clientHeight] as const;
        });
        assert.ok(across <= 0 && down <= 1, `${frame.url().slice(0, 90)} hides ${across} × ${down}`);
      }
    }
  });

  for (const lang of ['ca', 'es', 'oc-aranes', 'en'])
    it(`pass axe in ${lang}, signed out and in`, async () => {
      const { page } = await stage.arrive({ width: 360, height: 740 });
      await page.goto(stage.write({ body: SIX_TAGS, lang }));
      for (const tag of ['my-session', ...lists]) await tagOn(page, tag).locator('[part~="sign-in"]').waitFor();
      assert.deepEqual(await axe(page), []);
      await signIn(page);
      for (const tag of lists) await coverageOf(page, tag).waitFor();
      for (const tag of lists) await rowsOf(page, tag).first().waitFor();
      assert.deepEqual(await axe(page), []);
    });

  const watchShift = (page: Page) =>
    page.addInitScript(() => {
      const seen = window as unknown as { shift: number };
      seen.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
          if (!entry.hadRecentInput) seen.shift += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
  const shiftOf = (page: Page) => page.evaluate(() => (window as unknown as { shift: number }).shift);

  for (const [width, height] of [
    [1280, 900],
    [360, 740],
  ] as const)
    it(`hardly move the page while they fill, signed out and in, ${width} pixels wide`, async () => {
      const { page } = await stage.arrive({ width, height });
      await watchShift(page);
      await page.goto(stage.write({ body: SIX_TAGS }));
      await tagOn(page, 'my-procedures').locator('[part~="signed-out"]').waitFor();
      assert.ok((await shiftOf(page)) <= 0.05, `signed out, the page has shifted by ${await shiftOf(page)}`);
      await signIn(page);
      for (const tag of lists) await settled(page, tag);
      // What one visit of the tab has seen, the next one keeps room for.
      await page.reload();
      for (const tag of lists) await settled(page, tag);
      await page.waitForTimeout(1_500);
      assert.ok((await shiftOf(page)) <= 0.03, `signed in, the page has shifted by ${await shiftOf(page)}`);
    });

  it('lose nothing on paper, whatever its width, nor below what was seen', async () => {
    const { page } = await stage.arrive();
    await page.goto(stage.write({ body: SIX_TAGS }));
    await signInButton(page).waitFor();
    await signIn(page);
    for (const tag of lists) await settled(page, tag);
    await page.waitForTimeout(2_000);
    await page.emulateMedia({ media: 'print' });
    for (const width of [718, 560, 400]) {
      await page.setViewportSize({ width, height: 900 });
      for (const frame of frames(page)) {
        const element = await frame.frameElement();
        await element.scrollIntoViewIfNeeded();
        const room = (await element.boundingBox())?.height ?? 0;
        const content = await frame.evaluate(() => document.body.getBoundingClientRect().height);
        assert.ok(content <= Math.ceil(room), `${frame.url().slice(0, 90)}, on paper ${width} wide, is ${content} high in ${room}`);
      }
    }
  });

  it('let the page find nothing of the citizen in its own realm', async () => {
    const { page } = await stage.arrive();
    await page.goto(stage.write({ body: SIX_TAGS }));
    await signIn(page);
    await settled(page, 'my-procedures');
    const lines = (await rowsOf(page, 'my-procedures').allInnerTexts()).flatMap((text) => text.split('\n'));
    const titles = lines.filter((line) => line.length > 25);
    assert.ok(titles.length > 5, lines.join('\n'));
    const found = await page.evaluate(() => {
      const roots = [document, ...[...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
      return JSON.stringify([
        roots.map((root) => (root instanceof Document ? root.documentElement.outerHTML : root.innerHTML)),
        { ...localStorage },
        { ...sessionStorage },
        document.cookie,
        location.href,
        performance.getEntries().map(({ name }) => name),
        roots
          .flatMap((root) => [...root.querySelectorAll('iframe')])
          .map(({ contentWindow, contentDocument }) => {
            try {
              return [contentDocument, contentWindow?.document.body.textContent];
            } catch (error) {
              return String(error);
            }
          }),
      ]);
    });
    for (const canary of [...titles, 'FICT', '00000000T', '***0000**']) assert.ok(!found.includes(canary), canary);
    assert.equal(found.match(/SecurityError/g)?.length, 6, 'each frame refuses');
  });

  it('can be one frame for several tags, in the order in which the page has them', async () => {
    const { page } = await stage.arrive();
    const tags = '<my-session></my-session><h2>Between</h2><my-procedures></my-procedures><my-data-usage></my-data-usage>';
    await page.goto(stage.write({ body: '' }));
    await page.evaluate((html) => {
      const space = document.querySelector('my-space');
      space?.setAttribute('frame', 'shared');
      if (space) space.innerHTML = html;
    }, tags);
    const inside = page.locator('my-session').locator('iframe').contentFrame();
    await inside.locator('my-data-usage').locator('[part~="signed-out"]').waitFor();
    assert.equal(await page.locator('iframe').count(), 1);
    assert.deepEqual(await inside.locator('my-space > :not(slot)').evaluateAll((found) => found.map(({ localName }) => localName)), [
      'my-session',
      'my-procedures',
      'my-data-usage',
    ]);
    await page.locator('h2').getByText('Between').waitFor();
  });
});
