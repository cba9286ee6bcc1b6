/** Opening, refusing and reading notifications, on the gateway's own pages, in a real browser; the register's ledger says what really happened. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import fc from 'fast-check';
import type { BrowserContext, Page } from 'playwright-core';
import { axe } from './axe.js';
import { actAddresses, arriveAt, askFor, confirm, effectsIn, inMind } from './act-pages.js';
import { tabTo } from './keyboard.js';
import { identify, signIn } from './signing-in.js';
import { clickOn, MOUNTS, openStage, rowsOf, settled, type Stage, tagOn, type Visit } from './support.js';

/** Fresh ones, since each can be acted on only once: of the citizen, available. */
const titles = {
  opened: 'falta el plànol signat de la façana',
  refused: 'Liquidació de la taxa de gual',
  read: "Talls d'aigua previstos al teu carrer",
  twice: 'fotografies dera teulada actuau',
  strong: 'Propuesta de resolución del expediente sancionador',
  paper: 'amplada lliure de la vorera',
  withoutScript: 'Ordre de domiciliació',
  keyboard: 'Calendari de la targeta',
};

/** Every confirmation that leaves this tab, so that it is the page that is tested and not the gateway behind it, which would refuse them too. */
function confirmationsOf(page: Page): string[] {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().includes('/confirm')) sent.push(request.url());
  });
  return sent;
}

/** Lets no time pass in this browser profile, but what the test lets pass, until it is resumed. */
async function holdTheClock(page: Page): Promise<void> {
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 1_000);
}

