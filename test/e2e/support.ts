/** A real browser on the real demo world. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, type BrowserContextOptions, type Locator, type Page, chromium } from 'playwright-core';
import { type Mount, SITES } from '../../demo/sites/sites.js';
import { type World, type WorldOptions, startWorld } from '../../demo/world.js';
import { assertNothingPersonal, leftBehind, metricsOf } from '../support/canary.js';
import { findBrowser, partitionedStorage } from '../support/browser.mjs';

/** Every suite that can, runs over each of them. */
export const MOUNTS: readonly Mount[] = ['open', 'sealed'];

export interface Stage {
  world: World;
  browser: Browser;
  /** A new person at a new computer. */
  arrive(options?: { width?: number; height?: number } & BrowserContextOptions): Promise<Visit>;
  close(): Promise<void>;
}

/** One page, and everything on it that a webmaster would not want to see. */
export interface Visit {
  context: BrowserContext;
  page: Page;
  /** Console messages of the kinds warning and error, in order; those of the frames, too. */
  complaints: string[];
  /** Breaches of a content security policy, the page's or a frame's. */
  violations: string[];
}

/** Playwright lets the browser keep none. */
const keepingPages = { ignoreDefaultArgs: ['--disable-back-forward-cache'] };

/** How the tags of an address are drawn, by the visitor's profile. */
const mounts = new WeakMap<BrowserContext, (address: string) => Mount>();

export interface StageOptions extends WorldOptions {
  /** Whether the browser keeps pages to go back to, as all do; otherwise each page is a new one. */
  keepsPages?: boolean;
}

/** Without a mount the sites are as the demo has them. */
export async function openStage({ keepsPages = false, ...options }: StageOptions = {}): Promise<Stage> {
  const { executablePath, args, env } = await findBrowser();
  const dataDir = await mkdtemp(join(tmpdir(), 'meu-espai-e2e-'));
  const world = await startWorld({ ...options, dataDir });
  const asked: string[] = [];
  const browser = await chromium.launch({ executablePath, args: [...args, partitionedStorage], env, ...(keepsPages && keepingPages) });
  const demoMount = (address: string): Mount => SITES.find(({ name }) => new URL(address).host.startsWith(name))?.mount ?? 'sealed';
  return {
    world,
    browser,
    arrive: async ({ width = 1280, height = 900, ...more } = {}) => {
      const context = await browser.newContext({ viewport: { width, height }, locale: 'ca-ES', timezoneId: 'Europe/Madrid', ...more });
      context.on('request', (request) => asked.push(request.url()));
      mounts.set(context, (address) => options.mount ?? demoMount(address));
      return watch(context);
    },
    close: async () => {
      await browser.close();
      // A test may have ended the gateway.
      const metrics = await metricsOf(world.addresses.metrics);
      await world.stop();
      // Whatever was tried: nobody can be told from what remains of it, nor from an address that was called.
      const { 'the rows of the database': rows = '', ...left } = await leftBehind(dataDir);
      // No row where nobody signed in.
      assertNothingPersonal({
        'the addresses': asked.join('\n'),
        ...left,
        ...metrics,
        ...(rows.length > 0 && { rows }),
      });
      await rm(dataDir, { recursive: true });
    },
  };
}

async function watch(context: BrowserContext): Promise<Visit> {
  const page = await context.newPage();
  const visit: Visit = { context, page, complaints: [], violations: [] };
  page.on('console', (message) => {
    if (['warning', 'error'].includes(message.type())) visit.complaints.push(message.text());
  });
  page.on('pageerror', (error) => visit.complaints.push(error.message));
  await page.exposeFunction('reportViolation', (text: string) => visit.violations.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      (window as unknown as { reportViolation: (text: string) => void }).reportViolation(`${event.effectiveDirective} ${event.blockedURI}`);
    });
  });
  return visit;
}

export const mountOf = (page: Page): Mount => mounts.get(page.context())?.(page.url()) ?? 'open';

/**
 * A tag as the citizen has it before them: in the page itself, or in its frame.
 * @param nth of several of the same name
 */
export function tagOn(page: Page, tag: string, nth = 0): Locator {
  const onPage = page.locator(tag).nth(nth);
  return mountOf(page) === 'open' ? onPage : onPage.locator('iframe').contentFrame().locator(tag);
}

/**
 * Clicks on something in a tag. While a frame is laid out anew Chromium may give a click on it to the page around, where nothing comes of
 * it; then this clicks again, as a citizen would.
 */
export async function clickOn(control: Locator): Promise<void> {
  const noted = await control.evaluateHandle(({ ownerDocument }) => {
    const note = { heard: false };
    ownerDocument.defaultView?.addEventListener('click', () => (note.heard = true), { capture: true, once: true });
    return note;
  });
  for (let tries = 0; tries < 10; tries += 1) {
    await control.click();
    // A frame that is no more has heard it.
    if (await noted.evaluate(({ heard }) => heard).catch(() => true)) return;
  }
  throw new Error('the frame hears no click');
}

export const rowsOf = (page: Page, tag: string): Locator => tagOn(page, tag).locator('[part~="item"]');

export const coverageOf = (page: Page, tag: string): Locator => tagOn(page, tag).locator('[part~="coverage"]');

/** Waits until the list has heard from everybody it asked, as its coverage line says in Catalan. */
export async function settled(page: Page, tag: string): Promise<void> {
  await coverageOf(page, tag).filter({ hasNotText: 'esperem' }).waitFor({ timeout: 15_000 });
}
