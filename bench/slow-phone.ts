/** One cold visit on a slow phone: 150 ms away, 1.6 Mbps down, 750 kbps up, a processor four times slower than this one. */
import type { CDPSession, Frame, Page } from 'playwright-core';
import type { Visitor } from './page-stage.js';

export interface Visit {
  /** Milliseconds from the start of the navigation to the frame after the one in which the first row stands. */
  firstRow: number;
  /** Milliseconds from there to the sending of the question for the rows. */
  asked: number;
  /** Time of long tasks beyond 50 ms each, before the first row. Milliseconds. */
  blocked: number;
  /** Sum of the layout shifts until the first row stood there: from skeleton to rows. */
  shift: number;
  /** Sum of those that came later, while the other bodies answered. */
  laterShift: number;
  /** What the scripts weighed on the way that were there before the first row. Bytes. */
  scriptBytes: number;
  scripts: string[];
}

interface Found {
  firstRow: number;
  longTasks: { startTime: number; duration: number }[];
  shifts: { startTime: number; value: number }[];
  scripts: { name: string; bytes: number; end: number }[];
}

export const CPU_SLOWDOWN = 4;
const ROWS = /\/(v1\/procedures|rows)$/;

export async function slowDown(cdp: CDPSession): Promise<void> {
  await cdp.send('Network.enable');
  await cdp.send('Network.clearBrowserCache');
  await cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 1_600_000 / 8,
    uploadThroughput: 750_000 / 8,
  });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
}

/** Loads an address in a new tab with nothing cached, waits for its first row and a moment more, and closes the tab. */
export async function visit(visitor: Visitor, address: string): Promise<Visit> {
  const { page, cdp } = await visitor.newTab();
  try {
    await slowDown(cdp);
    const sent: { url: string; at: number }[] = [];
    cdp.on('Network.requestWillBeSent', ({ request, timestamp }) => sent.push({ url: request.url, at: timestamp * 1_000 }));
    await page.goto(address, { waitUntil: 'commit' });
    const after = await firstRowIn(page);
    await page.waitForTimeout(500);
    const found = await page.evaluate<Found>(`({ ...__bench, scripts: performance.getEntriesByType('resource')
      .filter(({ name }) => /\\.m?js$/.test(name))
      .map(({ name, encodedBodySize, responseEnd }) => ({ name, bytes: encodedBodySize, end: responseEnd })) })`);
    found.firstRow = after;
    const early = found.scripts.filter(({ end }) => end <= found.firstRow);
    return {
      firstRow: found.firstRow,
      asked: (sent.find(({ url }) => ROWS.test(url))?.at ?? Number.NaN) - (sent[0]?.at ?? Number.NaN),
      blocked: found.longTasks
        .filter(({ startTime }) => startTime < found.firstRow)
        .reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0),
      shift: shiftOf(found, (startTime) => startTime <= found.firstRow),
      laterShift: shiftOf(found, (startTime) => startTime > found.firstRow),
      scriptBytes: early.reduce((sum, { bytes }) => sum + bytes, 0),
      scripts: early.map(({ name }) => new URL(name).pathname.split('/').at(-1) ?? ''),
    };
  } finally {
    await page.close();
  }
}

/** Waits for the first row, in the page or in a frame of it. Milliseconds from the start of the page's navigation. */
async function firstRowIn(page: Page): Promise<number> {
  const at = (frame: Frame) =>
    frame.evaluate<number | undefined>('globalThis.__bench?.firstRow && __bench.firstRow + performance.timeOrigin').catch(() => undefined);
  const end = Date.now() + 20_000;
  while (Date.now() < end) {
    for (const frame of page.frames()) {
      const found = await at(frame);
      if (found) return found - (await page.evaluate(() => performance.timeOrigin));
    }
    await page.waitForTimeout(50);
  }
  throw new Error('The first row did not come within 20 s.');
}

const shiftOf = ({ shifts }: Found, counts: (startTime: number) => boolean): number =>
  shifts.reduce((sum, { startTime, value }) => (counts(startTime) ? sum + value : sum), 0);
