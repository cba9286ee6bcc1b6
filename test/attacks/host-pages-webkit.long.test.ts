/** The hostile pages in WebKitGTK, where it is installed. It shares Safari's engine, and neither its network nor its policies against tracking. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startWebKit, whyNoWebKit, type WebKit } from '../support/webkit.js';
import { rowsOf, seenBy } from './support/host-visit.js';
import { startHostWorld, type HostWorld } from './support/host-world.js';
import { tellEngine, tryEveryHostPage } from './support/other-engines.js';
import { Secrets } from './support/secrets.js';
import { WebKitVisit } from './support/webkit-visit.js';

const skip = whyNoWebKit();

tellEngine('WebKitGTK', skip);

describe('a hostile page in WebKitGTK', { skip }, () => {
  let world: HostWorld;
  let webkit: WebKit;

  before(async () => {
    world = await startHostWorld({ messages: 5_000 });
    webkit = await startWebKit();
  });
  after(async () => {
    await webkit.close();
    await world.close();
  });

  const visit = (address: string, act: (visit: WebKitVisit) => Promise<void>): Promise<void> =>
    webkit.visit(async (browser) => {
      const one = new WebKitVisit(browser);
      await one.goTo(address);
      await act(one);
    });

  it('gets hold of everything where the tags stand in the page itself: the hunt can find', { timeout: 90_000 }, () =>
    visit(world.openAddressOf(0), async (page) => {
      const secrets = new Secrets(world);
      await page.signIn();
      assert.notEqual((await rowsOf(page, 10_000)).length, 0);
      const found = secrets.in(await seenBy(page));
      assert.ok(found.includes('a row') && found.includes('a name'), found.join());
    }),
  );

  tryEveryHostPage('WebKitGTK', () => world, visit);
});
