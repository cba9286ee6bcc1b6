/** On a bad line the question goes out while the code that draws the answer is still on its way. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { signIn } from './signing-in.js';
import { MOUNTS, type Stage, openStage, rowsOf } from './support.js';

for (const mount of MOUNTS)
  describe(`a page that is opened again, ${mount} mount`, () => {
    let stage: Stage;
    before(async () => {
      stage = await openStage({ mount });
    });
    after(() => stage.close());

    it('asks for its lists before its tags are defined, and asks each once', async () => {
      const { page } = await stage.arrive();
      await page.goto(`${stage.world.addresses.sites.abrera}/`);
      await signIn(page);
      await rowsOf(page, 'my-procedures').first().waitFor();
      const asked: string[] = [];
      page.on('request', (request) => {
        if (request.method() === 'GET' && request.url().includes('/v1/')) asked.push(new URL(request.url()).pathname);
      });
      // The tags come late; what asks early does not.
      await page.route(/chunks\/(core|frame|folder)/, async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 1_500));
        await route.continue();
      });
      await page.reload({ waitUntil: 'commit' });
      const question = await page.waitForRequest(/\/v1\/procedures/);
      assert.equal(await question.frame().evaluate(() => customElements.get('my-procedures') === undefined), true);
      await rowsOf(page, 'my-procedures').first().waitFor();
      assert.deepEqual(asked.filter((path) => path === '/v1/procedures').length, 1);
    });
  });
