/** Six frames on each of three tabs: one sign-in among them, one key, one renewal, one end. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { signIn, signInButton, signOutButton } from './signing-in.js';
import { clickOn, rowsOf, tagOn, type Visit } from './support.js';
import { openTownStage, SIX_TAGS, type TownStage } from './town-page.js';

describe('three tabs of six frames', () => {
  let stage: TownStage;
  let visit: Visit;
  const tabs: Page[] = [];
  before(async () => {
    stage = await openTownStage();
    stage.write({ body: SIX_TAGS });
    visit = await stage.arrive();
    tabs.push(visit.page);
  });
  after(() => stage.close());

  const lists = ['my-procedures', 'my-notifications', 'my-data-usage'];
  const allHere = async (page: Page) => {
    await signOutButton(page).waitFor();
    for (const tag of lists) await rowsOf(page, tag).first().waitFor();
  };
  const frameOf = (page: Page) => page.frames().find((frame) => frame.url().startsWith(stage.world.addresses.gateway));

  it('share one sign-in: every frame of the first tab has it, and the tabs that are opened later have it without a click', async () => {
    const [first] = tabs;
    assert.ok(first);
    await first.goto(stage.address);
    await signIn(first);
    await allHere(first);
    // Not before: a browser may open no window for a click in a tab that lies behind another.
    while (tabs.length < 3) {
      const tab = await visit.context.newPage();
      tabs.push(tab);
      await tab.goto(stage.address);
      await allHere(tab);
    }
  });

  it('renew it once, with one key, when all of them start with a token that has run out', async () => {
    for (const tab of tabs) await frameOf(tab)?.evaluate(runOut);
    const renewals: string[] = [];
    visit.context.on('request', (request) => {
      if (request.url().endsWith('/oidc/token')) renewals.push(request.postData() ?? '');
    });
    await Promise.all(tabs.map((tab) => tab.reload()));
    await Promise.all(tabs.map(allHere));
    assert.equal(renewals.length, 1);
    assert.match(renewals[0] ?? '', /grant_type=refresh_token/);
    const keys = await Promise.all(tabs.map(async (tab) => frameOf(tab)?.evaluate(countKeys)));
    assert.deepEqual(keys, [1, 1, 1]);
  });

  it('keep it over four pages, and ask nobody again', async () => {
    const [tab] = tabs;
    assert.ok(tab);
    const { vielha } = stage.world.addresses.sites;
    await tab.bringToFront();
    // Another site around the frames is another partition: there it takes a click, and no password.
    await tab.goto(`${vielha}/carpeta`);
    await clickOn(signInButton(tab));
    await signOutButton(tab).waitFor();
    for (const path of ['/', '/carpeta', '/accessibilitat', '/']) {
      await tab.goto(vielha + path);
      await signOutButton(tab).waitFor();
    }
    await tab.goto(stage.address);
    await allHere(tab);
  });

  it('end it together', async () => {
    const [first] = tabs;
    assert.ok(first);
    await first.bringToFront();
    await clickOn(signOutButton(first));
    for (const tab of tabs) {
      await signInButton(tab).waitFor();
      for (const tag of lists) {
        await tagOn(tab, tag).locator('[part~="signed-out"]').waitFor();
        assert.equal(await rowsOf(tab, tag).count(), 0, tag);
      }
    }
    await first.reload();
    await signInButton(first).waitFor();
  });
});

/** In a frame: what the tab keeps looks as it does five minutes later. */
function runOut(): void {
  for (const [key, value] of Object.entries({ ...sessionStorage })) {
    if (!key.startsWith('meu-espai.user:')) continue;
    sessionStorage.setItem(key, JSON.stringify({ ...(JSON.parse(value) as object), expires_at: Math.floor(Date.now() / 1_000) - 10 }));
  }
}

/** In a frame: how many key pairs this browser holds for the site. */
async function countKeys(): Promise<number> {
  const request = indexedDB.open('meu-espai');
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error('no database'));
  });
  const count = database.transaction('dpop').objectStore('dpop').count();
  return new Promise((resolve) => (count.onsuccess = () => resolve(count.result)));
}
