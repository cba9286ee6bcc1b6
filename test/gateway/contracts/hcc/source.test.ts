import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createHccSource } from '../../../../gateway/src/contracts/hcc/source.js';
import { QuestionRefused, SourceFailure } from '../../../../gateway/src/folder/ports.js';
import { acting, bodyThatSays, optionsFor, questionOf, said, startBody } from '../support.js';
import { appointment, caseFile, entry, tax } from './fixtures.js';

const caseFilesOf = async (json: unknown, status = 200) =>
  createHccSource(optionsFor((await bodyThatSays(json, status)).url)).caseFiles(questionOf());

const failsWith = (state: SourceFailure['state'], retryable: boolean) => (error: unknown) => {
  assert.ok(error instanceof SourceFailure);
  assert.deepEqual([error.state, error.retryable], [state, retryable]);
  assert.doesNotMatch(error.message, /00000000T|127\.0\.0\.1/);
  return true;
};

describe('a body asked over HCC', () => {
  it('is told who is meant, of which body, and the days', async () => {
    const body = await bodyThatSays({ codiResultat: '200', expedients: [caseFile] });
    const { items } = await createHccSource(optionsFor(`${body.url}/hub/`)).caseFiles(questionOf());
    assert.equal(items.length, 1);
    const [{ url, method } = { url: undefined, method: '' }] = body.requests;
    assert.equal(`${method} ${url?.pathname}`, 'GET /hub/consultaExpedients');
    assert.deepEqual(Object.fromEntries(url?.searchParams ?? []), {
      documentIdentificatiu: '00000000T',
      tipusDocumentIdentificatiu: 'NIF',
      codiINE10: '0800180001',
      dataInici: '2023-11-21',
      dataFi: '2026-11-21',
    });
  });

  it('is asked about the represented person when the citizen acts for somebody', async () => {
    const body = await bodyThatSays({ codiResultat: '200', expedients: [{ ...caseFile, tipusPersona: undefined }] });
    const { items } = await createHccSource(optionsFor(body.url)).caseFiles(questionOf(acting));
    assert.equal(body.requests[0]?.url.searchParams.get('documentIdentificatiu'), 'Q0000000J');
    assert.equal(body.requests[0]?.url.searchParams.get('tipusDocumentIdentificatiu'), 'NIF');
    assert.equal(items[0]?.capacity, 'representative');
  });

  it('names foreign documents in its own words', async () => {
    const body = await bodyThatSays({ codiResultat: '404' });
    const source = createHccSource(optionsFor(body.url));
    await source.caseFiles(questionOf({ identifierType: 'nie' }));
    await source.caseFiles(questionOf({ identifierType: 'passport' }));
    assert.deepEqual(
      body.requests.map(({ url }) => url.searchParams.get('tipusDocumentIdentificatiu')),
      ['NIE', 'PASSAPORT'],
    );
  });

  it('answers each of the four queries at its own path, with one call each', async () => {
    const body = await startBody((request, response) => {
      response.end(
        JSON.stringify({ codiResultat: '200', expedients: [caseFile], actuacions: [entry], citesprevies: [appointment], tributs: [tax] }),
      );
    });
    const source = createHccSource(optionsFor(body.url));
    const question = questionOf();
    const answers = [
      await source.caseFiles(question),
      await source.registryEntries(question),
      await source.appointments(question),
      await source.taxes(question),
    ];
    assert.deepEqual(
      answers.map(({ items, discarded, notes }) => [items.length, discarded, notes.length]),
      [
        [1, 0, 0],
        [1, 0, 0],
        [1, 0, 0],
        [1, 0, 0],
      ],
    );
    assert.deepEqual(
      body.requests.map(({ url }) => url.pathname),
      ['/consultaExpedients', '/consultaActuacions', '/consultaCitesPrevies', '/consultaTributs'],
    );
  });

  it('says what it is', () => {
    const { administration, name, service, minimumLevel, deadline } = createHccSource(optionsFor('http://127.0.0.1', { deadline: 7_000 }));
    assert.deepEqual([administration, name, service, minimumLevel, deadline], ['0800180001', "Ajuntament d'Abrera", 'hcc', 'low', 7_000]);
    assert.ok(!('deadline' in createHccSource(optionsFor('http://127.0.0.1'))));
  });
});

