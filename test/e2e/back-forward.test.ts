/** A page that the browser keeps, to show it at once when somebody goes back: by then it may be somebody else who looks. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { signIn, signInButton, signOutButton } from './signing-in.js';
import { clickOn, MOUNTS, rowsOf } from './support.js';
import { openTownStage, type TownStage } from './town-page.js';

for (const mount of MOUNTS)
  describe(`a page kept to go back to, ${mount} mount`, () => {
    let stage: TownStage;
    before(async () => {
      stage = await openTownStage({ mount, keepsPages: true });
    });
    after(() => stage.close());

    it('has forgotten whose folder it was, and nobody sees it who comes back after a sign-out in another tab', async () => {
      const { page, context } = await stage.arrive();
      await page.goto(stage.write());
      await signIn(page);
      await rowsOf(page, 'my-procedures').first().waitFor();
      const tab = await context.newPage();
      await tab.goto(stage.address);
      await signOutButton(tab).waitFor();

      await page.evaluate(() => {
        const seen: string[] = [];
        Object.assign(window, { seen });
        addEventListener('pageshow', ({ persisted }) => {
          seen.push(`kept: ${persisted}`);
          const look = (): void => {
            seen.push(document.querySelector('my-procedures:state(here)') ? 'here' : 'not here');
            requestAnimationFrame(look);
          };
          look();
        });
      });
      // Nobody of us is there to hear of it.
      await page.goto(`${stage.world.addresses.sites.vielha}/`);
      await tab.bringToFront();
      await clickOn(signOutButton(tab));
      await signInButton(tab).waitFor();

      await page.bringToFront();
      await page.goBack({ waitUntil: 'commit' });
      // What the frames themselves show cannot be read here: under test they are lost sight of while their page is kept.
      await page.waitForFunction(
        () => document.querySelectorAll('my-session:state(signed-out), my-procedures:state(signed-out)').length === 2,
      );
      const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
      assert.equal(seen[0], 'kept: true');
      // A page hears of its frame a moment later than the frame is drawn.
      if (mount === 'open') assert.ok(!seen.includes('here'), seen.join());
    });
  });
