/** Where the tags stand in the page itself, the page can read: the issuer asks whoever is signed in before it gets to know them. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { axe } from './axe.js';
import { tabTo } from './keyboard.js';
import { follow, identify, signIn, signInButton, signOutButton } from './signing-in.js';
import { openStage, tagOn, type Stage, type Visit } from './support.js';

const isQuestion = (url: URL) => url.pathname.startsWith('/oidc/interaction/');

describe('the open page of the demo', () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage();
  });
  after(() => stage.close());

  const open = () => `${stage.world.addresses.sites.granollers}/tramits/la-meva-carpeta`;
  const addressOf = (lang: string) => {
    const query = new URLSearchParams({
      client_id: '0809610007',
      redirect_uri: open(),
      response_type: 'code',
      scope: 'openid',
      code_challenge: 'x'.repeat(43),
      code_challenge_method: 'S256',
      ui_locales: lang,
    });
    return `${stage.world.addresses.gateway}/oidc/auth?${query}`;
  };
  /** Somebody who has signed in on the sealed page of another town. */
  const signedIn = async (): Promise<Visit> => {
    const visit = await stage.arrive();
    await visit.page.goto(`${stage.world.addresses.sites.vielha}/carpeta`);
    await signIn(visit.page);
    return visit;
  };
  const ask = async (page: Page): Promise<void> => {
    await page.goto(open());
    await follow(page, signInButton(page));
    await page.waitForURL(isQuestion);
  };
  const yes = (page: Page) => page.locator('[data-yes]');

  it('gets to know whoever comes from another town after one click on a page that says what it can read, once', async () => {
    const { page, context } = await signedIn();
    await ask(page);
    assert.equal(await page.locator('h1').innerText(), 'Vols entrar al web de: Ajuntament de Granollers?');
    await page.getByText('No podrà llegir res d’altres administracions.').waitFor();
    await yes(page).click();
    await signOutButton(page).waitFor();
    assert.equal(page.url(), open());

    await page.goto(addressOf('ca'));
    assert.equal(new URL(page.url()).host, new URL(open()).host, 'nobody is asked twice');
    await context.close();
  });

  it('gets to know whoever has just said who they are at VÀLid after a click, too', async () => {
    const { page, context } = await stage.arrive();
    await page.goto(open());
    await identify(await follow(page, signInButton(page)));
    await page.waitForURL(isQuestion);
    await yes(page).click();
    await signOutButton(page).waitFor();
    await context.close();
  });

  it('hears that the citizen changed their mind, and says so in their language', async () => {
    const { page, context } = await signedIn();
    await ask(page);
    await page.getByRole('button', { name: 'No, torna enrere' }).click();
    await page.waitForURL(open());
    await tagOn(page, 'my-session').getByText('Has deixat d’identificar-te').waitFor();
    await signInButton(page).waitFor();
    await context.close();
  });

  it('is let in by the keyboard alone: “yes” is the first stop, and Enter counts only there', async () => {
    const { page, context } = await signedIn();
    await ask(page);
    await page.waitForTimeout(1_100);
    await page.keyboard.press('Enter');
    await tabTo(page, '[data-yes]');
    assert.ok(isQuestion(new URL(page.url())));
    await page.keyboard.press('Enter');
    await page.waitForURL(open());
    await signOutButton(page).waitFor();
    await context.close();
  });

  it('gains nothing by a click that was begun elsewhere: in its first second nobody has read the question', async () => {
    const { page, context } = await signedIn();
    await page.goto(open());
    await signInButton(page).waitFor();
    await Promise.all([page.waitForURL(isQuestion, { waitUntil: 'commit' }), signInButton(page).click()]);
    await yes(page).click({ force: true });
    await page.evaluate(() => dispatchEvent(new Event('focus')));
    await yes(page).click({ force: true });
    await page.waitForTimeout(300);
    assert.ok(isQuestion(new URL(page.url())));
    await yes(page).click();
    await page.waitForURL(open());
    await context.close();
  });

  it('can be entered and left without script on the question', async () => {
    const { page, context } = await signedIn();
    await page.route('**/oidc/interaction/*', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: (await answer.text()).replace(/<script>.*<\/script>/s, '') });
    });
    await ask(page);
    await yes(page).click();
    await signOutButton(page).waitFor();
    await context.close();
  });

  for (const [lang, title] of [
    ['ca', 'Vols entrar'],
    ['es', '¿Quieres entrar'],
    ['oc-aranes', 'Vòs entrar'],
    ['en', 'Do you want'],
  ] as const)
    it(`has its question pass axe in ${lang} at 360 and 1280 pixels, scroll only downwards, and break no rule of its policy`, async () => {
      const { page, context, violations, complaints } = await signedIn();
      await ask(page);
      await page.goto(addressOf(lang));
      assert.equal(await page.evaluate(() => document.documentElement.lang), lang);
      assert.ok((await page.locator('h1').innerText()).startsWith(title));
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        assert.deepEqual(await axe(page), [], `at ${width}`);
        const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
        assert.ok((inner ?? 0) <= (outer ?? 0), `sideways scrolling at ${width}`);
      }
      assert.deepEqual([violations, complaints], [[], []]);
      await context.close();
    });
});
