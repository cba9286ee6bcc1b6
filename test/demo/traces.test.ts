import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Calendar } from '../../demo/administrations/calendar.js';
import type { Traca } from '../../demo/administrations/contract.js';
import { administrations } from './support.js';

void describe('the simulated feed of exchanges', async () => {
  const world = await administrations();
  const ask = async (document: string, period: object = {}) =>
    (
      (await (await world.traces({ Titular: { TipoDocumentacion: 'NIF', Documentacion: document }, ...period })).json()) as {
        Traces: Traca[];
      }
    ).Traces;

  void it('tells who asked whom for what, newest first', async () => {
    const traces = await ask('00000000T');
    assert.ok(traces.length >= 60);
    const days = traces.map(({ Atributos }) => Atributos.TimeStamp.slice(0, 10));
    assert.deepEqual(days, days.toSorted().reverse());
    assert.ok(traces.every(({ DatosGenericos }) => DatosGenericos.Titular.Documentacion === '00000000T'));
  });

  void it('keeps to the period', async () => {
    const calendar = new Calendar();
    const traces = await ask('00000000T', { dataInici: calendar.ago(100), dataFi: calendar.ago(50) });
    assert.ok(traces.length > 0);
    for (const { Atributos } of traces) {
      const day = Atributos.TimeStamp.slice(0, 10);
      assert.ok(calendar.ago(100) <= day && day <= calendar.ago(50), day);
    }
  });

  void it('carries the official, who must not reach the citizen, and the habits of its back ends', async () => {
    const traces = await ask('00000000T');
    assert.ok(traces.every(({ Atributos }) => Atributos.Funcionario.NombreCompleto === 'FUNCIONÀRIA FICTÍCIA'));
    const of = (product: string) => traces.find(({ Atributos }) => Atributos.CodigoProducto === product);
    assert.match(of('DGT')?.Atributos.TimeStamp ?? '', /^\d{4}-\d{2}-\d{2} \d/);
    assert.match(of('MEPSYD')?.DatosGenericos.Transmision.FechaGeneracion ?? '', /^\d{8}$/);
    const [entity] = (await ask('Q0000000J')).filter(({ Atributos }) => Atributos.CodigoProducto === 'RGC');
    assert.equal(entity?.Atributos.DatosAutorizacion.IdentificadorSolicitante, 'CAOC');
  });

  void it('has nothing about anybody else, and refuses a question about nobody', async () => {
    assert.deepEqual(await ask('12345678Z'), []);
    assert.equal((await world.traces({})).status, 400);
  });
});
