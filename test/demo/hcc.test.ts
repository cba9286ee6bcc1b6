import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Calendar } from '../../demo/administrations/calendar.js';
import { administrations, listOf } from './support.js';

const ABRERA = '0800180001';

void describe('the simulated case file contract', async () => {
  const world = await administrations();

  void it('answers the four queries in their envelopes', async () => {
    for (const [operation, list] of [
      ['consultaActuacions', 'actuacions'],
      ['consultaExpedients', 'expedients'],
      ['consultaCitesPrevies', 'citesprevies'],
      ['consultaTributs', 'tributs'],
    ] as const) {
      const response = await world.hcc(ABRERA, operation);
      assert.equal(response.status, 200);
      const envelope = (await response.json()) as Record<string, unknown>;
      assert.equal(envelope['codiResultat'], '200');
      assert.equal(typeof envelope['descripcioResultat'], 'string');
      assert.ok(Array.isArray(envelope[list]) && envelope[list].length > 0, operation);
    }
  });

  void it('says in the inner code that nothing was found', async () => {
    for (const response of [
      await world.hcc('0809300000', 'consultaExpedients'),
      await world.hcc(ABRERA, 'consultaExpedients', { documentIdentificatiu: '12345678Z' }),
      await world.hcc(ABRERA, 'consultaExpedients', { codiINE10: '0801930008' }),
    ]) {
      assert.equal(response.status, 200);
      assert.deepEqual(await response.json(), { codiResultat: '404', descripcioResultat: "No s'ha trobat cap informació" });
    }
  });

  void it('takes both ends of a period in', async () => {
    const calendar = new Calendar();
    const day = calendar.ago(64);
    const found = await listOf(await world.hcc(ABRERA, 'consultaExpedients', { dataInici: day, dataFi: day }), 'expedients');
    assert.deepEqual(
      found.map(({ dataIniciExpedient }) => dataIniciExpedient?.slice(0, 10)),
      [day],
    );
    const entries = await listOf(await world.hcc(ABRERA, 'consultaActuacions', { dataInici: calendar.ago(33) }), 'actuacions');
    assert.ok(entries.length > 0 && entries.every(({ dataActuacio }) => (dataActuacio ?? '') >= calendar.ago(33)));
  });

  void it('filters by state, direction and one-stop shop', async () => {
    const open = await listOf(await world.hcc(ABRERA, 'consultaExpedients', { estat: 'OBERT' }), 'expedients');
    assert.deepEqual(new Set(open.map(({ estatExpedient }) => estatExpedient)), new Set(['OBERT']));
    const sent = await listOf(await world.hcc(ABRERA, 'consultaActuacions', { tipusActuacio: 'SORTIDA' }), 'actuacions');
    assert.deepEqual(new Set(sent.map(({ tipusActuacio }) => tipusActuacio)), new Set(['SORTIDA']));
    const business = await listOf(await world.hcc('0809610007', 'consultaExpedients', { fue: 'true' }), 'expedients');
    assert.deepEqual(new Set(business.map(({ fue }) => fue)), new Set([true]));
  });

  void it('mixes both capacities unless one is asked for, and shows the entity its own', async () => {
    const capacities = async (query: Record<string, string>) =>
      new Set((await listOf(await world.hcc(ABRERA, 'consultaExpedients', query), 'expedients')).map(({ tipusPersona }) => tipusPersona));
    assert.deepEqual(await capacities({}), new Set(['INTERESSAT', 'REPRESENTANT']));
    assert.deepEqual(await capacities({ tipusPersona: 'REPRESENTANT' }), new Set(['REPRESENTANT']));
    assert.deepEqual(await capacities({ documentIdentificatiu: 'Q0000000J' }), new Set(['INTERESSAT']));
  });

  void it('refuses a question without a document or with a wrong date', async () => {
    const mistakes: Record<string, string>[] = [
      { documentIdentificatiu: '' },
      { tipusDocumentIdentificatiu: 'DNI' },
      { dataInici: '02/03/2026' },
    ];
    for (const query of mistakes) {
      assert.equal((await world.hcc(ABRERA, 'consultaExpedients', query)).status, 400);
    }
  });

  void it('answers a wrong address with a page, not an envelope', async () => {
    for (const response of [await world.hcc(ABRERA, 'consultaFactures'), await world.hcc('0123456789', 'consultaExpedients')]) {
      assert.equal(response.status, 404);
      assert.match(response.headers.get('content-type') ?? '', /text\/html/);
    }
  });

  void it('counts calls by body and operation', async () => {
    await world.control.reset();
    await world.hcc(ABRERA, 'consultaExpedients');
    await world.hcc(ABRERA, 'consultaExpedients');
    await world.hcc(ABRERA, 'consultaActuacions');
    assert.deepEqual(await world.control.calls(), { [ABRERA]: { consultaExpedients: 2, consultaActuacions: 1 } });
  });
});
