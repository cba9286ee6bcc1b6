/** The doctor on the demo's own pages, with the real loader, gateway and frames: it finds nothing to mend. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { SITES } from '../../demo/sites/sites.js';
import { startWorld } from '../../demo/world.js';
import { examine } from '../../doctor/examine.js';

const built = ['gateway/dist/cli/main.js', 'gateway/kit/manifest.json', 'cdn/loader.js'].every((file) =>
  existsSync(fileURLToPath(new URL(`../../${file}`, import.meta.url))),
);

describe('the doctor on the demo', { skip: !built && 'the kit and the gateway are not built' }, () => {
  it('finds nothing to mend', async () => {
    const world = await startWorld();
    try {
      for (const { name, pages } of SITES)
        for (const path of Object.keys(pages)) {
          const findings = await examine(new URL(world.addresses.sites[name] + path));
          const complaints = findings.filter(({ level }) => level !== 'ok').map(({ found }) => found);
          assert.deepEqual(complaints, [], name + path);
        }
    } finally {
      await world.stop();
    }
  });
});
