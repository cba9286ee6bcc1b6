import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mostPages } from '../../../../gateway/src/contracts/enotum/client.js';
import { createEnotumSource } from '../../../../gateway/src/contracts/enotum/source.js';
import { type Question, QuestionRefused, SourceFailure } from '../../../../gateway/src/folder/ports.js';
import { acting, optionsFor, questionOf, said, startBody, type Body } from '../support.js';
import { type Inbox, item, startEnotum, user } from './fixtures.js';

const sourceOf = (body: Body) =>
  createEnotumSource(optionsFor(`${body.url}/enotum`, { administration: '9821920002', name: 'Consorci AOC', dir3: null }));
const ask = async (inbox: Inbox, question: Question = questionOf()) => sourceOf(await startEnotum(inbox)).notifications(question);
const many = (count: number) => Array.from({ length: count }, (_, index) => ({ ...item, id: index + 1 }));

const failsWith = (state: SourceFailure['state'], retryable: boolean) => (error: unknown) => {
  assert.ok(error instanceof SourceFailure);
  assert.deepEqual([error.state, error.retryable], [state, retryable]);
  assert.doesNotMatch(error.message, /00000000T|Q0000000J|secret/);
  return true;
};

describe('e-NOTUM asked for a list', () => {
  it('is only read: GET of the user, the list and the summary', async () => {
    const body = await startEnotum();
    const { items, notes } = await sourceOf(body).notifications(questionOf());
    assert.deepEqual([items.length, notes], [1, []]);
    assert.deepEqual(
      body.requests.map(({ method, url }) => `${method} ${url.pathname}`).sort(),
      ['notificacions', 'resum', 'usuari'].map((resource) => `GET /enotum/ciutadania/${resource}`),
    );
  });

  it('always gets both days, since its own default hides older pending ones (quirk 27)', async () => {
    const body = await startEnotum();
    await sourceOf(body).notifications(questionOf());
    for (const resource of ['notificacions', 'resum']) {
      const query = body.requests.find(({ url }) => url.pathname.endsWith(resource))?.url.searchParams;
      assert.deepEqual([query?.get('dataInicial'), query?.get('dataFinal')], ['2023-11-21', '2026-11-21']);
    }
  });

  it('is told in a header, never in the address, for whom is asked', async () => {
    const body = await startEnotum();
    await sourceOf(body).notifications(questionOf());
    await sourceOf(body).notifications(questionOf(acting));
    const headers = body.requests
      .filter(({ url }) => !url.pathname.endsWith('usuari'))
      .map(({ headers: sent }) => sent['x-enotum-representat']);
    assert.deepEqual(headers, ['NIF-00000000T', 'NIF-00000000T', 'CIF-Q0000000J', 'CIF-Q0000000J']);
    for (const { url } of body.requests) assert.doesNotMatch(url.href, /00000000T|Q0000000J/);
  });

  it("needs no header where the certificate is the citizen's own", async () => {
    const body = await startEnotum({ user: { document: '00000000-t', representats: null } });
    assert.equal((await sourceOf(body).notifications(questionOf())).items.length, 1);
    assert.ok(body.requests.every(({ headers }) => headers['x-enotum-representat'] === undefined));
  });

  it('labels the capacity', async () => {
    assert.equal((await ask({}, questionOf())).items[0]?.capacity, 'interested');
    assert.equal((await ask({}, questionOf(acting))).items[0]?.capacity, 'representative');
  });

  it('is not asked for a person for whom it may not be', async () => {
    for (const representats of [[], null, [{ nom: 'x' }], [{ document: 'Q0000000J' }]]) {
      const body = await startEnotum({ user: { ...user, representats } });
      await assert.rejects(sourceOf(body).notifications(questionOf()), failsWith('not-represented', false));
      assert.equal(body.requests.length, 1);
    }
  });
});

