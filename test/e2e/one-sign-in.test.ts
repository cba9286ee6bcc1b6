/** The main job: sign in once, see what every body holds, on any town's page; leave everywhere at once. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Stage, type Visit, coverageOf, openStage, rowsOf, settled, signIn } from './support.js';

describe('a citizen', () => {
  let stage: Stage;
  let visit: Visit;
  before(async () => {
    stage = await openStage();
    visit = await stage.arrive();
  });
  after(() => stage.close());

  it('sees on site 1, before signing in, what would stand there', async () => {
    const { page } = visit;
    await page.goto(`${stage.world.addresses.sites.abrera}/`);
    await page.locator('my-procedures').locator('[part~="signed-out"]').waitFor();
    assert.equal(await rowsOf(page, 'my-procedures').count(), 0);
  });

  it('does not load the login library for that', async () => {
    const loaded = await visit.page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    assert.equal(
      loaded.some((name) => /oidc/.test(name)),
      false,
      loaded.join('\n'),
    );
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
    await page.locator('my-procedures').locator('[part~="coverage"] summary').first().click();
    assert.match(await coverageOf(page, 'my-procedures').innerText(), /Reus/);
  });

  it('finds a row by a word without accents', async () => {
    const { page } = visit;
    await page.locator('my-procedures').locator('input[type="search"]').fill('facana');
    await page.waitForTimeout(300);
    const titles = await rowsOf(page, 'my-procedures').allInnerTexts();
    assert.ok(titles.length > 0 && titles.every((text) => /façana/i.test(text)), titles.join('\n'));
    await page.locator('my-procedures').locator('input[type="search"]').fill('');
  });

  it('stays signed in over a reload, without asking VÀLid', async () => {
    const { page } = visit;
    await page.reload();
    await rowsOf(page, 'my-procedures').first().waitFor();
    await page.locator('my-session').getByText('***0000**').waitFor();
  });

  it('keeps the identifier out of addresses, of what the page stores, and of the page itself', async () => {
    const { page } = visit;
    const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href, document.cookie]));
    assert.doesNotMatch(stored, /00000000T|FICT/);
    const requested = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    assert.doesNotMatch(requested.join('\n'), /00000000T/);
    assert.doesNotMatch(await page.content(), /00000000T/);
  });

  it('goes to site 2 and is let in with one click and no password', async () => {
    const { page } = visit;
    await page.goto(`${stage.world.addresses.sites.granollers}/`);
    await page.locator('my-session').getByRole('button').first().click();
    await rowsOf(page, 'my-procedures').first().waitFor({ timeout: 10_000 });
    assert.equal(new URL(page.url()).host.startsWith('granollers'), true);
  });

  it('signs out on site 2 and is out on site 1 as well', async () => {
    const { page } = visit;
    await page.locator('my-session').locator('[part~="sign-out"]').click();
    await page.locator('my-session').locator('[part~="sign-in"]').waitFor({ timeout: 10_000 });
    assert.equal(await rowsOf(page, 'my-procedures').count(), 0);
    await page.goto(`${stage.world.addresses.sites.abrera}/`);
    await page.locator('my-session').locator('[part~="sign-in"]').waitFor({ timeout: 10_000 });
    assert.equal(await rowsOf(page, 'my-procedures').count(), 0);
  });

  it('is asked by VÀLid again after that', async () => {
    const { page } = visit;
    await page.locator('my-session').locator('[part~="sign-in"]').click();
    await page.waitForURL(/valid\.localhost/);
    await page.locator('#method-clave').waitFor();
  });

  it('may change their mind there, and is back where they came from', async () => {
    const { page } = visit;
    await page.locator('#cancel').click();
    await page.waitForURL(/abrera\.localhost/);
    await page.locator('my-session').locator('[part~="sign-in"]').waitFor();
    assert.doesNotMatch(page.url(), /error|code|state/);
  });

  it('opened nothing: the ledger of e-NOTUM knows of no reading and no act', async () => {
    const { detailReads, acts, effects } = await stage.world.control.ledger();
    assert.deepEqual([detailReads, acts, effects], [0, 0, 0]);
  });
});