for (const mount of MOUNTS) {
  describe(`a citizen before a notification, coming from a page with ${mount} tags`, () => {
    let stage: Stage;
    let visit: Visit;
    let before_: number;
    before(async () => {
      stage = await openStage({ mount });
      visit = await stage.arrive();
      await visit.page.goto(`${stage.world.addresses.sites.abrera}/bustia`);
      await signIn(visit.page);
      await settled(visit.page, 'my-notifications');
    });
    after(() => stage.close());
    beforeEach(async () => {
      before_ = (await ledger()).length;
    });

    const ledger = async () => (await stage.world.control.ledger()).entries;
    const since = async () => (await ledger()).slice(before_).map(({ kind, effect }) => [kind, effect]);
    const effects = async () => (await since()).filter(([, effect]) => effect !== 'none');
    const linkOf = (title: string, page = visit.page) =>
      rowsOf(page, 'my-notifications').filter({ hasText: title }).locator('a[href*="/act/"]');
    const addressOf = async (title: string) => (await linkOf(title).getAttribute('href')) ?? '';

    /** Follows the link of the row, as a click does. */
    async function open(title: string): Promise<Page> {
      const [page] = await Promise.all([visit.context.waitForEvent('page'), clickOn(linkOf(title))]);
      await page.locator('h1').waitFor();
      return page;
    }

    it('causes nothing by looking at the list, by hovering and by having the focus', async () => {
      const rows = linkOf('');
      for (let index = 0; index < Math.min(await rows.count(), 8); index += 1) {
        await rows.nth(index).hover();
        await rows.nth(index).focus();
      }
      await visit.page.waitForTimeout(300);
      assert.deepEqual(await since(), []);
    });

    it('causes nothing by going there, by any address, by reloading or by fetching ahead', async () => {
      const address = await addressOf(titles.opened);
      const page = await visit.context.newPage();
      for (const more of ['', '&act=accept&understood=yes', '&estat=ACCEPTADA', '#confirm']) await page.goto(address + more);
      await page.reload();
      for (const path of ['/review', '/confirm', '/contents', '/accept']) await page.goto(address.replace('?', `${path}?`));
      const early = await fetch(address.replace(stage.world.addresses.gateway, stage.world.addresses.gatewayLoopback), {
        headers: { 'sec-purpose': 'prefetch' },
      });
      assert.equal(early.status, 503);
      await page.close();
      assert.deepEqual(await since(), []);
    });

    it('opens one: reads what will happen, confirms, gets a receipt and the letter; and it is on record once', async () => {
      const page = await open(titles.opened);
      assert.equal(await page.evaluate(() => window.opener as unknown), null);
      assert.match(await page.locator('main').innerText(), /Si no fas res/);
      await askFor(page, 'accept');
      assert.deepEqual(await effects(), []);
      await page.getByRole('button', { name: 'Sí, accepta-la i obre-la' }).click();
      await page.getByText('Fet: l’has acceptada').waitFor();
      assert.match(await page.locator('main').innerText(), /Justificant[\s\S]*Codi de l’operació[\s\S]*Us fem arribar/);
      assert.deepEqual(await effects(), [['act', 'acceptance']]);

      await page.reload();
      await page.goBack();
      await page.goBack();
      await page.goForward();
      await page.goForward();
      await page.getByText('Fet: l’has acceptada').waitFor();
      assert.deepEqual(await effects(), [['act', 'acceptance']]);
      await page.close();
    });

    it('finds it opened in the list when they come back, without doing anything', async () => {
      await tagOn(visit.page, 'my-notifications').evaluate((tag) => tag.ownerDocument.dispatchEvent(new Event('visibilitychange')));
      await rowsOf(visit.page, 'my-notifications').filter({ hasText: titles.opened }).getByText('Mira-la').first().waitFor();
    });

    it('downloads a document of it as a file', async () => {
      const page = await open(titles.opened);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page
          .getByRole('link', { name: /^Baixa / })
          .first()
          .click(),
      ]);
      assert.match(download.suggestedFilename(), /\.pdf$/);
      await page.close();
    });

    it('refuses one', async () => {
      const page = await open(titles.refused);
      await askFor(page, 'reject');
      await page.getByRole('button', { name: 'Sí, rebutja-la' }).click();
      await page.getByText('Fet: l’has rebutjada').waitFor();
      assert.deepEqual(await effects(), [['act', 'rejection']]);
      await page.close();
    });

    it('reads a communication, which accepts it, once', async () => {
      const page = await open(titles.read);
      await askFor(page, 'read');
      assert.deepEqual(await since(), []);
      await page.getByRole('button', { name: 'Sí, accepta-la i llegeix-la' }).click();
      await page.getByText('Fet: l’has acceptada').waitFor();
      await page.reload();
      assert.deepEqual(await effects(), [['detail-read', 'acceptance']]);
      await page.close();
    });

    it('does nothing by clicking twice, by holding Enter, or by Enter in a field', async () => {
      const page = await open(titles.twice);
      await holdTheClock(page);
      const sent = confirmationsOf(page);
      await page.getByRole('button', { name: 'Accepta i obre' }).dblclick();
      await page.locator('#understood').check();
      await page.locator('[data-acts]').dblclick({ force: true });
      for (let times = 0; times < 20; times += 1) await page.keyboard.down('Enter');
      await page.clock.runFor(inMind);
      for (let times = 0; times < 20; times += 1) await page.keyboard.down('Enter');
      await page.keyboard.up('Enter');
      await page.locator('#understood').focus();
      await page.keyboard.press('Enter');
      await page.waitForTimeout(300);
      assert.match(await page.locator('h1').innerText(), /Confirma/);
      assert.deepEqual([sent, await effects()], [[], []]);
      await page.clock.resume();
      await page.close();
    });

    it('does nothing within a second after the window came to the front', async () => {
      const page = await open(titles.twice);
      await holdTheClock(page);
      const sent = confirmationsOf(page);
      await page.getByRole('button', { name: 'Accepta i obre' }).click();
      await page.locator('#understood').check();
      await page.clock.runFor(inMind);
      assert.equal(await page.locator('[data-acts]').getAttribute('aria-disabled'), null);
      for (const comeBack of [
        () => window.dispatchEvent(new Event('focus')),
        () => document.dispatchEvent(new Event('visibilitychange')),
        () => window.dispatchEvent(new Event('pageshow')),
      ]) {
        await page.evaluate(comeBack);
        await page.clock.runFor(900);
        await page.locator('[data-acts]').click({ force: true });
      }
      await page.clock.runFor(inMind);
      await page.evaluate(() => document.querySelector<HTMLButtonElement>('[data-acts]')?.click());
      await page.waitForTimeout(300);
      assert.match(await page.locator('h1').innerText(), /Confirma/);
      assert.deepEqual([sent, await effects()], [[], []]);
      await page.clock.resume();
      await page.close();
    });

    it('does one thing in two tabs, and by two clicks', async () => {
      const pages = [await open(titles.twice), await open(titles.twice)];
      for (const page of pages) await askFor(page, 'accept');
      const [first, second] = pages as [Page, Page];
      await confirm(first);
      await first.getByText('Fet: l’has acceptada').waitFor();
      await confirm(second);
      await second.waitForURL(/\/done\/|\/act\/[^/]+\?/);
      await second.goto(second.url().replace(/\/done\/[^?]+/, ''));
      await second.getByText('Fet: l’has acceptada').waitFor();
      assert.deepEqual(await effects(), [['act', 'acceptance']]);
      for (const page of pages) await page.close();
    });

    it('says how the notifications are to come from now on only when they tick it', async () => {
      const page = await open(titles.paper);
      assert.match(await page.locator('main').innerText(), /compta la primera que rebis/);
      await page.getByRole('button', { name: 'Accepta i obre' }).click();
      assert.equal(await page.locator('#channel').isChecked(), false);
      await page.close();
    });

    it('whose sign-in is too weak is sent to a stronger one and comes back to the same notification', async () => {
      const page = await open(titles.strong);
      assert.match(await page.locator('main').innerText(), /Cal el nivell alt i has entrat amb el nivell substancial/);
      await page.getByRole('link', { name: 'Identifica’t amb nivell alt' }).click();
      await identify(page, { method: 'certificat' });
      await page.waitForURL(/\/act\//);
      assert.match(await page.locator('h1').innerText(), new RegExp(titles.strong));
      await askFor(page, 'accept');
      await confirm(page);
      await page.getByText('Fet: l’has acceptada').waitFor();
      assert.deepEqual(await effects(), [['act', 'acceptance']]);
      await page.close();
    });
  });
}

