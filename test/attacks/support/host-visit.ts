/** How a hostile page is tried and judged, whatever browser it stands in. */
import assert from 'node:assert/strict';
import type { HostPage } from '../hosts/page.js';
import type { HostWorld } from './host-world.js';
import type { Secrets } from './secrets.js';

/** A hostile page in a browser; each engine is driven in its own way. */
export interface HostVisit {
  /** As a citizen does it by keyboard, which works whatever lies over the button, in two clicks at most. */
  signIn(): Promise<void>;
  /** Texts of the rows of `<my-procedures>` that the citizen sees now. */
  rows(): Promise<readonly string[]>;
  /** Evaluates an expression in the page, as its own scripts could, and awaits it. */
  run(expression: string): Promise<unknown>;
  /** What our own frame keeps of the sign-in, as JSON. */
  kept(): Promise<string>;
}

/** What drivers say when the page they worked in is no longer there. */
const left = /context was destroyed|closed/;

/**
 * The citizen sees their folder, or what there is to see where the page forbids it; the page gets hold of nothing of it.
 * @returns how many characters of what the page saw were searched
 */
export async function judge(host: HostPage, visit: HostVisit, world: HostWorld, secrets: Secrets): Promise<number> {
  if (host.shows === 'nothing') await new Promise((resolve) => setTimeout(resolve, 2_500));
  else {
    await visit.signIn();
    assert.ok((await rowsOf(visit, 20_000))[0]?.includes(world.canary), 'the citizen sees their folder');
    assert.ok(secrets.learnKept(await visit.kept()), 'the tokens are known');
  }
  if (host.after) {
    await visit.run(`(async () => { ${world.fill(host.after)} })()`).catch((error: unknown) => assert.match(String(error), left));
  }
  const seen = await seenBy(visit);
  assert.deepEqual(secrets.in(seen), []);
  if (host.survives) assert.notEqual((await rowsOf(visit, 10_000)).length, 0, 'the citizen still sees it');
  if (host.shows === 'nothing') assert.deepEqual(await visit.rows(), []);
  return seen.length;
}

/** All that the page got hold of. */
export const seenBy = async (visit: HostVisit): Promise<string> => (await visit.run('harvest()')) as string;

/** The rows once there are any; none where none came within so many milliseconds. */
export async function rowsOf(visit: HostVisit, patience: number): Promise<readonly string[]> {
  for (const until = Date.now() + patience; ;) {
    // The frame may be loaded anew meanwhile, or the whole page.
    const rows = await visit.rows().catch(() => []);
    if (rows.length > 0 || Date.now() > until) return rows;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
