import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { describe, it } from 'node:test';
import { safeName, safeType } from '../../../../gateway/src/acts/file.js';
import type { Listed } from '../../../../gateway/src/acts/ports.js';
import { isReadable, openDocument, openEvidence, readContents } from '../../../../gateway/src/contracts/enotum/documents.js';
import { letterText } from '../../../../gateway/src/contracts/enotum/letter.js';
import { mapSourced } from '../../../../gateway/src/contracts/enotum/map.js';
import { Notes } from '../../../../gateway/src/contracts/reading/notes.js';
import { SourceFailure } from '../../../../gateway/src/folder/ports.js';
import { createOutgoing } from '../../../../gateway/src/network/outgoing.js';
import { optionsFor, sendJson, startBody } from '../support.js';
import { aoc, item, reader } from './fixtures.js';

const pdf = Buffer.from('%PDF-1.4 and so on');
const signal = new AbortController().signal;

function listed(changes: object = {}): Listed {
  const [found] = mapSourced([{ ...item, estat: 'ACCEPTADA', ...changes }], aoc, reader, new Notes()).items;
  assert.ok(found);
  return { ...found, handle: { sourceId: found.sourceId, headers: { 'x-enotum-representat': 'NIF-00000000T' } } };
}

const start = async (answer: (response: ServerResponse, path: string) => void, allow = ['127.0.0.0/8']) => {
  const body = await startBody((request, response) => answer(response, new URL(request.url ?? '/', 'http://x').pathname));
  return { ...body, options: { ...optionsFor(`${body.url}/enotum`), outgoing: createOutgoing({ allow }) } };
};

const fails = (state: SourceFailure['state']) => (error: unknown) => {
  assert.ok(error instanceof SourceFailure, String(error));
  assert.equal(error.state, state);
  assert.doesNotMatch(error.message, /00000000T|127\.0\.0\.1|secret/);
  return true;
};

describe('reading what a notification says', () => {
  it('is free of effect for a final notification and an accepted communication, and for nothing else', () => {
    const may = (tipus: string, estat: string) => isReadable(listed({ tipus, estat }).notification);
    assert.deepEqual(
      ['DIPOSITADA', 'ACCEPTADA', 'REBUTJADA', 'EXPIRADA', 'ANUL·LADA', 'REBUTJADA_JURIDICAMENT', 'NOVA'].map((estat) => [
        may('NOTIFICACIO', estat),
        may('COMUNICACIO', estat),
        may('ALTRA', estat),
      ]),
      [
        [false, false, false],
        [true, true, false],
        [true, false, false],
        [true, false, false],
        [false, false, false],
        [false, false, false],
        [false, false, false],
      ],
    );
  });

  it('asks nobody where it would have an effect', async () => {
    const { options, requests } = await start((response) => sendJson(response, {}));
    for (const changes of [{ estat: 'DIPOSITADA' }, { tipus: 'COMUNICACIO', estat: 'DIPOSITADA' }, { estat: 'NOVA' }]) {
      await assert.rejects(readContents(options, listed(changes), signal), fails('failed'));
      await assert.rejects(openDocument(options, listed(changes), 'u', signal), fails('failed'));
      await assert.rejects(openEvidence(options, listed(changes), signal), fails('failed'));
    }
    assert.equal(requests.length, 0);
  });

  it('gives the letter and its documents, under ids of ours', async () => {
    const { options } = await start((response) =>
      sendJson(response, {
        id: 70412,
        dadesOfici: { cos: 'Benvolgut,\r\n\r\nUs\tfem arribar\u202E el que segueix.', peu: '<b>Peu</b>' },
        documents: {
          resolucio: { nom: 'Resolució.pdf', uuid: 'u-1', mida: 10 },
          annexos: [{ nom: 'a.pdf', uuid: 'u-2' }, { nom: 'sense uuid' }, 7],
        },
      }),
    );
    const { text, footer, documents, discarded } = await readContents(options, listed(), signal);
    assert.deepEqual([text, footer], ['Benvolgut,\n\nUs fem arribar‹U+202E› el que segueix.', '<b>Peu</b>']);
    assert.deepEqual(
      documents.map(({ name, role, bytes, source }) => [name, role, bytes, source]),
      [
        ['Resolució.pdf', 'decision', 10, 'u-1'],
        ['a.pdf', 'annex', null, 'u-2'],
      ],
    );
    assert.ok(documents.every(({ id }) => /^[\w-]{22}$/.test(id)) && discarded === 1);
  });

  it('leaves out a document that it could not ask for by its exact id', async () => {
    const uuids = ['u-1', 7, 9007199254740992, 1.5, 'u\u200B-2', 'u  3', 'u'.repeat(501), '\uD800'];
    const { options } = await start((response) =>
      sendJson(response, { id: 70412, documents: { annexos: uuids.map((uuid) => ({ uuid })) } }),
    );
    const { documents, discarded } = await readContents(options, listed(), signal);
    assert.deepEqual([documents.map(({ source }) => source), discarded], [['u-1', '7'], 6]);
  });

  it('that belongs to another one, or cannot be told from it, is not shown', async () => {
    for (const [source, told] of [
      [70412, '{"id":70413,"dadesOfici":{"cos":"secret"}}'],
      [70412, '{"id":"70412 ","dadesOfici":{"cos":"secret"}}'],
      ['9007199254740992', '{"id":9007199254740993,"dadesOfici":{"cos":"secret"}}'],
    ] as const) {
      const { options } = await start((response) => response.writeHead(200).end(told));
      await assert.rejects(readContents(options, listed({ id: source }), signal), fails('malformed'));
    }
    const { options } = await start((response) => sendJson(response, { id: '70412', dadesOfici: { cos: 'Benvolgut' } }));
    assert.equal((await readContents(options, listed(), signal)).text, 'Benvolgut');
  });

  it('of another shape is malformed, and an error of the contract is what it says', async () => {
    const { options } = await start((response) => sendJson(response, ['x']));
    await assert.rejects(readContents(options, listed(), signal), fails('malformed'));
    const refusing = await start((response) => sendJson(response, { codi: '1032', missatge: 'x' }, 400));
    await assert.rejects(readContents(refusing.options, listed(), signal), fails('level-too-low'));
  });
});

