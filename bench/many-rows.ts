/** P9: ten thousand rows against a hundred, on a processor four times slower: to show them, to filter them, to hold them. */
import { fileURLToPath } from 'node:url';
import type { CDPSession } from 'playwright-core';
import { against, beside, type Figure } from './figure.js';
import type { Options } from './options.js';
import { PAGES } from './page-server.js';
import { openPageStage, type Visitor } from './page-stage.js';
import { CPU_SLOWDOWN } from './slow-phone.js';
import { paired } from './statistics.js';

const ANSWERS = fileURLToPath(new URL('./many-rows.mjs', import.meta.url));
const FEW = 100;
const MANY = 10_000;

interface Cost {
  /** Milliseconds from the data to the frame after the first row. */
  paint: number;
  /** Milliseconds of the slowest of four key presses in the search field. */
  key: number;
  /** Kilobytes that the page holds beyond the data. */
  heap: number;
}

export async function manyRows({ quick }: Options): Promise<Figure[]> {
  const stage = await openPageStage();
  try {
    const visitor = await stage.signIn();
    const costs = new Map<number, Cost[]>([
      [FEW, []],
      [MANY, []],
    ]);
    for (let round = 0; round < (quick ? 2 : 4); round += 1) {
      for (const [rows, found] of costs) found.push(await cost(visitor, stage.origin + PAGES.kit, rows));
    }
    const of = (rows: number, part: keyof Cost) => (costs.get(rows) ?? []).map((one) => one[part]);
    const heapGrowth = of(MANY, 'heap').map((heap, round) => heap - (of(FEW, 'heap')[round] ?? 0));
    return [
      against(
        'P9',
        '10,000 rows against 100: from the data to the first row, CPU x4',
        paired(of(MANY, 'paint'), of(FEW, 'paint')),
        1.2,
        'x',
      ),
      beside('P9', '  10,000 rows', of(MANY, 'paint'), 'ms'),
      beside('P9', '  100 rows', of(FEW, 'paint'), 'ms'),
      against('P9', 'slowest key stroke in the filter, 10,000 rows, CPU x4', of(MANY, 'key'), 64, 'ms'),
      beside('P9', '  100 rows', of(FEW, 'key'), 'ms'),
      against('P9', 'JS heap beyond the data, 10,000 rows', of(MANY, 'heap'), 500, 'KB'),
      beside('P9', '  more than with 100 rows', heapGrowth, 'KB'),
    ];
  } finally {
    await stage.stop();
  }
}

async function cost(visitor: Visitor, address: string, rows: number): Promise<Cost> {
  const { page, cdp } = await visitor.newTab();
  try {
    await page.addInitScript({ path: ANSWERS });
    await page.goto(address);
    await page.locator('my-procedures').locator('[part~="loading"]').waitFor();
    await page.evaluate(`__rows.prepare(${rows})`);
    const before = await heapOf(cdp);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    const paint = await page.evaluate<number>('__rows.deliver()');
    await page.waitForTimeout(300);
    const heap = (await heapOf(cdp)) - before;
    await page.locator('my-procedures').locator('input[type=search]').focus();
    for (const key of ['7', '7', 'Backspace', 'Backspace']) {
      await page.keyboard.press(key);
      await page.waitForTimeout(300);
    }
    return { paint, key: await page.evaluate<number>('__rows.slowestKey()'), heap };
  } finally {
    await page.close();
  }
}

/** Kilobytes on the JavaScript heap once the garbage is out. */
async function heapOf(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  return (await cdp.send('Runtime.getHeapUsage')).usedSize / 1_000;
}
