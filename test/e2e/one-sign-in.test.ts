/** The main job: sign in once, see what every body holds, on any town's page; leave everywhere at once. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { follow, passNotice, signIn, signInButton, signOutButton } from './signing-in.js';
import { type Stage, type Visit, clickOn, coverageOf, MOUNTS, openStage, rowsOf, settled, tagOn } from './support.js';

for (const mount of MOUNTS)
  describe(`a citizen, ${mount} mount`, () => {
    let stage: Stage;
    let visit: Visit;
    before(async () => {
      stage = await openStage({ mount });
      visit = await stage.arrive();
    });
    after(() => stage.close());

    it('sees on site 1, before signing in, what would stand there', async () => {
      const { page } = visit;
      await page.goto(`${stage.world.addresses.sites.abrera}/`);
      await tagOn(page, 'my-procedures').locator('[part~="signed-out"]').waitFor();
      assert.equal(await rowsOf(page, 'my-procedures').count(), 0);
    });

    it('does not load the login library for that', async () => {
      const loaded = await everywhere(visit.page, () => performance.getEntriesByType('resource').map(({ name }) => name));
      assert.doesNotMatch(loaded.join('\n'), /oidc/);
    });

    it('signs in and sees the rows of the fast bodies before the slow one answers', async () => {
      const { page } = visit;
      await signIn(page);
      await rowsOf(page, 'my-procedures').first().waitFor();
      assert.match(await coverageOf(page, 'my-procedures').innerText(), /esperem/);
    });

    it('is told which body does not answer, and never that there is nothing', async () => {
      const { page } = visit;
      await settled(page, 'my-procedures');
      const line = await coverageOf(page, 'my-procedures').innerText();
      assert.match(line, /11 de 15 ens han respost/);
      await clickOn(tagOn(page, 'my-procedures').locator('[part~="coverage"] summary').first());
      assert.match(await coverageOf(page, 'my-procedures').innerText(), /Reus/);
    });

    it('finds a row by a word without accents', async () => {
      const { page } = visit;
      await tagOn(page, 'my-procedures').locator('input[type="search"]').fill('facana');
      await page.waitForTimeout(300);
      const titles = await rowsOf(page, 'my-procedures').allInnerTexts();
      assert.ok(titles.length > 0 && titles.every((text) => /façana/i.test(text)), titles.join('\n'));
      await tagOn(page, 'my-procedures').locator('input[type="search"]').fill('');
    });

    it('stays signed in over a reload, without asking VÀLid', async () => {
      const { page } = visit;
      await page.reload();
      await rowsOf(page, 'my-procedures').first().waitFor();
      await tagOn(page, 'my-session').getByText('***0000**').waitFor();
    });

    it('keeps the identifier out of addresses, of what the page stores, and of the page itself', async () => {
      const { page } = visit;
      const kept = await everywhere(page, () => [
        JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href, document.cookie]),
        ...performance.getEntriesByType('resource').map(({ name }) => name),
        document.documentElement.outerHTML,
      ]);
      assert.doesNotMatch(kept.join('\n'), /00000000T|FICT/);
    });

    it('goes to site 2 and is let in with one click and no password', async () => {
      const { page } = visit;
      await page.goto(`${stage.world.addresses.sites.granollers}/`);
      const host = new URL(page.url()).host;
      const passed: string[] = [];
      page.context().on('request', (request) => passed.push(new URL(request.url()).host));
      // Past the page that says what this site can read, or that it cannot.
      await passNotice(await follow(page, signInButton(page)), host);
      await rowsOf(page, 'my-procedures').first().waitFor({ timeout: 10_000 });
      assert.equal(new URL(page.url()).host, host);
      assert.ok(!passed.some((other) => other.startsWith('valid')), 'VÀLid was asked nothing');
    });

    it('signs out on site 2 and is out on site 1 as well', async () => {
      const { page } = visit;
      await clickOn(signOutButton(page));
      await signInButton(page).waitFor({ timeout: 10_000 });
      // Another frame is told, and that takes a moment.
      await tagOn(page, 'my-procedures').locator('[part~="signed-out"]').waitFor();
      assert.equal(await rowsOf(page, 'my-procedures').count(), 0);
      await page.goto(`${stage.world.addresses.sites.abrera}/`);
      await signInButton(page).waitFor({ timeout: 10_000 });
      assert.equal(await rowsOf(page, 'my-procedures').count(), 0);
    });

    it('is asked by VÀLid again after that, may change their mind there, and is back where they came from', async () => {
      const { page } = visit;
      const host = new URL(page.url()).host;
      const at = await follow(page, signInButton(page));
      await at.waitForURL(/valid\.localhost/);
      await at.locator('#method-clave').waitFor();
      await at.locator('#cancel').click();
      await passNotice(at, host);
      await signInButton(page).waitFor();
      assert.doesNotMatch(page.url(), /error|code|state/);
    });

    it('opened nothing: the ledger of e-NOTUM knows of no reading and no act', async () => {
      const { detailReads, acts, effects } = await stage.world.control.ledger();
      assert.deepEqual([detailReads, acts, effects], [0, 0, 0]);
    });
  });

/** The same question to the page and to each of its frames. */
async function everywhere<T>(page: Page, ask: () => T[]): Promise<T[]> {
  const answers = await Promise.all(page.frames().map((frame) => frame.evaluate(ask)));
  return answers.flat();
}
