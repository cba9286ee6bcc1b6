/** What the suites in browsers other than Chromium have in common. */
import { it } from 'node:test';
import { judge, type HostVisit } from './host-visit.js';
import { HOST_PAGES, type HostWorld } from './host-world.js';
import { figure } from './run.js';
import { Secrets } from './secrets.js';

/**
 * Says whether the browser is there: of a suite that is skipped the counts say nothing, of a test they do.
 * @param missing why it is not, or false
 */
export function tellEngine(name: string, missing: string | false): void {
  it(`${name} is installed`, { skip: missing }, () => figure(`in ${name}`));
  if (missing) figure(missing);
}

/** One test for each hostile page, and a last one that says how much of what they saw was searched. */
export function tryEveryHostPage(
  engine: string,
  world: () => HostWorld,
  visit: (address: string, act: (visit: HostVisit) => Promise<void>) => Promise<void>,
): void {
  let searched = 0;
  for (const [index, host] of HOST_PAGES.entries()) {
    it(`that ${host.what} gets hold of nothing`, { timeout: 90_000 }, () =>
      visit(world().addressOf(index), async (page) => {
        searched += await judge(host, page, world(), new Secrets(world()));
      }),
    );
  }

  it('was searched', () =>
    figure(`${HOST_PAGES.length} hostile pages in ${engine}, ${Math.round(searched / 1e6)} MB of what they saw searched`));
}
