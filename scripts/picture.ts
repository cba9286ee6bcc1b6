/** Makes the picture of the README: a citizen on a town's page, signed in, taken from the demo world. `npm run picture` */
import { mkdirSync } from 'node:fs';
import { signIn } from '../test/e2e/signing-in.js';
import { openStage, rowsOf, settled } from '../test/e2e/support.js';

const stage = await openStage();
try {
  const { page } = await stage.arrive({ width: 1180, height: 1240 });
  await page.goto(`${stage.world.addresses.sites.abrera}/`);
  await signIn(page);
  await rowsOf(page, 'my-procedures').first().waitFor();
  await settled(page, 'my-procedures');
  mkdirSync('docs', { recursive: true });
  await page.screenshot({ path: 'docs/town-page.png' });
} finally {
  await stage.close();
}
