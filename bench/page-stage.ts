/** The demo world with one site more, the bench's own, and a browser in which a citizen is signed in there. */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, type CDPSession, type Frame, type Page, chromium } from 'playwright-core';
import { abrera, HCC_BODIES } from '../demo/administrations/bodies.js';
import { startGateway } from '../demo/gateway-process.js';
import { freePorts } from '../demo/ports.js';
import type { Mount } from '../demo/sites/sites.js';
import { startWorld, type World } from '../demo/world.js';
import { findBrowser, partitionedStorage } from '../test/support/browser.mjs';
import { PAGES, returnUrls, servePages } from './page-server.js';

const PROBE = fileURLToPath(new URL('./probe.mjs', import.meta.url));

export interface PageStage {
  world: World;
  /** Origin of the bench's pages. */
  origin: string;
  /** Lets every body answer at once and well. */
  allWell: () => Promise<void>;
  /** A new browser profile in which the citizen has just signed in. */
  signIn: () => Promise<Visitor>;
  stop: () => Promise<void>;
}

/** A signed-in browser profile, out of which tab after tab is opened. */
export interface Visitor {
  context: BrowserContext;
  /** A new tab that takes the sign-in over; with the probe in it, and with nothing loaded yet. */
  newTab: () => Promise<{ page: Page; cdp: CDPSession }>;
  close: () => Promise<void>;
}

/** @param mount how the bench's pages show the tags */
export async function openPageStage(mount: Mount = 'open'): Promise<PageStage> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end();
  };
  try {
    const world = await startWorld({ gateway: false, mount });
    stops.push(world.stop);
    const { abrera: port } = await freePorts();
    const origin = `http://bench.localhost:${port}`;
    await register(world.configFile, origin);
    const gateway = await startGateway({ configFile: world.configFile, dataDir: world.dataDir, address: world.addresses.gatewayLoopback });
    stops.push(gateway.stop);
    const pages = await servePages({ port, administration: abrera.ine10, addresses: world.addresses, mount });
    stops.push(pages.close);
    const { executablePath, args, env } = await findBrowser();
    const browser = await chromium.launch({ executablePath, args: [...args, ...oneProcess], env });
    stops.push(() => browser.close());
    return {
      world,
      origin,
      allWell: async () => {
        for (const { ine10 } of HCC_BODIES) await world.control.setFault(ine10, 'none');
      },
      signIn: () => signIn(browser, origin, mount === 'open' ? origin : world.addresses.gateway),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** As on a phone with little memory, a frame runs in the process of its page; so the emulated line and processor are the frame's, too. */
const oneProcess = ['--disable-site-isolation-trials', `${partitionedStorage},IsolateOrigins,site-per-process`];

/** Makes the bench's origin one of the town's own. */
async function register(configFile: string, origin: string): Promise<void> {
  const config = JSON.parse(await readFile(configFile, 'utf8')) as {
    administrations: { ine10: string; site?: { origins: string[]; returnUrls: string[] } }[];
  };
  const site = config.administrations.find(({ ine10 }) => ine10 === abrera.ine10)?.site;
  if (!site) throw new Error('The demo world has no such site any more.');
  site.origins.push(origin);
  site.returnUrls.push(...returnUrls(origin));
  await writeFile(configFile, JSON.stringify(config));
}

/** @param home origin of the document in which the tags run: the page's own, or the gateway's where they are sealed */
async function signIn(browser: Browser, origin: string, home: string): Promise<Visitor> {
  const context = await browser.newContext({ viewport: { width: 412, height: 900 }, locale: 'ca-ES', timezoneId: 'Europe/Madrid' });
  const page = await context.newPage();
  await page.goto(origin + PAGES.session);
  const sealed = home !== origin;
  const session = sealed ? page.locator('iframe').contentFrame().locator('my-session') : page.locator('my-session');
  const window = sealed ? context.waitForEvent('page') : Promise.resolve(page);
  await session.locator('[part~="sign-in"]').click();
  const at = await window;
  await at.waitForURL(/valid\.localhost/);
  await at.locator('#method-clave').check();
  await at.locator('#person').selectOption('00000000T');
  await at.locator('#continue').click();
  // The page of an open site can read: the issuer asks whether it may know them.
  if (!sealed) await at.locator('[data-yes]').click();
  await session.locator('[part~="sign-out"]').waitFor();
  const stored = await documentOf(page, home).evaluate(() => ({ ...sessionStorage }));
  for (const open of context.pages()) await open.close();
  return {
    context,
    close: () => context.close(),
    newTab: async () => {
      const tab = await context.newPage();
      await tab.addInitScript(
        ([of, entries]) => {
          if (location.origin === of) for (const [key, value] of Object.entries(entries)) sessionStorage.setItem(key, value);
        },
        [home, stored] as const,
      );
      await tab.addInitScript({ path: PROBE });
      return { page: tab, cdp: await context.newCDPSession(tab) };
    },
  };
}

function documentOf(page: Page, home: string): Frame {
  const found = page.frames().find((frame) => new URL(frame.url()).origin === home);
  if (!found) throw new Error(`Nothing on the page is of ${home}.`);
  return found;
}
