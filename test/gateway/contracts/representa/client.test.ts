import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createRepresenta } from '../../../../gateway/src/contracts/representa/client.js';
import { envelope, parse } from '../../../../gateway/src/contracts/representa/message.js';
import { SourceFailure } from '../../../../gateway/src/folder/ports.js';
import { optionsFor, questionOf, startBody, withoutHandshake } from '../support.js';

const no = '<a><validarRepresentacioResponse><resultat><resposta><codi>001</codi></resposta></resultat></validarRepresentacioResponse></a>';
const acting = { subject: 's2', identifier: 'Q0000000J', name: 'ENTITAT FICTÍCIA PJ' };
const scope = { administration: '0800180001', procedure: '1111' };
const now = () => new Date('2026-11-22T08:00:00Z');

const registerAt = (url: string) =>
  createRepresenta({ ...optionsFor(url), requester: { code: '9821920002', name: 'Consorci <AOC> & més' }, now });
const ask = (url: string, signal = new AbortController().signal) =>
  registerAt(url).mayBeNotified(questionOf({ actingFor: acting }).person, scope, signal);

describe('a question to Representa', () => {
  it('names both people, the body, the procedure and the capacity, in the envelope of the platform', async () => {
    const body = await startBody((_, response) => response.writeHead(200, { 'content-type': 'text/xml' }).end(no));
    assert.equal(await ask(body.url), false);
    const [sent] = body.requests;
    assert.ok(sent);
    assert.deepEqual([sent.method, sent.url.search, sent.headers['content-type']], ['POST', '', 'text/xml; charset=utf-8']);
    const text = sent.body;
    for (const part of [
      '<CodigoProducto>REPRESENTA</CodigoProducto>',
      '<CodigoCertificado>REPRESENTA_VALIDACIO</CodigoCertificado>',
      '<IdentificadorSolicitante>9821920002</IdentificadorSolicitante>',
      '<NombreSolicitante>Consorci &lt;AOC&gt; &amp; més</NombreSolicitante>',
      '<poderdant><tipusDocumentIdentificatiu>NIF</tipusDocumentIdentificatiu><valorDocumentIdentificatiu>Q0000000J</valorDocumentIdentificatiu><tipusPersona>JURIDICA</tipusPersona></poderdant>',
      '<representant><tipusDocumentIdentificatiu>NIF</tipusDocumentIdentificatiu><valorDocumentIdentificatiu>00000000T</valorDocumentIdentificatiu><tipusPersona>FISICA</tipusPersona></representant>',
      '<administracio><codi>0800180001</codi></administracio><tramit><codi>1111</codi></tramit>',
      '<capacitat><codi>NOTIFICAR</codi></capacitat>',
      '<dataValidacio>2026-11-22T09:00:00</dataValidacio>',
    ])
      assert.ok(text.includes(part), part);
    assert.equal(parse(text, 'our own').name, 'Envelope');
  });

  it('is not asked for somebody who acts for themselves', async () => {
    const body = await startBody((_, response) => response.end(no));
    assert.equal(await registerAt(body.url).mayBeNotified(questionOf().person, scope, new AbortController().signal), true);
    assert.equal(body.requests.length, 0);
  });

  it('without an answer is none: refused connections, errors and silence', async () => {
    const failing = await startBody((_, response) => response.writeHead(500).end('<a/>'));
    const failure = (state: SourceFailure['state']) => (error: unknown) => error instanceof SourceFailure && error.state === state;
    await assert.rejects(ask(failing.url), failure('failed'));
    await assert.rejects(ask('http://127.0.0.1:9'), failure('failed'));
    const silent = await startBody(() => undefined);
    await assert.rejects(ask(silent.url, AbortSignal.timeout(50)), failure('late'));
    const begun = performance.now();
    await assert.rejects(ask(await withoutHandshake(), AbortSignal.timeout(50)), failure('late'));
    assert.ok(performance.now() - begun < 1_000, `${performance.now() - begun} ms`);
  });

  it('cannot be changed by what stands in a name', () => {
    const xml = envelope({
      id: '1',
      product: 'P',
      modality: 'M',
      requester: { code: '</Codi>', name: "\"]]>\u0000<x a='1'>" },
      purpose: 'X',
      specific: ['a', 'b'],
    });
    const read = parse(xml, 'our own');
    assert.doesNotMatch(xml, /<x |\u0000/);
    assert.match(JSON.stringify(read), /<\/Codi>/);
  });
});
