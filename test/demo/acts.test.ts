import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { ACT_FAULTS, type ActFaultName } from '../../demo/administrations/act-faults.js';
import { Calendar } from '../../demo/administrations/calendar.js';
import { type RepresentationName, REPRESENTATIONS } from '../../demo/administrations/representa.js';
import { administrations } from './support.js';

const SINCE = `dataInicial=${new Calendar().ago(2000)}`;

interface Listed {
  id: number;
  tipus: string;
  estat: string;
}

void describe('a legal act at the simulated e-NOTUM', async () => {
  const world = await administrations();
  const find = async (tipus: string, estat = 'DIPOSITADA', representing = 'NIF-00000000T'): Promise<Listed> => {
    for (let page = 1; page < 9; page++) {
      const answer = await world.enotum(`/notificacions?${SINCE}&pagina=${page}`, { representing });
      const found = ((await answer.json()) as { notificacions: Listed[] }).notificacions.find(
        (item) => item.tipus === tipus && item.estat === estat,
      );
      if (found) return found;
    }
    throw new Error(`no ${tipus} is ${estat}`);
  };
  const accept = (id: number, body: object = {}, representing = 'NIF-00000000T') =>
    world.enotum(`/notificacions/${id}`, {
      method: 'PATCH',
      body: JSON.stringify({ estat: 'ACCEPTADA', ...body }),
      signal: AbortSignal.timeout(150),
      representing,
    });
  beforeEach(() => world.control.reset());

  const effectOf: Record<ActFaultName, [effects: number, answer: number | 'none']> = {
    none: [1, 200],
    'hang-before': [0, 'none'],
    'hang-after': [1, 'none'],
    'reset-before': [0, 'none'],
    'reset-after': [1, 'none'],
    '500-before': [0, 500],
    '500-after': [1, 500],
    'html-after': [1, 200],
    'error-200': [0, 200],
    'late-effect': [0, 'none'],
    slow: [1, 'none'],
  };
  for (const fault of Object.keys(ACT_FAULTS) as ActFaultName[]) {
    void it(`"${fault}": ${ACT_FAULTS[fault]}`, async () => {
      const { id } = await find('NOTIFICACIO');
      await world.control.setActFault({ fault, times: 1 });
      const answered = await accept(id).then(
        ({ status }) => status,
        () => 'none' as const,
      );
      assert.deepEqual([(await world.control.ledger()).effects, answered], effectOf[fault]);
      if (fault !== 'late-effect') return;
      await new Promise((done) => setTimeout(done, 300));
      assert.equal((await world.control.ledger()).effects, 1);
    });
  }

  void it('befalls reading a communication too, and no other reading', async () => {
    const [unread, read] = [await find('COMUNICACIO'), await find('NOTIFICACIO', 'ACCEPTADA')];
    await world.control.setActFault({ fault: '500-after' });
    assert.equal((await world.enotum(`/notificacions/${read.id}`)).status, 200);
    assert.equal((await world.enotum(`/notificacions/${unread.id}`)).status, 500);
    assert.equal((await world.control.ledger()).effects, 1);
  });

  void it('lends a document once, by a temporary address, to whoever practised it', async () => {
    const { id } = await find('NOTIFICACIO');
    const content = (uuid: string) => world.enotum(`/notificacions/${id}/documents/${uuid}/contingut`, { redirect: 'manual' });
    assert.equal((await content('x')).status, 400);
    await accept(id);
    const detail = (await (await world.enotum(`/notificacions/${id}`)).json()) as {
      documents: { resolucio: { uuid: string; mida: number } };
    };
    const { uuid, mida } = detail.documents.resolucio;
    const reply = await content(uuid);
    assert.equal(reply.status, 307);
    const address = reply.headers.get('location') ?? '';
    const bytes = Buffer.from(await (await fetch(address)).arrayBuffer());
    assert.equal(bytes.length, mida);
    assert.match(bytes.toString('latin1'), /^%PDF-1\.4[\s\S]*%%EOF\n$/);
    assert.equal((await fetch(address)).status, 410);
    assert.equal((await world.enotum(`/notificacions/${id}/evidencia/contingut`, { redirect: 'manual' })).status, 307);
  });

  void it('changes the channel of a natural person who leaves an address', async () => {
    const codi = async (response: Response) => ((await response.json()) as { codi: string }).codi;
    const company = await find('NOTIFICACIO', 'DIPOSITADA', 'CIF-Q0000000J');
    const change = (fields: object) => ({ canviCanal: { canal: 'DIGITAL', ...fields } });
    assert.equal(await codi(await accept(company.id, change({ bustiaCorreu: 'pj@exemple.cat' }), 'CIF-Q0000000J')), '1043');
    const own = await find('NOTIFICACIO');
    assert.equal(await codi(await accept(own.id, change({}))), '1042');
    assert.equal((await accept(own.id, change({ telefon: '600000000' }))).status, 200);
  });

  void it('has a Representa beside it that says what it is told to', async () => {
    const ask = async (representative = '00000000T'): Promise<string> => {
      const question = `<CodigoCertificado>REPRESENTA_VALIDACIO</CodigoCertificado><poderdant><valorDocumentIdentificatiu>Q0000000J</valorDocumentIdentificatiu></poderdant><representant><valorDocumentIdentificatiu>${representative}</valorDocumentIdentificatiu></representant>`;
      const url = `${world.origin}/bodies/9821920002/representa`;
      return (await fetch(url, { method: 'POST', body: question, signal: AbortSignal.timeout(100) })).text();
    };
    assert.match(await ask(), /<codi>0<\/codi>.*<estat>VALIDA<\/estat>/s);
    assert.match(await ask('99999018D'), /<codi>001<\/codi>/);
    for (const state of Object.keys(REPRESENTATIONS) as RepresentationName[]) {
      await world.control.setRepresentation(state);
      const text = await ask().catch(() => 'none');
      assert.equal(text === 'none', state === 'unreachable' || state === 'hang', state);
    }
    await assert.rejects(world.control.setRepresentation('perhaps' as RepresentationName), /state must be one of/);
    await assert.rejects(world.control.setActFault({ fault: 'perhaps' as ActFaultName }), /fault must be one of/);
  });
});
