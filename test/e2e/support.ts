/** A real browser on the real demo world. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core';
import { type World, type WorldOptions, startWorld } from '../../demo/world.js';
import { findBrowser } from '../support/browser.mjs';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface Stage {
  world: World;
  browser: Browser;
  /** A new person at a new computer. */
  arrive(options?: { width?: number; height?: number }): Promise<Visit>;
  close(): Promise<void>;
}

/** One page, and everything on it that a webmaster would not want to see. */
export interface Visit {
  context: BrowserContext;
  page: Page;
  /** Console messages of the kinds warning and error, in order. */
  complaints: string[];
  /** Breaches of the page's content security policy. */
  violations: string[];
}

export async function openStage(options: WorldOptions = {}): Promise<Stage> {
  const { executablePath, args, env } = await findBrowser();
  const world = await startWorld(options);
  const browser = await chromium.launch({ executablePath, args, env });
  return {
    world,
    browser,
    arrive: async ({ width = 1280, height = 900 } = {}) => {
      const context = await browser.newContext({ viewport: { width, height }, locale: 'ca-ES', timezoneId: 'Europe/Madrid' });
      return watch(context);
    },
    close: async () => {
      await browser.close();
      await world.stop();
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

/** Clicks "sign in" on the page and goes through the simulated VÀLid. */
export async function signIn(page: Page, { method = 'clave', person = '00000000T' } = {}): Promise<void> {
  const back = new URL(page.url()).host;
  await page.locator('my-session').getByRole('button').first().click();
  await page.waitForURL(/valid\.localhost/);
  await page.locator(`#method-${method}`).check();
  await page.locator('#person').selectOption(person);
  await page.locator('#continue').click();
  if (method === 'idcatmobil') {
    const code = await page.locator('#sent-code').innerText();
    await page.locator('#code').fill(code);
    await page.locator('#continue').click();
  }
  await page.waitForURL((url) => url.host === back);
}

export const rowsOf = (page: Page, tag: string) => page.locator(tag).locator('[part~="item"]');

export const coverageOf = (page: Page, tag: string) => page.locator(tag).locator('[part~="coverage"]');

/** Waits until the list has heard from everybody it asked, as its coverage line says in Catalan. */
export async function settled(page: Page, tag: string): Promise<void> {
  await coverageOf(page, tag).filter({ hasNotText: 'esperem' }).waitFor({ timeout: 15_000 });
}

/** What axe finds wrong, one line each. Runs beside the page's own world, so that a strict policy does not stop it. */
export async function axe(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id, worldName: 'axe' });
  const evaluate = async (expression: string) => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression,
      contextId: executionContextId,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as unknown;
  };
  await evaluate(axeSource);
  const found =
    await evaluate(`axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => id + ' ' + JSON.stringify(target) + ' ' + failureSummary)))`);
  await session.detach();
  return found as string[];
}
