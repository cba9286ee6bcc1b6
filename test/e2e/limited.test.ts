/** The demo's three sites as they are: two sealed ones, and an open one whose page gets only what its own body holds, and says so. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { follow, passNotice, signIn, signInButton } from './signing-in.js';
import { type Stage, coverageOf, openStage, rowsOf, settled, tagOn } from './support.js';

const PATHS = { abrera: '/carpeta', granollers: '/tramits/la-meva-carpeta', vielha: '/carpeta' } as const;

describe('the three towns of the demo', () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage();
  });
  after(() => stage.close());

  it('show frames in two of them, and the tags themselves in the third', async () => {
    for (const [site, frames] of [
      ['abrera', 3],
      ['granollers', 0],
      ['vielha', 3],
    ] as const) {
      const { page, violations } = await stage.arrive();
      await page.goto(stage.world.addresses.sites[site] + PATHS[site]);
      await tagOn(page, 'my-procedures').locator('[part~="signed-out"]').waitFor();
      assert.equal(await page.locator('iframe').count(), frames, site);
      assert.deepEqual(violations, [], site);
    }
  });

  it('show what every body holds in a frame, and only the town’s own in the open page that is not trusted', async () => {
    const { page } = await stage.arrive();
    await page.goto(stage.world.addresses.sites.abrera + PATHS.abrera);
    await signIn(page);
    await settled(page, 'my-procedures');
    const everywhere = await rowsOf(page, 'my-procedures').allInnerTexts();
    assert.ok(everywhere.some((text) => text.includes('Ajuntament de Granollers')));
    assert.ok(everywhere.some((text) => text.includes('Ajuntament de Barcelona')));

    await page.goto(stage.world.addresses.sites.granollers + PATHS.granollers);
    await signInAgain();
    await settled(page, 'my-procedures');
    const here = await rowsOf(page, 'my-procedures').allInnerTexts();
    assert.ok(here.length > 0 && here.length < everywhere.length);
    for (const text of here) assert.match(text, /Ajuntament de Granollers/);
    for (const tag of ['my-procedures', 'my-notifications', 'my-data-usage'])
      assert.match(await coverageOf(page, tag).innerText(), /aquesta pàgina només ensenya el que és de: Ajuntament de Granollers/);
    assert.equal(await tagOn(page, 'my-procedures').locator('[part~="retry"]').count(), 0, 'trying again would bring nothing');

    async function signInAgain(): Promise<void> {
      const { host } = new URL(page.url());
      await passNotice(await follow(page, signInButton(page)), host);
      await tagOn(page, 'my-session').locator('[part~="sign-out"]').waitFor();
    }
  });
});
