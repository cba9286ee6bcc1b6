/** P15: how often the browser has to ask leave before it may ask. Counted in the browser and at the gateway. */
import { against, beside, type Figure } from './figure.js';
import type { Options } from './options.js';
import { PAGES } from './page-server.js';
import { openPageStage, type Visitor } from './page-stage.js';

export async function preflights(_options: Options): Promise<Figure[]> {
  const stage = await openPageStage();
  try {
    await stage.allWell();
    const visitor = await stage.signIn();
    // Signing in has asked leave for addresses of its own; a gateway counts each as an answer without content.
    const atTheGateway = async () => {
      const text = await (await fetch(`${stage.world.addresses.metrics}/metrics`)).text();
      const counts = text.matchAll(/^gateway_request_seconds_count\{[^}]*status="204"[^}]*\} (\d+)/gm);
      return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
    };
    const first = await load(visitor, stage.origin, atTheGateway);
    const second = await load(visitor, stage.origin, atTheGateway);
    return [
      against(
        'P15',
        'preflights per address of the gateway, first load, open mount',
        [first.seen.length / new Set(first.seen).size || 0],
        1,
        'each',
      ),
      beside('P15', '  preflights in that load, counted at the gateway', [first.answered], 'in all'),
      against('P15', 'preflights in a second load within two hours', [Math.max(second.seen.length, second.answered)], 0, 'in all'),
    ];
  } finally {
    await stage.stop();
  }
}

/** Loads the page, and tells which addresses leave was asked for and how often the gateway gave it. */
async function load(visitor: Visitor, origin: string, atTheGateway: () => Promise<number>): Promise<{ seen: string[]; answered: number }> {
  const { page, cdp } = await visitor.newTab();
  const seen: string[] = [];
  const before = await atTheGateway();
  await cdp.send('Network.enable');
  cdp.on('Network.requestWillBeSent', ({ request }) => {
    if (request.method === 'OPTIONS') seen.push(request.url);
  });
  await page.goto(origin + PAGES.kit);
  await page.waitForFunction('__bench.firstRow !== undefined', undefined, { timeout: 20_000, polling: 50 });
  await page.waitForTimeout(1_000);
  await page.close();
  return { seen, answered: (await atTheGateway()) - before };
}