describe('the result code of an HCC answer (quirk 8)', () => {
  for (const code of ['200', 200, 'codiOK']) {
    it(`${JSON.stringify(code)} is a success`, async () => {
      const answer = await caseFilesOf({ codiResultat: code, expedients: [caseFile] });
      assert.deepEqual([answer.items.length, answer.notes], [1, []]);
    });
  }

  for (const code of ['404', 404]) {
    it(`${JSON.stringify(code)} within HTTP 200 is an empty success`, async () => {
      assert.deepEqual(await caseFilesOf({ codiResultat: code, descripcioResultat: 'Res' }), { items: [], discarded: 0, notes: [] });
    });
  }

  it('404 within HTTP 404 is the same', async () => {
    assert.deepEqual(await caseFilesOf({ codiResultat: '404' }, 404), { items: [], discarded: 0, notes: [] });
  });

  it('missing from an HTTP 404 means a wrong path', async () => {
    await assert.rejects(caseFilesOf({ error: 'Not found' }, 404), failsWith('failed', false));
    const page = await startBody((_, response) => response.writeHead(404).end('<h1>404</h1>'));
    await assert.rejects(createHccSource(optionsFor(page.url)).caseFiles(questionOf()), failsWith('failed', false));
  });

  it('200 without a list is noted, and is not taken for "nothing"', async () => {
    for (const json of [
      { codiResultat: '200', descripcioResultat: 'OK' },
      { codiResultat: '200', expedients: null },
    ]) {
      const answer = await caseFilesOf(json);
      assert.deepEqual([answer.items, answer.discarded, said(answer.notes)], [[], 1, ['list-missing items']]);
    }
    assert.equal((await caseFilesOf({ codiResultat: '200', expedients: [] })).discarded, 0);
  });

  for (const [code, retryable] of [
    ['500', true],
    ['504', true],
    ['509', true],
    ['400', false],
    ['401', false],
    ['403', false],
    ['301', false],
  ] as const) {
    it(`${code} within HTTP 200 is the body's failure`, () =>
      assert.rejects(caseFilesOf({ codiResultat: code, expedients: [caseFile] }), failsWith('failed', retryable)));
  }

  it('that nobody knows is a failure, without being quoted', () =>
    assert.rejects(caseFilesOf({ codiResultat: 'Error de 00000000T' }), failsWith('failed', true)));

  it('may be missing where the list is there', async () => {
    const answer = await caseFilesOf({ expedients: [caseFile] });
    assert.deepEqual([answer.items.length, said(answer.notes)], [1, ['required-missing resultCode']]);
  });

  it('and the list missing together is no answer of this contract', async () => {
    for (const json of [{}, [], [caseFile], 'OK', null, 7]) await assert.rejects(caseFilesOf(json), failsWith('malformed', false));
  });

  for (const [status, retryable] of [
    [500, true],
    [503, true],
    [429, true],
    [401, false],
    [302, false],
  ] as const) {
    it(`does not matter under HTTP ${status}`, () =>
      assert.rejects(caseFilesOf({ codiResultat: '200', expedients: [caseFile] }, status), failsWith('failed', retryable)));
  }

  it('finds fault with one question, not with all, where it is 400, inside or outside', async () => {
    await assert.rejects(caseFilesOf({ codiResultat: '400' }), QuestionRefused);
    for (const status of [400, 422]) await assert.rejects(caseFilesOf({}, status), QuestionRefused);
    const isAboutAll = (error: unknown) => !(error instanceof QuestionRefused);
    for (const status of [401, 404, 500]) await assert.rejects(caseFilesOf({}, status), isAboutAll);
    for (const code of ['401', '500']) await assert.rejects(caseFilesOf({ codiResultat: code }), isAboutAll);
  });
});

describe('the list of an HCC answer', () => {
  for (const name of ['citesPrevies', 'cites', 'actuacions']) {
    it(`of appointments may be called ${name} (quirk 7)`, async () => {
      const body = await bodyThatSays({ codiResultat: '200', [name]: [appointment] });
      const answer = await createHccSource(optionsFor(body.url)).appointments(questionOf());
      assert.deepEqual([answer.items.length, said(answer.notes)], [1, ['alias-used items']]);
    });
  }

  it('may be a single object (quirk 24)', async () => {
    const answer = await caseFilesOf({ codiResultat: '200', expedients: caseFile });
    assert.deepEqual([answer.items.length, said(answer.notes)], [1, ['element-wrapped items']]);
  });

  it('loses a bad element only (quirk 24)', async () => {
    const answer = await caseFilesOf({
      codiResultat: '200',
      expedients: [caseFile, 'element il·legible', {}, { ...caseFile, idExpedient: 'X2' }],
    });
    assert.deepEqual([answer.items.length, answer.discarded, said(answer.notes)], [2, 2, ['element-dropped']]);
  });
});

describe('a body that misbehaves (quirk 23)', () => {
  for (const [name, text] of [
    ['JSON with a missing comma', '{"codiResultat":"200" "expedients":[]}'],
    ['JSON with a trailing comma', '{"codiResultat":"200","expedients":[],}'],
    ['a page with status 200', '<html><body>Manteniment</body></html>'],
  ] as const) {
    it(`with ${name} is reported as malformed`, async () => {
      const body = await startBody((_, response) => response.end(text));
      await assert.rejects(createHccSource(optionsFor(body.url)).caseFiles(questionOf()), failsWith('malformed', false));
    });
  }

  it('by hanging is late', async () => {
    const body = await startBody(() => undefined);
    const question = questionOf({}, AbortSignal.timeout(50));
    await assert.rejects(createHccSource(optionsFor(body.url)).caseFiles(question), failsWith('late', true));
  });

  it('with ten megabytes is cut off', async () => {
    const body = await startBody((_, response) => response.end(Buffer.alloc(10_000_000, ' ')));
    await assert.rejects(createHccSource(optionsFor(body.url)).caseFiles(questionOf()), failsWith('malformed', false));
  });
});
