/** Mutual TLS against real servers: which one answers, which one fails and why, and what a new certificate in the old place does. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { after, before, describe, it, type TestContext } from 'node:test';
import { request } from 'undici';
import { createHccSource } from '../../../gateway/src/contracts/hcc/source.js';
import { SourceFailure } from '../../../gateway/src/folder/ports.js';
import { CertificateError, type CertificateFiles, readCertificate } from '../../../gateway/src/network/certificate.js';
import { createOutgoing, type OutgoingOptions } from '../../../gateway/src/network/outgoing.js';
import { makeCertificate, type CertificateOrder, type MadeCertificate } from '../../support/certificates.js';
import { caseFile } from '../contracts/hcc/fixtures.js';
import { optionsFor, questionOf } from '../contracts/support.js';

const past = new Date('2020-01-01');
const authority = makeCertificate({ name: 'Autoritat de prova', authority: true });
const stranger = makeCertificate({ name: 'Una altra', authority: true });
const certificate = (order: Partial<CertificateOrder> = {}) => makeCertificate({ name: 'passarel·la', by: authority, ...order });

describe('a body that asks for a certificate', () => {
  let folder: string;
  let written = 0;
  before(() => (folder = mkdtempSync(join(tmpdir(), 'meu-espai-tls-'))));
  after(() => rmSync(folder, { recursive: true }));

  const write = (files: CertificateFiles, { cert, key }: Pick<MadeCertificate, 'cert' | 'key'>): void => {
    writeFileSync(files.certFile, cert);
    writeFileSync(files.keyFile, key, { mode: 0o600 });
    // File systems with a coarse clock would take two writes of one moment for one.
    const moment = new Date(2026, 0, 1, 0, 0, ++written);
    utimesSync(files.certFile, moment, moment);
  };
  const filesOf = (made: Pick<MadeCertificate, 'cert' | 'key'>, ca: MadeCertificate | null = authority): CertificateFiles => {
    const base = join(folder, String(written));
    const files = { certFile: `${base}.crt`, keyFile: `${base}.key`, ...(ca && { caFile: `${base}.ca` }) };
    write(files, made);
    if (ca) writeFileSync(`${base}.ca`, ca.cert);
    return files;
  };
  /** A body whose server shows this certificate, and takes only clients that the authority signed. */
  const body = async (t: TestContext, order: Partial<CertificateOrder> = {}, options: ServerOptions = {}) => {
    const shown = makeCertificate({ name: 'cos', by: authority, hosts: ['127.0.0.1'], ...order });
    const clients: string[] = [];
    const server = createServer(
      { cert: shown.cert, key: shown.key, ca: authority.cert, requestCert: true, rejectUnauthorized: true, ...options },
      (request, response) => {
        if (request.socket instanceof TLSSocket) clients.push(String(request.socket.getPeerCertificate().subject.CN));
        response.setHeader('connection', 'close').end(JSON.stringify({ codiResultat: '200', expedients: [caseFile] }));
      },
    );
    t.after(() => server.close());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`, clients };
  };
  const asking = (t: TestContext, files: CertificateFiles | undefined, more: Partial<OutgoingOptions> = {}) => {
    const outgoing = createOutgoing({ allow: ['127.0.0.0/8'], ...more });
    t.after(() => outgoing.close());
    const dispatcher = outgoing.dispatcherFor(files);
    return (url: string) => createHccSource(optionsFor(url, { dispatcher })).caseFiles(questionOf());
  };
  const reason = async (asked: Promise<unknown>): Promise<string> => {
    const failure = await asked.then(
      () => assert.fail('should have failed'),
      (error: unknown) => error,
    );
    assert.ok(failure instanceof SourceFailure);
    assert.equal(failure.state, 'failed');
    return failure.message;
  };

  it('gets it, and answers', async (t) => {
    const { url, clients } = await body(t);
    assert.equal((await asking(t, filesOf(certificate()))(url)).items.length, 1);
    assert.deepEqual(clients, ['passarel·la']);
  });

  it('is the only one that fails where its own certificate is not in order, and the reason is plain', async (t) => {
    const ask = asking(t, filesOf(certificate()));
    const good = await body(t);
    for (const [order, words] of [
      [{ from: past, to: past }, /its certificate has expired/],
      [{ from: new Date('2090-01-01'), to: new Date('2091-01-01') }, /its certificate is not valid yet/],
      [{ hosts: ['altre.exemple.cat'] }, /its certificate is for another name/],
      [{ by: stranger }, /its certificate is signed by nobody whom we trust/],
    ] as const) {
      const bad = await body(t, order as Partial<CertificateOrder>);
      const [failure, { items }] = await Promise.all([reason(ask(bad.url)), ask(good.url)]);
      assert.match(failure, words);
      assert.deepEqual([items.length, bad.clients], [1, []]);
    }
  });

  it('is trusted by the usual authorities where no other is named, and those do not know it here', async (t) => {
    const { url } = await body(t);
    assert.match(await reason(asking(t, filesOf(certificate(), null))(url)), /nobody whom we trust/);
  });

  it('refuses us without a certificate, with an old one and with one of another authority, and the source fails', async (t) => {
    for (const options of [{ maxVersion: 'TLSv1.2' }, {}] as const) {
      const { url, clients } = await body(t, {}, options);
      for (const files of [filesOf(certificate({ to: past, from: past })), filesOf(certificate({ by: stranger }))])
        assert.match(await reason(asking(t, files)(url)), /certificate|who signed|SOCKET|ECONNRESET|EPIPE/);
      assert.deepEqual(clients, []);
    }
  });

  it('sees the new certificate as soon as it stands in the place of the old one, and the old one while the new cannot be read', async (t) => {
    const { url, clients } = await body(t);
    const files = filesOf(certificate({ name: 'primera' }));
    const told: string[] = [];
    const ask = asking(t, files, { onCertificate: (_file, mistake) => told.push(mistake?.message ?? 'new') });
    await ask(url);
    const second = certificate({ name: 'segona' });
    write(files, { ...second, key: 'half a k' });
    await ask(url);
    write(files, second);
    await ask(url);
    assert.deepEqual(clients, ['primera', 'primera', 'segona']);
    assert.deepEqual(told, ['it holds no private key in PEM that can be read without a passphrase', 'new']);
  });

  it('never sees it on the way to another address: the common connections carry none', async (t) => {
    const { url, clients } = await body(t, {}, { rejectUnauthorized: false });
    await reason(asking(t, undefined)(url));
    assert.deepEqual(clients, []);
  });

  it('is reached by a name through our own look-up, whose addresses are checked', async (t) => {
    const { url, clients } = await body(t, { hosts: ['cos.exemple.cat'] });
    const named = new URL(url);
    named.hostname = 'cos.exemple.cat';
    const files = filesOf(certificate());
    const ask = async (through: 'dispatcherFor' | 'freshFor', allow: string[]): Promise<unknown> => {
      const outgoing = createOutgoing({ allow, resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]) });
      t.after(() => outgoing.close());
      const { statusCode, body: answer } = await request(named, { dispatcher: outgoing[through](files) });
      await answer.dump();
      return statusCode;
    };
    for (const through of ['dispatcherFor', 'freshFor'] as const) {
      assert.equal(await ask(through, ['127.0.0.0/8']), 200);
      await assert.rejects(ask(through, []), { code: 'ADDRESS_REFUSED' });
    }
    assert.deepEqual(clients, ['passarel·la', 'passarel·la']);
  });

  it('needs files that hold what they should', () => {
    const good = certificate();
    const mistake = (made: Pick<MadeCertificate, 'cert' | 'key'>, ca?: MadeCertificate): string => {
      try {
        readCertificate(filesOf(made, ca));
      } catch (error) {
        assert.ok(error instanceof CertificateError);
        return `${error.file}: ${error.message}`;
      }
      return 'none';
    };
    assert.equal(mistake(good), 'none');
    assert.match(mistake({ ...good, cert: 'x' }), /^certFile: it holds no certificate/);
    assert.match(mistake({ ...good, key: certificate().key }), /^keyFile: its key is not the one/);
    assert.match(mistake(good, { ...authority, cert: 'x' }), /^caFile: it holds no certificate/);
    assert.throws(() => readCertificate({ certFile: join(folder, 'nowhere'), keyFile: '' }), /ENOENT/);
  });
});