describe('fetching a document', () => {
  it('follows the short-lived address here, without saying there who we are', async () => {
    const store = await startBody((_, response) => response.writeHead(200, { 'content-type': 'application/pdf' }).end(pdf));
    const { options, requests } = await start((response) => response.writeHead(307, { location: `${store.url}/secret?t=1` }).end());
    const { content } = await openDocument(options, listed(), 'a/b', signal);
    assert.deepEqual(content, pdf);
    assert.equal(requests[0]?.url.pathname, '/enotum/ciutadania/notificacions/70412/documents/a%2Fb/contingut');
    assert.equal(requests[0]?.headers['x-enotum-representat'], 'NIF-00000000T');
    assert.equal(store.requests[0]?.headers['x-enotum-representat'], undefined);
    await openEvidence(options, listed({ idioma: 'oc' }), signal);
    assert.equal(
      `${requests[1]?.url.pathname}${requests[1]?.url.search}`,
      '/enotum/ciutadania/notificacions/70412/evidencia/contingut?idioma=oc',
    );
  });

  for (const location of [
    'http://169.254.169.254/latest/meta-data/',
    'https://10.0.0.1/x',
    'http://[::ffff:169.254.169.254]/',
    'http://0xa9fea9fe/',
    'file:///etc/passwd',
    'ftp://exemple.cat/x',
    'https://user:password@exemple.cat/x',
  ]) {
    it(`does not go to ${location}`, async () => {
      const { options } = await start((response) => response.writeHead(307, { location }).end());
      await assert.rejects(openDocument(options, listed(), 'u', signal), fails('malformed'));
    });
  }

  it('gives up on a chain of redirects, on what is too big, and on an error', async () => {
    const chain = await start((response) => response.writeHead(307, { location: './again' }).end());
    await assert.rejects(openDocument(chain.options, listed(), 'u', signal), fails('malformed'));
    const huge = await start((response) => response.writeHead(200).end(Buffer.alloc(26 * 1_048_576)));
    await assert.rejects(openDocument(huge.options, listed(), 'u', signal), fails('malformed'));
    const gone = await start((response) => response.writeHead(410).end('secret'));
    await assert.rejects(openDocument(gone.options, listed(), 'u', signal), fails('failed'));
    const silent = await start(() => undefined);
    await assert.rejects(openDocument(silent.options, listed(), 'u', AbortSignal.timeout(50)), fails('late'));
  });
});

describe('the name of a file', () => {
  for (const [given, safe] of [
    ['Resolució núm. 12.pdf', 'Resolució núm. 12.pdf'],
    ['../../etc/passwd', 'passwd.bin'],
    ['C:\\temp\\x.pdf', 'x.pdf'],
    ['factura.pdf.exe', 'factura.pdf.exe.bin'],
    ['fdp\u202E.exe', 'fdp.exe.bin'],
    ['pàgina.html', 'pàgina.html.bin'],
    ['a\r\nContent-Type: text/html.pdf', 'html.pdf'],
    ['a\r\nb.pdf', 'ab.pdf'],
    ['  .hidden.pdf ', 'hidden.pdf'],
    ['con.pdf', 'document.pdf'],
    ['', 'document.pdf'],
    ['\u0000\u200B', 'document.pdf'],
    ['"; filename=x.pdf', 'filename=x.pdf'],
  ] as const) {
    it(`${JSON.stringify(given)} becomes ${safe}`, () => assert.equal(safeName(given, 'document.pdf'), safe));
  }

  it('is never long, and never cut through a character', () => {
    const name = safeName(`${'x'.repeat(119)}😀${'y'.repeat(500)}.pdf`, 'document.pdf');
    assert.ok(name.length <= 130 && name.endsWith('.pdf') && encodeURIComponent(name));
  });

  it('comes with a type that only a PDF has', () => {
    assert.equal(safeType(pdf), 'application/pdf');
    for (const content of ['<html>', '', ' %PDF-1.4', '\u0089PNG'])
      assert.equal(safeType(Buffer.from(content)), 'application/octet-stream');
  });
});

describe('the text of a letter', () => {
  it('is plain text that keeps its lines, and stays within bounds', () => {
    assert.equal(letterText('a\n\n\n\n\nb\u0000c'), 'a\n\nbc');
    assert.equal(letterText(7), null);
    assert.equal(letterText('  '), null);
    assert.ok((letterText('😀'.repeat(50_000)) ?? '').length <= 20_000);
  });
});
