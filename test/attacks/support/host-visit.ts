/** How a hostile page is tried and judged, whatever browser it stands in. */
import assert from 'node:assert/strict';
import type { HostPage } from '../hosts/page.js';
import { HOST_PAGES, type HostWorld } from './host-world.js';
import type { Secrets } from './secrets.js';

/** A hostile page in a browser; each engine is driven in its own way. */
export interface HostVisit {
  goTo(address: string): Promise<void>;
  /** As a citizen does it by keyboard, which works whatever lies over the button, in two clicks at most. */
  signIn(): Promise<void>;
  /** Texts of the rows of `<my-procedures>` that the citizen sees now. */
  rows(): Promise<readonly string[]>;
  /** Evaluates an expression in the page, as its own scripts could, and awaits it. */
  run(expression: string): Promise<unknown>;
  /** What an expression comes to in our own frames: at least in that of `<my-session>`. */
  inside(expression: string): Promise<readonly string[]>;
  /** How many documents of ours are shown, at whatever depth; where an engine does not tell, nothing. */
  frames?(): number;
}

/** What drivers say when the page they worked in is no longer there. */
const left = /context was destroyed|closed/;

/** The theme as a frame has drawn it, and the tags as it has them. */
const drawn =
  "[...document.adoptedStyleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join('') + (document.querySelector('my-space')?.outerHTML ?? '')";
/** Every attack on theme or tags has one of these in it. */
const neverDrawn = /evil|onclick|data-x|expression\(|<script|<img/;

/**
 * The citizen sees their folder, or what there is to see where the page forbids it; the page gets hold of nothing of it.
 * @returns how many characters of what the page saw were searched
 */
export async function judge(host: HostPage, visit: HostVisit, world: HostWorld, secrets: Secrets): Promise<number> {
  // Whoever has not signed in is shown nothing anyway: first they do so on an honest page of the same town.
  if (host.shows) await visit.goTo(world.honestAddress);
  await visit.signIn();
  assert.ok((await rowsOf(visit, 20_000))[0]?.includes(world.canary), 'the citizen sees their folder');
  assert.ok(secrets.learnKept((await visit.inside('JSON.stringify({ ...sessionStorage })')).join('\n')), 'the tokens are known');
  if (host.shows) {
    await visit.goTo(world.addressOf(HOST_PAGES.indexOf(host)));
    assert.deepEqual(await rowsOf(visit, 3_000), []);
    if (host.shows === 'no frame' && visit.frames) assert.equal(visit.frames(), 0, 'no frame of ours is in it');
  }
  if (host.says) {
    const setup = decodeURIComponent((await visit.run(setupOfFrame)) as string);
    for (const attack of host.says) assert.ok(setup.includes(attack), `the page hands in ${attack.slice(0, 80)}: ${setup.slice(0, 1_000)}`);
  }
  if (host.after) {
    await visit.run(`(async () => { ${world.fill(host.after)} })()`).catch((error: unknown) => assert.match(String(error), left));
  }
  const seen = await seenBy(visit);
  assert.deepEqual(secrets.in(seen), []);
  if (host.survives) assert.notEqual((await rowsOf(visit, 10_000)).length, 0, 'the citizen still sees it');
  if (host.shows) assert.deepEqual(await visit.rows().catch(() => []), []);
  else {
    // A frame that the page leads elsewhere may be nowhere just now.
    for (const text of await visit.inside(drawn).catch(() => [])) {
      for (const pattern of [neverDrawn, ...(host.refused ? [host.refused] : [])]) assert.doesNotMatch(text, pattern);
    }
  }
  if (host.unheard) assert.ok(!seen.includes(host.unheard), host.unheard);
  return seen.length;
}

const setupOfFrame = "document.querySelector('my-session').shadowRoot.querySelector('iframe').src.split('#')[1]";

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
