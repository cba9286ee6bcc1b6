/** Signing in from a frame in WebKitGTK, where it is installed, through the pages of the demo's VÀLid: by a window, and with the whole page. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startWorld, type World } from '../../demo/world.js';
import type { ElementReference, WebDriverSession } from '../support/webdriver.js';
import { startWebKit, whyNoWebKit, type WebKit } from '../support/webkit.js';
import { rowsOf } from './support/host-visit.js';
import { tellEngine } from './support/other-engines.js';
import { figure } from './support/run.js';
import { eventually, WebKitVisit } from './support/webkit-visit.js';

const skip = whyNoWebKit();

tellEngine('WebKitGTK', skip);

describe('a citizen in WebKitGTK', { skip }, () => {
  let world: World;
  let webkit: WebKit;

  before(async () => {
    world = await startWorld();
    webkit = await startWebKit();
  });
  after(async () => {
    await webkit.close();
    await world.stop();
  });

  const arrive = (act: (visit: WebKitVisit) => Promise<void>): Promise<void> => webkit.visit((browser) => act(new WebKitVisit(browser)));

  it('signs in by a window, is told once whose page it is, and needs no password in a second town', { timeout: 120_000 }, () =>
    arrive(async (visit) => {
      const { browser } = visit;
      const vielha = `${world.addresses.sites.vielha}/carpeta`;
      await visit.goTo(vielha);
      await visit.pressSignIn();
      await visit.chooseWindow(() => isAtValid(browser));
      assert.equal((await browser.windows()).length, 2);
      await identify(browser);
      await visit.chooseWindow(async () => Boolean(await browser.run(`return document.querySelector('#close');`)));
      assert.match((await browser.run(`return document.querySelector('h1').innerText;`)) as string, /Vielha/);
      assert.notEqual((await rowsOf(visit, 15_000)).length, 0, 'the rows are there while the notice still stands');
      await visit.chooseWindow(async () => Boolean(await browser.run(`return document.querySelector('#close');`)));
      // Once nothing is being asked of the window any more.
      await browser.run(`setTimeout(() => document.querySelector('#close').click(), 300);`);
      await eventually(async () => (await browser.windows()).length === 1);
      await visit.enter('my-session');
      assert.equal(await browser.url(), vielha);

      // Abrera cuts its windows off, so that the second click leaves with the whole page.
      const abrera = `${world.addresses.sites.abrera}/carpeta`;
      await visit.goTo(abrera);
      await visit.signIn();
      assert.notEqual((await rowsOf(visit, 15_000)).length, 0, 'nobody was asked who they are');
      assert.equal((await browser.windows()).length, 1);
      assert.equal(await browser.url(), abrera, 'the address is clean again');
    }),
  );

  it('leaves with the whole page where the window is blocked, in two clicks at most', { timeout: 120_000 }, () =>
    arrive(async (visit) => {
      const { browser } = visit;
      const vielha = `${world.addresses.sites.vielha}/carpeta`;
      await visit.goTo(vielha);
      await visit.enter('my-session');
      await browser.run('window.open = () => null;');
      let clicks = 0;
      for (; clicks < 3 && !(await isAtValid(browser)); clicks += 1) {
        await visit.pressSignIn();
        await eventually(() => isAtValid(browser), 5_000).catch(() => undefined);
      }
      assert.ok(clicks <= 2, `${clicks} clicks`);
      assert.equal((await browser.windows()).length, 1);
      await identify(browser);
      await eventually(async () => {
        await visit.goOn();
        return (await rowsOf(visit, 0)).length > 0;
      });
      assert.equal(await browser.url(), vielha, 'the address is clean again');
      figure(`${clicks} clicks where the window is blocked`);
    }),
  );

  it('is asked before an open page gets to know them, and is let in by the click', { timeout: 120_000 }, () =>
    arrive(async (visit) => {
      const { browser } = visit;
      const granollers = `${world.addresses.sites.granollers}/tramits/la-meva-carpeta`;
      await visit.goTo(granollers);
      await visit.pressSignIn();
      await eventually(() => isAtValid(browser));
      await identify(browser);
      const yes = () => browser.run(`return location.pathname.startsWith('/oidc/') && document.querySelector('[data-yes]');`);
      await eventually(async () => Boolean(await yes()));
      await browser.click((await yes()) as ElementReference);
      await new Promise((resolve) => setTimeout(resolve, 1_200));
      assert.ok(await yes(), 'in its first second nobody has read the question');
      await browser.click((await yes()) as ElementReference);
      await eventually(async () => (await browser.url()) === granollers);
      assert.notEqual((await rowsOf(visit, 15_000)).length, 0);
    }),
  );

  const isAtValid = async (browser: WebDriverSession) => new URL(await browser.url()).hostname === 'valid.localhost';

  /** Fills in VÀLid's page in the chosen window. */
  async function identify(browser: WebDriverSession): Promise<void> {
    await browser.enter(null);
    await browser.run(`document.querySelector('#method-clave').checked = true;
      document.querySelector('#person').value = '00000000T';
      document.querySelector('#continue').click();`);
  }
});
