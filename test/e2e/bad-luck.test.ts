/** What a webmaster does wrong and what breaks on the way: each has a named outcome, and the rest of the page goes on working. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { startGateway } from '../../demo/gateway-process.js';
import { signIn, signInButton } from './signing-in.js';
import { type Stage, type Visit, clickOn, coverageOf, MOUNTS, openStage, rowsOf, settled, tagOn } from './support.js';

const heading = 'A page of somebody';

for (const mount of MOUNTS)
  describe(`bad luck, ${mount} mount`, () => {
    let stage: Stage;
    let content = '';
    /** A web server of a town; under its other name the gateway does not know it. */
    const server = createServer((_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(content),
    );
    before(async () => {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve).unref());
      stage = await openStage({ mount, furtherPages: [{ site: 'abrera', address: `${origin()}/page` }] });
    });
    after(async () => {
      await stage.close();
      server.close();
    });

    const origin = (name = 'town') => `http://${name}.localhost:${(server.address() as AddressInfo).port}`;
    async function pageWith(tags: string, name?: string): Promise<Visit> {
      content = `<!doctype html><html lang="ca"><title>x</title><body><h1>${heading}</h1>${tags}</body></html>`;
      const visit = await stage.arrive();
      await visit.page.goto(`${origin(name)}/page`);
      return visit;
    }
    const script = (name = 'loader.js') => `<script type="module" src="${stage.world.addresses.cdn}/${name}"></script>`;
    const space = (more = '') =>
      `<my-space gateway="${stage.world.addresses.gateway}" administration="0800180001" mount="${mount}" ${more}></my-space>`;
    const told = (visit: Visit, pattern: RegExp) => visit.complaints.filter((text) => text.startsWith('[meu-espai]') && pattern.test(text));
    const until = async (holds: () => boolean | Promise<boolean>, what: string) => {
      for (let round = 0; round < 100; round += 1) {
        if (await holds()) return;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      assert.fail(`never: ${what}`);
    };

    if (mount === 'open') {
      it('a page that is not registered is told exactly what to register, and the citizen that it is not ready', async () => {
        const visit = await pageWith(`${script()}${space()}<my-session></my-session><my-procedures></my-procedures>`, 'stranger');
        await clickOn(signInButton(visit.page));
        await until(
          () => told(visit, /origin http:\/\/stranger.*return address http:\/\/stranger.*\/page/).length === 1,
          'the console names origin and address',
        );
        await signInButton(visit.page).waitFor({ state: 'detached' });
        assert.equal(await visit.page.locator('h1').first().innerText(), heading);
      });
    } else {
      it('a page that is not registered gets no frame, and the rest of it goes on', async () => {
        const visit = await pageWith(`${script()}${space()}<my-session></my-session>`, 'stranger');
        await visit.page.locator('my-session').locator('iframe').waitFor();
        await until(() => visit.complaints.some((text) => /frame-ancestors/.test(text)), 'the browser refuses to show the frame');
        assert.equal(await visit.page.locator('h1').first().innerText(), heading);
      });
    }

    it('a code of an administration that is none is named, with what was expected', async () => {
      const visit = await pageWith(
        `${script()}<my-space gateway="${stage.world.addresses.gateway}" administration="801930008" mount="${mount}"></my-space><my-procedures></my-procedures>`,
      );
      await until(() => told(visit, /801930008|ten digits/).length > 0, 'the console names the code');
    });

    it('a tag without a space says which tag, why, and what to paste', async () => {
      const visit = await pageWith(`${script()}<my-procedures></my-procedures>`);
      await until(() => told(visit, /<my-procedures> found no <my-space>/).length === 1, 'the console says what to add');
    });

    it('two spaces are one too many, and the page works with one of them', async () => {
      const visit = await pageWith(`${script()}${space()}${space()}<my-procedures></my-procedures>`);
      await tagOn(visit.page, 'my-procedures').locator('[part~="signed-out"]').waitFor();
      await until(() => told(visit, /space/i).length === 1, 'one message about the second space');
    });

    it('two copies of the kit cost one message, and nothing breaks', async () => {
      const visit = await pageWith(
        `${script()}${script(mount === 'open' ? 'kit.js' : 'loader.js?again')}${space()}<my-session></my-session><my-procedures></my-procedures><my-procedures></my-procedures>`,
      );
      await tagOn(visit.page, 'my-procedures', 1).locator('[part~="signed-out"]').waitFor();
      await signInButton(visit.page).waitFor();
      assert.ok(visit.complaints.length <= 1, visit.complaints.join('\n'));
    });

    it('tags work in any order of arrival, and again after they were taken off the page', async () => {
      const visit = await pageWith(`<my-procedures></my-procedures>${script()}`);
      await visit.page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), space());
      await tagOn(visit.page, 'my-procedures').locator('[part~="signed-out"]').waitFor();
      await visit.page.evaluate(() => {
        const tag = document.querySelector('my-procedures');
        tag?.remove();
        document.body.prepend(tag as Element);
      });
      await tagOn(visit.page, 'my-procedures').locator('[part~="signed-out"]').waitFor();
    });

    it('a body that breaks while the citizen looks is named; trying again brings its rows', async () => {
      const { page } = await stage.arrive();
      await stage.world.control.setFault('0809610007', 'html');
      await page.goto(`${stage.world.addresses.sites.abrera}/carpeta`);
      await signIn(page);
      await settled(page, 'my-procedures');
      await clickOn(coverageOf(page, 'my-procedures').locator('summary'));
      await coverageOf(page, 'my-procedures')
        .getByText(/Granollers/)
        .first()
        .waitFor({ timeout: 15_000 });
      await stage.world.control.setFault('0809610007', 'none');
      await clickOn(tagOn(page, 'my-procedures').locator('[part~="retry"]:visible').first());
      await rowsOf(page, 'my-procedures')
        .getByText(/Ajuntament de Granollers/)
        .first()
        .waitFor({ timeout: 15_000 });
    });

    it('a gateway that goes down is told in plain words, and the rest of the page goes on', async () => {
      const visit = await stage.arrive();
      const { page } = visit;
      await page.goto(`${stage.world.addresses.sites.granollers}/`);
      await signIn(page);
      await rowsOf(page, 'my-procedures').first().waitFor();
      await stage.world.gateway?.stop();
      if (mount === 'sealed') {
        await clickOn(tagOn(page, 'my-procedures').locator('[part~="retry"]:visible').first());
        await tagOn(page, 'my-procedures').getByText('El servei que pregunta als ens no respon').waitFor({ timeout: 15_000 });
        assert.ok((await rowsOf(page, 'my-procedures').count()) > 0, 'what had come stays');
      }
      await page.reload();
      // Opened anew, a frame says nothing; the page does in its place.
      const failed = (mount === 'open' ? tagOn(page, 'my-procedures') : page.locator('my-procedures')).locator('[part~="failed"]');
      await failed.waitFor({ timeout: 15_000 });
      assert.equal(await rowsOf(page, 'my-procedures').count(), 0);
      assert.doesNotMatch(await failed.innerText(), /error|null|undefined|fetch|\b50\d\b/i);
      assert.ok((await page.locator('nav a').count()) > 0);
      const { configFile, dataDir, addresses } = stage.world;
      const { stop } = await startGateway({ configFile, dataDir, address: addresses.gatewayLoopback });
      try {
        await failed.locator('[part~="retry"]').click();
        await rowsOf(page, 'my-procedures').first().waitFor({ timeout: 15_000 });
      } finally {
        await stop();
      }
    });
  });
