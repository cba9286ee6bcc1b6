/** The tags in other people's pages: a strict policy, global styles that shout, another language, narrow screens. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { axe } from './axe.js';
import { tabTo } from './keyboard.js';
import { passNotice, signIn, signInButton, signOutButton } from './signing-in.js';
import { type Stage, clickOn, coverageOf, MOUNTS, openStage, rowsOf, settled, tagOn } from './support.js';

const tags = ['my-procedures', 'my-notifications', 'my-data-usage'];
const pages = {
  abrera: ['/', '/carpeta', '/bustia'],
  granollers: ['/', '/tramits/la-meva-carpeta'],
  vielha: ['/', '/carpeta'],
} as const;

for (const mount of MOUNTS)
  describe(`on a page, ${mount} mount`, () => {
    let stage: Stage;
    before(async () => {
      stage = await openStage({ mount });
    });
    after(() => stage.close());

    it('with the strictest policy the tags break no rule, from signing in to signing out', async () => {
      const { page, violations, complaints } = await stage.arrive();
      await page.goto(`${stage.world.addresses.sites.abrera}/`);
      await signIn(page);
      await settled(page, 'my-procedures');
      await clickOn(tagOn(page, 'my-procedures').locator('summary').first());
      await clickOn(signOutButton(page));
      await signInButton(page).waitFor();
      assert.deepEqual(violations, []);
      assert.deepEqual(
        complaints.filter((text) => !/favicon/.test(text)),
        [],
      );
    });

    for (const site of ['abrera', 'granollers', 'vielha'] as const) {
      for (const path of pages[site]) {
        it(`${site}${path} passes axe signed out and signed in, at 360 and at 1280 pixels, and scrolls only downwards`, async () => {
          const { page } = await stage.arrive({ width: 360, height: 740 });
          await page.goto(stage.world.addresses.sites[site] + path);
          await signInButton(page).waitFor();
          assert.deepEqual(await axe(page), []);
          await signIn(page);
          for (const tag of tags) if (await page.locator(tag).count()) await coverageOf(page, tag).waitFor();
          for (const width of [320, 360, 1280]) {
            await page.setViewportSize({ width, height: 800 });
            assert.deepEqual(await axe(page), [], `at ${width}`);
            const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
            assert.ok((inner ?? 0) <= (outer ?? 0), `sideways scrolling at ${width}: ${inner} > ${outer}`);
          }
        });
      }
    }

    it('in Aranese the tags speak Aranese', async () => {
      const { page } = await stage.arrive();
      await page.goto(`${stage.world.addresses.sites.vielha}/`);
      await tagOn(page, 'my-session').getByText('Identifica-te').first().waitFor();
    });

    it('the keyboard alone signs in, filters, opens a thread and signs out', async () => {
      const { page } = await stage.arrive();
      await page.goto(`${stage.world.addresses.sites.abrera}/carpeta`);
      const { host } = new URL(page.url());
      await signInButton(page).waitFor();
      await tabTo(page, '[part~="sign-in"]');
      await page.keyboard.press('Enter');
      await page.waitForURL(/valid\.localhost/);
      await page.locator('#method-clave').focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('Enter');
      await passNotice(page, host);
      await rowsOf(page, 'my-procedures').first().waitFor();
      await tabTo(page, 'input[type="search"]');
      await page.keyboard.type('ibi');
      await page.waitForTimeout(300);
      await tabTo(page, '[part~="item"] summary');
      await page.keyboard.press('Enter');
      await rowsOf(page, 'my-procedures').locator('details[open]').waitFor();
      await page.locator('a').first().focus();
      await tabTo(page, '[part~="sign-out"]');
      await page.keyboard.press('Enter');
      await signInButton(page).waitFor();
    });
  });
