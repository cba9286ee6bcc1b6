import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { FAULTS } from '../../demo/administrations/faults.js';
import { administrations, listOf } from './support.js';

const ABRERA = '0800180001';

void describe('faults on demand', async () => {
  const world = await administrations();
  const ask = () => world.hcc(ABRERA, 'consultaExpedients');
  beforeEach(() => world.control.reset());

  void it('begins with one body for each kind of trouble', async () => {
    const { bodies } = (await (await fetch(`${world.origin}/control`)).json()) as { bodies: { fault: string }[] };
    assert.deepEqual(
      bodies
        .map(({ fault }) => fault)
        .filter((fault) => fault !== 'none')
        .toSorted(),
      ['broken-json', 'dirty', 'hang', 'http-500', 'recover-after-2', 'slow'],
    );
  });

  void it('is slow for as long as it is told', async () => {
    await world.control.setFault(ABRERA, 'slow', 120);
    const begun = performance.now();
    assert.equal((await ask()).status, 200);
    assert.ok(performance.now() - begun >= 115);
  });

  void it('hangs until the asker gives up', async () => {
    await world.control.setFault(ABRERA, 'hang');
    const url = `${world.origin}/bodies/${ABRERA}/hub/consultaExpedients?documentIdentificatiu=00000000T&tipusDocumentIdentificatiu=NIF`;
    await assert.rejects(fetch(url, { signal: AbortSignal.timeout(150) }), { name: 'TimeoutError' });
  });

  void it('recovers on the third question of each operation', async () => {
    await world.control.setFault(ABRERA, 'recover-after-2');
    assert.deepEqual([(await ask()).status, (await ask()).status, (await ask()).status], [500, 500, 200]);
    assert.equal((await world.hcc(ABRERA, 'consultaActuacions')).status, 500);
  });

  void it('cuts the connection', async () => {
    await world.control.setFault(ABRERA, 'reset');
    await assert.rejects(ask());
  });

  for (const fault of ['broken-json', 'html', 'http-500', 'not-found'] as const) {
    void it(`answers what is no JSON: ${fault}`, async () => {
      await world.control.setFault(ABRERA, fault);
      const text = await (await ask()).text();
      assert.throws(() => JSON.parse(text) as unknown, SyntaxError);
    });
  }

  void it('answers ten megabytes, and a thousand levels', async () => {
    await world.control.setFault(ABRERA, 'huge');
    assert.ok((await (await ask()).arrayBuffer()).byteLength > 10 * 1024 * 1024);
    await world.control.setFault(ABRERA, 'deep');
    assert.match(await (await ask()).text(), /\[{1000}/);
  });

  void it('answers in the alphabet of 1987, and says so', async () => {
    await world.control.setFault(ABRERA, 'latin-1');
    const response = await ask();
    assert.match(response.headers.get('content-type') ?? '', /iso-8859-1/);
    assert.match(new TextDecoder('iso-8859-1').decode(await response.arrayBuffer()), /Llicència d'obres menors/);
  });

  void it('spoils single elements: twice the same, a link that is a script, another body', async () => {
    const clean = await listOf(await ask(), 'expedients');
    await world.control.setFault(ABRERA, 'repeated-id');
    assert.equal((await listOf(await ask(), 'expedients')).length, 2 * clean.length);
    await world.control.setFault(ABRERA, 'javascript-link');
    assert.ok((await listOf(await ask(), 'expedients')).every(({ urlExpedient }) => urlExpedient?.startsWith('javascript:')));
    await world.control.setFault(ABRERA, 'foreign-body');
    assert.ok((await listOf(await ask(), 'expedients')).every(({ codiINE10 }) => codiINE10 === '1711430008'));
    await world.control.setFault(ABRERA, 'wrong-type');
    assert.ok((await listOf(await ask(), 'expedients')).every((item) => typeof item !== 'object' || !('idExpedient' in (item ?? {}))));
  });

  void it('keeps every element of a dirty answer, and adds one that nobody can read', async () => {
    const clean = await listOf(await ask(), 'expedients');
    await world.control.setFault(ABRERA, 'dirty');
    const envelope = (await (await ask()).json()) as { codiResultat: unknown; expedients: unknown[] };
    assert.equal(envelope.codiResultat, 200);
    assert.equal(envelope.expedients.length, clean.length + 1);
    assert.notDeepEqual(envelope.expedients.slice(0, clean.length), clean);
  });

  void it('goes for e-NOTUM and the traces as well', async () => {
    await world.control.setFault('9821920002', 'http-500');
    assert.equal((await world.enotum('/notificacions')).status, 500);
    assert.equal((await world.traces({ Titular: { Documentacion: '00000000T' } })).status, 500);
  });

  void it('says what it does not know', async () => {
    await assert.rejects(world.control.setFault('0000000000', 'none'), /ine10/);
    await assert.rejects(world.control.setFault(ABRERA, 'tantrum' as 'none'), new RegExp(Object.keys(FAULTS).join(', ')));
  });
});
