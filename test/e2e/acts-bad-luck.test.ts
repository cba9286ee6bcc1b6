/** Legal acts when the register does not answer, and for somebody else; the ledger says what really happened. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import type { ActFaultName } from '../../demo/administrations/act-faults.js';
import { actAddresses, arriveAt, askFor, confirm, effectsIn } from './act-pages.js';
import { openStage, type Stage } from './support.js';

describe('a legal act', () => {
  let stage: Stage;
  let addressOf: (title: string) => string;
  let ofEntity: (title: string) => string;
  before(async () => {
    stage = await openStage({ mount: 'open' });
    addressOf = await actAddresses(stage);
    ofEntity = await actAddresses(stage, true);
  });
  after(() => stage.close());
  afterEach(async () => {
    await stage.world.control.setActFault({ fault: 'none' });
    await stage.world.control.setRepresentation('valid');
  });

  const main = (page: Page): Promise<string> => page.locator('main').innerText();
  const since = async (before: number): Promise<string[]> => (await effectsIn(stage)).slice(before);

  const lost: [title: string, fault: ActFaultName, effect: string[]][] = [
    ['falta el plànol signat', 'hang-after', ['acceptance']],
    ['Liquidació de la taxa de gual', 'reset-after', ['acceptance']],
    ['fotografies dera teulada', '500-after', ['acceptance']],
    ['Ordre de domiciliació', 'hang-before', []],
    ['amplada lliure de la vorera', 'reset-before', []],
  ];
  for (const [title, fault, effect] of lost) {
    it(`whose answer is lost (${fault}) is shown as unknown within five seconds, is never sent again, and is told by looking`, async () => {
      const { page, context } = await arriveAt(stage, addressOf(title));
      const count = (await effectsIn(stage)).length;
      await stage.world.control.setActFault({ fault, times: 1 });
      await askFor(page, 'accept');
      const asked = performance.now();
      await confirm(page);
      await page.getByText('Encara no sabem si s’ha fet').first().waitFor();
      // Five seconds from the sending, before which the registers are asked.
      assert.ok(performance.now() - asked < 6_500, `${performance.now() - asked} ms`);
      assert.match(await main(page), /No ho tornarem a enviar/);
      await page.reload();
      await page.goBack();
      await page.goForward();
      assert.deepEqual(await since(count), effect);

      await page.goto(addressOf(title));
      await (effect.length > 0 ? page.getByText('mirant la llista del registre') : page.getByText('Encara no sabem si s’ha fet'))
        .first()
        .waitFor();
      assert.equal(await page.locator('form').count(), 0);
      assert.deepEqual(await since(count), effect);
      await context.close();
    });
  }

  it('of a representative says all the time for whom it is, and on the receipt', async () => {
    const { page, context } = await arriveAt(stage, ofEntity('pòlissa de responsabilitat civil'), { representing: true });
    const count = (await effectsIn(stage)).length;
    assert.match(await page.locator('header').innerText(), /Actuant en nom de ENTITAT FICTÍCIA PJ/);
    assert.match(await main(page), /Legalment constarà com a rebutjada i el procediment continuarà/);
    await askFor(page, 'accept');
    assert.match(await main(page), /Ho fas en nom de ENTITAT FICTÍCIA PJ/);
    await confirm(page);
    await page.getByText('Fet: l’has acceptada').waitFor();
    assert.match(await main(page), /En nom de\s+ENTITAT FICTÍCIA PJ/);
    assert.deepEqual(await since(count), ['acceptance']);
    await context.close();
  });

  for (const [state, words] of [
    ['revoked', 'No consta que puguis rebre les notificacions de ENTITAT FICTÍCIA PJ'],
    ['expired', 'No consta que puguis rebre les notificacions de ENTITAT FICTÍCIA PJ'],
    ['unreachable', 'Ara no podem comprovar que representes ENTITAT FICTÍCIA PJ'],
  ] as const) {
    it(`is not offered to a representative whose power is ${state}, and not done when it becomes so at the last moment`, async () => {
      const { page, context } = await arriveAt(stage, ofEntity('termini de justificació'), { representing: true });
      const count = (await effectsIn(stage)).length;
      await askFor(page, 'accept');
      await stage.world.control.setRepresentation(state);
      await confirm(page);
      await page.getByText('No s’ha fet', { exact: true }).waitFor();
      await page.goto(ofEntity('termini de justificació'));
      await page.getByText(words).waitFor();
      assert.equal(await page.locator('form').count(), 0);
      assert.deepEqual(await since(count), []);
      await context.close();
    });
  }

  it('is not there for the same citizen in their own name', async () => {
    const { page, context } = await arriveAt(stage, ofEntity('termini de justificació'));
    await page.getByText('No trobem aquesta notificació').first().waitFor();
    await context.close();
  });
});