describe('the pages of legal acts', () => {
  let stage: Stage;
  let addressOf: (title: string) => string;
  before(async () => {
    stage = await openStage({ mount: 'open' });
    addressOf = await actAddresses(stage);
  });
  after(() => stage.close());

  const effects = () => effectsIn(stage);
  const newestOf = (context: BrowserContext): Page | undefined => context.pages().at(-1);

  for (const lang of ['ca', 'es', 'oc-aranes', 'en']) {
    it(`pass axe in ${lang} at 360 and 1280 pixels, scroll only downwards, and break no rule of their policy`, async () => {
      const { page, violations, complaints, context } = await arriveAt(stage, addressOf(titles.opened).replace('lang=ca', `lang=${lang}`));
      const check = async () => {
        assert.equal(await page.evaluate(() => document.documentElement.lang), lang);
        for (const width of [360, 1280]) {
          await page.setViewportSize({ width, height: 800 });
          assert.deepEqual(await axe(page), [], `${new URL(page.url()).pathname} at ${width}`);
          const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
          assert.ok((inner ?? 0) <= (outer ?? 0), `sideways scrolling at ${width}`);
        }
      };
      await check();
      await page.locator('button[value="accept"]').click();
      await check();
      for (const path of ['/leave', '/incident']) {
        await page.goto(addressOf(titles.opened).replace('?lang=ca', `${path}?lang=${lang}`));
        await check();
      }
      assert.deepEqual([violations, complaints], [[], []]);
      await context.close();
    });
  }

  it('work without script, from signing in to the receipt', async () => {
    const visit = await stage.arrive({ javaScriptEnabled: false });
    const { page } = visit;
    await page.goto(addressOf(titles.withoutScript));
    await page.locator('main .button').click();
    await identify(page);
    await page.waitForURL(/\/act\//);
    await page.locator('button[value="accept"]').click();
    await page.locator('#understood').check();
    await page.waitForTimeout(inMind);
    const before = (await effects()).length;
    await page.locator('#understood').press('Enter');
    await page.waitForTimeout(300);
    assert.deepEqual((await effects()).slice(before), []);
    await page.locator('button.main').click();
    await page.getByText('Fet: l’has acceptada').waitFor();
    assert.deepEqual((await effects()).slice(before), ['acceptance']);
    await visit.context.close();
  });

  it('can be used with the keyboard alone, and going back comes before acting', async () => {
    const { page, context } = await arriveAt(stage, addressOf(titles.keyboard));
    const before = (await effects()).length;
    await tabTo(page, '[data-leave]');
    await tabTo(page, 'button[value="read"]');
    await page.keyboard.press('Enter');
    await page.locator('#understood').waitFor();
    await tabTo(page, '#understood');
    await page.keyboard.press('Space');
    await tabTo(page, '[data-acts]');
    await page.waitForTimeout(inMind);
    await page.keyboard.press('Enter');
    await page.getByText('Fet: l’has acceptada').waitFor();
    assert.deepEqual((await effects()).slice(before), ['acceptance']);
    await context.close();
  });

  it('ask in their own words for the tick that is missing, and answer the click that acts at once', async () => {
    const { page, context } = await arriveAt(stage, addressOf(titles.paper));
    const sent = confirmationsOf(page);
    await page.locator('button[value="accept"]').click();
    await page.waitForTimeout(inMind);
    await page.locator('[data-acts]').click();
    await page.getByRole('alert').getByText('marca la casella').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'understood');
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(sent, []);
    // An answer of no content leaves the page as the click left it.
    await page.route('**/confirm**', (route) => route.fulfill({ status: 204 }));
    await page.locator('#understood').check();
    await page.locator('[data-acts]').click();
    await page.getByRole('status').getByText('Ho comprovem amb el registre i ho enviem.').waitFor();
    assert.equal(await page.getByText('marca la casella').count(), 0);
    assert.equal(sent.length, 1);
    await context.close();
  });

  it('stay without effect whatever is clicked and pressed before anybody had time to read', async () => {
    const { page, context } = await arriveAt(stage, addressOf(titles.paper));
    const before = (await effects()).length;
    await holdTheClock(page);
    const sent = confirmationsOf(page);
    const confirmation = page.locator('[data-acts]');
    const hasty: (() => Promise<unknown>)[] = [
      () => confirmation.click({ force: true }),
      () => confirmation.dblclick({ force: true }),
      () => confirmation.focus(),
      () => page.locator('#understood').click(),
      () => page.keyboard.press('Enter'),
      () => page.keyboard.down('Enter'),
      () => page.keyboard.press('Space'),
      () => page.keyboard.press('Tab'),
      () => page.evaluate(() => document.querySelector<HTMLElement>('[data-acts]')?.click()),
      () => page.evaluate(() => document.querySelector('form')?.requestSubmit()),
      () => page.evaluate(() => window.dispatchEvent(new Event('focus'))),
    ];
    const seed = Number(process.env['SEED'] ?? 7);
    for (const steps of fc.sample(fc.array(fc.nat(hasty.length - 1), { minLength: 4, maxLength: 10 }), { numRuns: 20, seed })) {
      await page.goto(addressOf(titles.paper));
      await page.locator('button[value="accept"]').click();
      await page.locator('#understood').check();
      // Going back is the one thing that may happen.
      for (const step of steps) if (page.url().includes('/confirm?')) await hasty[step]?.();
      assert.deepEqual(sent, [], `seed ${seed}, steps ${steps.join(' ')}`);
    }
    assert.deepEqual((await effects()).slice(before), []);
    await context.close();
  });

  it('show in no frame, under no overlay, and to no script of a town’s page', async () => {
    const { page, context } = await arriveAt(stage, addressOf(titles.paper));
    const before = (await effects()).length;
    const host = await context.newPage();
    await host.goto(`${stage.world.addresses.sites.granollers}/`);
    await host.evaluate(async (address) => {
      const frame = document.createElement('iframe');
      frame.src = address;
      document.body.append(frame);
      await new Promise((resolve) => frame.addEventListener('load', resolve));
    }, addressOf(titles.paper));
    const framed = host.frames().find((frame) => frame !== host.mainFrame() && frame.parentFrame() === host.mainFrame());
    assert.equal(await framed?.locator('form').count(), 0);
    const read = await host.evaluate(
      (address) =>
        fetch(address, { credentials: 'include' }).then(
          () => 'read',
          () => 'refused',
        ),
      addressOf(titles.paper),
    );
    assert.equal(read, 'refused');
    assert.deepEqual((await effects()).slice(before), []);
    await page.close();
    await context.close();
  });

  it('cannot be steered by the page that opened them', async () => {
    const { context } = await arriveAt(stage, addressOf(titles.paper));
    const host = await context.newPage();
    await host.goto(`${stage.world.addresses.sites.granollers}/`);
    const cut = await host.evaluate(async (address) => {
      const opened = window.open(address);
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      return opened?.closed ?? true;
    }, addressOf(titles.paper));
    assert.equal(cut, true);
    assert.equal(await newestOf(context)?.evaluate(() => window.opener as unknown), null);
    await context.close();
  });

  it('take no form from another page, also not one that knows everything but the origin', async () => {
    const { page, context } = await arriveAt(stage, addressOf(titles.paper));
    const before = (await effects()).length;
    await page.locator('button[value="accept"]').click();
    const fields = await page
      .locator('input[type="hidden"]')
      .evaluateAll((inputs) => inputs.map((input) => [input.getAttribute('name') ?? '', input.getAttribute('value') ?? '']));
    const host = await context.newPage();
    await host.goto(`${stage.world.addresses.sites.granollers}/`);
    await host.waitForTimeout(inMind);
    await host.evaluate(
      ([address, hidden]) => {
        const form = document.createElement('form');
        form.method = 'post';
        form.action = address;
        for (const [name, value] of [...hidden, ['understood', 'yes']]) {
          const input = document.createElement('input');
          Object.assign(input, { name, value });
          form.append(input);
        }
        document.body.append(form);
        form.submit();
      },
      [addressOf(titles.paper).replace('?', '/confirm?'), fields] as const,
    );
    await host.getByText('només s’obre directament').waitFor();
    assert.deepEqual((await effects()).slice(before), []);
    await context.close();
  });
});
