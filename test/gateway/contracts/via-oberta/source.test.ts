import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createViaObertaSource } from '../../../../gateway/src/contracts/via-oberta/source.js';
import { QuestionRefused, SourceFailure } from '../../../../gateway/src/folder/ports.js';
import { acting, bodyThatSays, optionsFor, questionOf, said } from '../support.js';
import { trace } from './fixtures.js';

const ask = async (json: unknown, status = 200) =>
  createViaObertaSource(optionsFor((await bodyThatSays(json, status)).url)).dataUses(questionOf());

const failsWith = (state: SourceFailure['state'], retryable: boolean) => (error: unknown) => {
  assert.ok(error instanceof SourceFailure);
  assert.deepEqual([error.state, error.retryable], [state, retryable]);
  return true;
};

describe('a trace feed', () => {
  it('is asked once, with the holder in the body and nothing in the address', async () => {
    const body = await bodyThatSays({ Traces: [trace] });
    const source = createViaObertaSource(optionsFor(`${body.url}/traces`));
    const { items, notes } = await source.dataUses(questionOf());
    assert.deepEqual([items.length, notes, source.service], [1, [], 'via-oberta']);
    const [request] = body.requests;
    assert.equal(body.requests.length, 1);
    assert.equal(`${request?.method} ${request?.url.pathname}${request?.url.search}`, 'POST /traces');
    assert.equal(request?.headers['content-type'], 'application/json');
    assert.deepEqual(JSON.parse(request?.body ?? ''), {
      Titular: { TipoDocumentacion: 'NIF', Documentacion: '00000000T' },
      dataInici: '2023-11-21',
      dataFi: '2026-11-21',
    });
  });

  it('is asked about the represented person when the citizen acts for somebody', async () => {
    const body = await bodyThatSays({ Traces: [trace] });
    const { items } = await createViaObertaSource(optionsFor(body.url)).dataUses(questionOf(acting));
    assert.match(body.requests[0]?.body ?? '', /"TipoDocumentacion":"CIF","Documentacion":"Q0000000J"/);
    assert.equal(items[0]?.capacity, 'representative');
  });

  it('may be empty, but without a list it is no answer, and least of all "nothing"', async () => {
    assert.deepEqual(await ask({ Traces: [] }), { items: [], discarded: 0, notes: [] });
    for (const json of [{}, { Traces: null }, { Traces: 'cap' }, { traces: [trace] }])
      await assert.rejects(ask(json), failsWith('malformed', false));
    assert.deepEqual(said((await ask({ Traces: trace })).notes), ['element-wrapped items']);
  });

  it('fails as a source, in its own way', async () => {
    await assert.rejects(ask({ Error: 'x' }, 500), failsWith('failed', true));
    await assert.rejects(ask({ Error: 'x' }, 400), failsWith('failed', false));
    await assert.rejects(ask({ Error: 'x' }, 400), QuestionRefused);
    for (const json of [[trace], 'x', null]) await assert.rejects(ask(json), failsWith('malformed', false));
  });
});