describe('the pages of an e-NOTUM list', () => {
  it('are all read', async () => {
    const { items, notes } = await ask({ items: many(25), pageSize: 10 });
    assert.deepEqual([items.length, notes], [25, []]);
  });

  it('are read up to a cap, it is said, and the rest counts as not read', async () => {
    const body = await startEnotum({ items: many(mostPages + 5), pageSize: 1 });
    const { items, discarded, notes } = await sourceOf(body).notifications(questionOf());
    assert.deepEqual([items.length, discarded, said(notes)], [mostPages, 5, ['paging-capped']]);
    assert.equal(body.requests.filter(({ url }) => url.pathname.endsWith('notificacions')).length, mostPages);
  });

  it('end with an empty one, and what the totals promised beyond it counts as not read', async () => {
    const { items, discarded, notes } = await ask({
      items: many(2),
      pageSize: 2,
      page: (page) => ({ ...page, totalPagines: 9, totalResultats: 18 }),
    });
    assert.deepEqual([items.length, discarded, said(notes)], [2, 16, ['total-differs']]);
  });

  it('are found without a count of pages', async () => {
    const { items } = await ask({ items: many(5), pageSize: 2, page: (page) => ({ ...page, totalPagines: undefined }) });
    assert.equal(items.length, 5);
  });

  it('that repeat themselves show each notification once', async () => {
    const { items, notes } = await ask({ items: many(3), page: (page) => ({ ...page, totalPagines: 3 }), pageSize: 3 });
    assert.equal(items.length, 3);
    assert.ok(!said(notes).includes('duplicate'));
    const repeated = await ask({ items: many(1), page: () => ({ notificacions: many(1), totalPagines: 2, totalResultats: 1 }) });
    assert.deepEqual([repeated.items.length, said(repeated.notes)], [1, ['duplicate']]);
  });

  it('that are all the first one again are not taken for the whole', async () => {
    const { items, discarded } = await ask({ page: () => ({ notificacions: many(2), totalPagines: 3, totalResultats: 6 }) });
    assert.deepEqual([items.length, discarded], [2, 4]);
  });

  it('with an element that cannot be read count it once', async () => {
    const { items, discarded } = await ask({ items: [item, 'il·legible'] });
    assert.deepEqual([items.length, discarded], [1, 1]);
  });

  it('without a list are no answer, and least of all "nothing"', async () => {
    for (const page of [{}, { totalPagines: 1, totalResultats: 1 }, { notificacions: null, totalResultats: null }, { resultats: [item] }])
      await assert.rejects(ask({ items: [], page: () => page }), failsWith('malformed', false));
  });

  it('may leave the list out when they count to zero', async () => {
    const { items, discarded, notes } = await ask({ items: [], page: () => ({ totalPagines: 0, totalResultats: 0 }) });
    assert.deepEqual([items, discarded, said(notes)], [[], 0, ['list-missing items']]);
    assert.deepEqual(await ask({ items: [] }), { items: [], discarded: 0, notes: [] });
  });

  it('that are announced and come empty, without a total, are not whole', async () => {
    const { items, discarded } = await ask({
      items: many(2),
      pageSize: 2,
      page: (page) => ({ ...page, totalPagines: 3, totalResultats: null }),
      statuses: { resum: 500 },
    });
    assert.deepEqual([items.length, discarded], [2, 1]);
  });

  it('that lose the list on the way are kept, and are not whole', async () => {
    const { items, discarded, notes } = await ask({
      items: many(4),
      pageSize: 2,
      page: (page) => (page['pagina'] === 1 ? { ...page, totalResultats: null } : { totalPagines: 2 }),
    });
    assert.deepEqual([items.length, discarded], [2, 2]);
    assert.ok(said(notes).includes('list-missing items'));
  });
});

describe('the summary of e-NOTUM', () => {
  it('that is silent is waited for a moment longer than the list, and takes nothing from it', async () => {
    const begun = performance.now();
    const { items, discarded, notes } = await ask({ statuses: { resum: 'silent' } });
    assert.deepEqual([items.length, discarded, said(notes)], [1, 0, ['required-missing summary']]);
    assert.ok(performance.now() - begun < 3_000, `${performance.now() - begun} ms`);
  });

  it('with another total is said to differ, and what it knows beyond the list counts as not read', async () => {
    const { items, discarded, notes } = await ask({ summary: { totalNotificacions: 4 } });
    assert.deepEqual([items.length, discarded, said(notes)], [1, 3, ['total-differs']]);
    assert.equal((await ask({ items: [], summary: { totalNotificacions: 4 } })).discarded, 4);
    assert.equal((await ask({ items: many(2), summary: { totalNotificacions: 1 } })).discarded, 0);
  });

  it('that fails costs nothing but its confirmation', async () => {
    for (const inbox of [{ statuses: { resum: 500 } }, { summary: { totalNotificacions: 'molts' } }]) {
      const { items, notes } = await ask(inbox);
      assert.deepEqual([items.length, said(notes)], [1, ['required-missing summary']]);
    }
  });
});

describe('a refusal of e-NOTUM', () => {
  for (const [codi, state] of [
    ['1032', 'level-too-low'],
    [1049, 'level-too-low'],
    ['1403', 'level-too-low'],
    ['1047', 'not-represented'],
    ['3010', 'not-represented'],
    ['1050', 'failed'],
    [720, 'failed'],
  ] as const) {
    it(`with code ${codi} is ${state}`, async () => {
      const inbox = { page: () => ({ codi, missatge: 'secret 00000000T', parametresInvalids: [] }), statuses: { notificacions: 400 } };
      await assert.rejects(ask(inbox), failsWith(state, false));
    });
  }

  it('counts against nobody but who asked, where the question was at fault', async () => {
    const refusing = (status: number) => ask({ page: () => ({ codi: '1050', missatge: 'x' }), statuses: { notificacions: status } });
    await assert.rejects(refusing(400), QuestionRefused);
    await assert.rejects(refusing(500), (error) => !(error instanceof QuestionRefused));
  });

  it('without a code may pass', async () => {
    await assert.rejects(ask({ statuses: { notificacions: 503 } }), failsWith('failed', true));
    await assert.rejects(ask({ statuses: { usuari: 403 } }), failsWith('failed', false));
  });

  it('is none that anybody is represented, or not, where its user names nobody', async () => {
    for (const nobody of [{}, { codiResultat: 200 }, { document: null, representats: null }])
      await assert.rejects(ask({ user: nobody }), failsWith('malformed', false));
  });

  it('by a page or another shape is told apart', async () => {
    const page = await startBody((_, response) => response.end('<h1>secret</h1>'));
    await assert.rejects(sourceOf(page).notifications(questionOf()), failsWith('malformed', false));
    await assert.rejects(ask({ page: () => [] }), failsWith('malformed', false));
    await assert.rejects(ask({ page: (same) => ({ ...same, totalPagines: 'dues' }) }), failsWith('malformed', false));
  });

  it('to answer in time is late', async () => {
    const body = await startBody(() => undefined);
    await assert.rejects(sourceOf(body).notifications(questionOf({}, AbortSignal.timeout(50))), failsWith('late', true));
  });
});
