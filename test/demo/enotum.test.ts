import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { Calendar } from '../../demo/administrations/calendar.js';
import { administrations } from './support.js';

interface Listed {
  id: number;
  tipus: string;
  estat: string;
  consultada: boolean;
  dataPublicacio: string;
  dadesRegistre?: { numero: string };
}
interface Page {
  notificacions: Listed[];
  pagina: number;
  totalPagines: number;
  totalResultats: number;
}

const SINCE = { dataInicial: new Calendar().ago(2000) };

void describe('the simulated e-NOTUM', async () => {
  const world = await administrations();
  const page = async (query: Record<string, string> = {}, representing = 'NIF-00000000T') =>
    (await (await world.enotum(`/notificacions?${new URLSearchParams(query).toString()}`, { representing })).json()) as Page;
  const everything = async () => {
    const first = await page(SINCE);
    const rest = await Promise.all(
      Array.from({ length: first.totalPagines - 1 }, (_, index) => page({ ...SINCE, pagina: String(index + 2) })),
    );
    return [first, ...rest].flatMap(({ notificacions }) => notificacions);
  };
  const find = async (tipus: string) => {
    const found = (await everything()).find((item) => item.tipus === tipus && item.estat === 'DIPOSITADA');
    assert.ok(found);
    return found;
  };
  beforeEach(() => world.control.reset());

  void it('pages from one, and its pages add up', async () => {
    const first = await page(SINCE);
    assert.equal(first.pagina, 1);
    assert.ok(first.totalPagines > 2);
    const items = await everything();
    assert.equal(items.length, first.totalResultats);
    assert.equal(new Set(items.map(({ id }) => id)).size, items.length);
    assert.deepEqual((await page({ ...SINCE, pagina: '99' })).notificacions, []);
  });

  void it('looks back thirty days where no date is given', async () => {
    const since = new Calendar().ago(30);
    const { notificacions, totalResultats } = await page();
    assert.ok(totalResultats > 0 && totalResultats < (await page(SINCE)).totalResultats);
    assert.ok(notificacions.every(({ dataPublicacio }) => dataPublicacio >= since));
  });

  void it('orders newest first unless asked otherwise, and filters', async () => {
    const dates = (await page(SINCE)).notificacions.map(({ dataPublicacio }) => dataPublicacio);
    assert.deepEqual(dates, dates.toSorted().reverse());
    const oldest = (await page({ ...SINCE, ordre: 'ASC' })).notificacions.map(({ dataPublicacio }) => dataPublicacio);
    assert.deepEqual(oldest, oldest.toSorted());
    assert.ok((await page({ ...SINCE, tipus: 'COMUNICACIO' })).notificacions.every(({ tipus }) => tipus === 'COMUNICACIO'));
    assert.ok((await page({ ...SINCE, estat: 'EXPIRADA' })).notificacions.every(({ estat }) => estat === 'EXPIRADA'));
    assert.ok((await page({ ...SINCE, noLlegides: 'true' })).notificacions.every(({ consultada }) => !consultada));
  });

  void it('sums up what the list holds', async () => {
    const summary = (await (await world.enotum(`/resum?${new URLSearchParams(SINCE).toString()}`)).json()) as Record<string, unknown>;
    const items = await everything();
    assert.equal(summary['totalNotificacions'], items.length);
    assert.equal(summary['totalNotificacionsPendents'], items.filter(({ estat }) => estat === 'DIPOSITADA').length);
  });

  void it('answers only for the people it knows', async () => {
    const { representats } = (await (await world.enotum('/usuari')).json()) as { representats: { document: string }[] };
    assert.deepEqual(
      representats.map(({ document }) => document),
      ['00000000T', '99999018D', 'Q0000000J'],
    );
    const refused = await world.enotum('/notificacions', { representing: 'NIF-12345678Z' });
    assert.equal(refused.status, 400);
    assert.equal(((await refused.json()) as { codi: string }).codi, '1047');
    assert.equal((await page(SINCE, 'CIF-Q0000000J')).totalResultats, 4);
    assert.equal((await page(SINCE, 'NIF-99999018D')).totalResultats, 1);
  });

  void it('accepts a communication when its detail is read, and writes it down', async () => {
    const { id } = await find('COMUNICACIO');
    await world.enotum(`/notificacions/${id}`);
    assert.equal((await everything()).find((item) => item.id === id)?.estat, 'ACCEPTADA');
    const ledger = await world.control.ledger();
    assert.deepEqual([ledger.detailReads, ledger.acts, ledger.effects], [1, 0, 1]);
  });

  void it('leaves a notification as it is when its detail is read, and shows no document', async () => {
    const { id } = await find('NOTIFICACIO');
    const detail = (await (await world.enotum(`/notificacions/${id}`)).json()) as Record<string, unknown>;
    assert.equal(detail['estat'], 'DIPOSITADA');
    assert.equal(detail['documents'], undefined);
    assert.equal((await world.control.ledger()).effects, 0);
  });

  void it('practises a notification once, and tells the issuing body', async () => {
    const { id, dadesRegistre } = await find('NOTIFICACIO');
    const act = (estat: string) => world.enotum(`/notificacions/${id}`, { method: 'PATCH', body: JSON.stringify({ estat }) });
    assert.equal((await act('EXPIRADA')).status, 400);
    assert.equal((await act('REBUTJADA')).status, 200);
    const again = await act('ACCEPTADA');
    assert.equal(((await again.json()) as { codi: string }).codi, '3003');
    const item = (await everything()).find((candidate) => candidate.id === id);
    assert.equal(item?.estat, 'REBUTJADA');
    const bodies = (await (await fetch(`${world.origin}/control`)).json()) as { bodies: { ine10: string; fault: string }[] };
    const states = [];
    for (const { ine10, fault } of bodies.bodies.filter((body) => body.ine10 !== '9821920002')) {
      if (fault !== 'none') await world.control.setFault(ine10, 'none');
      const { actuacions = [] } = (await (await world.hcc(ine10, 'consultaActuacions')).json()) as {
        actuacions?: Record<string, string>[];
      };
      states.push(
        ...actuacions
          .filter(({ numeroRegistre }) => numeroRegistre === dadesRegistre?.numero)
          .map(({ estatNotificacio }) => estatNotificacio),
      );
    }
    assert.deepEqual(states, ['REBUTJADA']);
  });

  void it('refuses to act for another addressee', async () => {
    const { id } = await find('NOTIFICACIO');
    const refused = await world.enotum(`/notificacions/${id}`, {
      method: 'PATCH',
      body: JSON.stringify({ estat: 'ACCEPTADA' }),
      representing: 'NIF-99999018D',
    });
    assert.equal(((await refused.json()) as { codi: string }).codi, '3010');
    assert.equal((await world.control.ledger()).acts, 0);
  });
});
