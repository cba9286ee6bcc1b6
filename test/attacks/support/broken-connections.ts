/** Addresses at which a public body cannot be reached, each for a reason of its own, and one over TLS that is in order. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer as createTcp, type AddressInfo, type Server } from 'node:net';
import { createServer as createTls } from 'node:https';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface BrokenConnections {
  /** Reason → base address. */
  addresses: Readonly<Record<string, string>>;
  /** Base address of a body over TLS whose certificate is good: the control. */
  good: string;
  /** For the gateway's environment: whose certificates it believes. */
  authorityFile: string;
  /** How often somebody connected where nobody may. */
  forbidden: () => number;
  close(): Promise<void>;
}

/** Why there can be none, or undefined. */
export async function whyNoCertificates(): Promise<string | undefined> {
  return run('openssl', ['version']).then(
    () => undefined,
    () => 'no openssl command to make certificates with',
  );
}

/** @param handle what a body answers once it is reached */
export async function startBrokenConnections(handle: RequestListener): Promise<BrokenConnections> {
  const folder = await mkdtemp(join(tmpdir(), 'meu-espai-tls-'));
  const authority = await newAuthority(folder, 'autoritat');
  const stranger = await newAuthority(folder, 'desconeguda');
  let connections = 0;
  const servers: Server[] = [];
  const listen = async (server: Server, host = '127.0.0.1') => {
    await new Promise<void>((resolve) => server.listen(0, host, resolve));
    servers.push(server);
    return (server.address() as AddressInfo).port;
  };
  const tls = async (certificate: Promise<{ key: Buffer; cert: Buffer }>) =>
    `https://localhost:${await listen(createTls({ ...(await certificate) }, handle))}`;
  const closed = await listen(createTcp());
  await new Promise((resolve) => servers.pop()?.close(resolve));
  const forbidden = await listen(
    createTcp((socket) => {
      connections += 1;
      socket.destroy();
    }),
    '127.0.0.66',
  );
  return {
    addresses: {
      'a refused connection': `http://127.0.0.1:${closed}`,
      'a connection that is cut at once': `http://127.0.0.1:${await listen(createTcp((socket) => void socket.resetAndDestroy()))}`,
      'another protocol': `http://127.0.0.1:${await listen(createTcp((socket) => void socket.end('SSH-2.0-OpenSSH_9.2\r\n')))}`,
      'a certificate that has expired': await tls(authority.sign('localhost', '20200101000000Z', '20200201000000Z')),
      'a certificate for another name': await tls(authority.sign('altri.exemple.cat')),
      'a certificate of an unknown authority': await tls(stranger.sign('localhost')),
      'a name that does not exist': 'https://seu.no-existeix.invalid',
      'an address that may not be called': `https://127.0.0.66:${forbidden}`,
    },
    good: await tls(authority.sign('localhost')),
    authorityFile: authority.file,
    forbidden: () => connections,
    close: async () => {
      for (const server of servers) server.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function newAuthority(folder: string, name: string) {
  const path = (file: string) => join(folder, `${name}-${file}`);
  const config = path('config');
  await writeFile(path('index'), '');
  await writeFile(path('serial'), '01\n');
  await writeFile(
    config,
    [
      '[ca]\ndefault_ca=ours\n[ours]',
      `database=${path('index')}\nserial=${path('serial')}\nnew_certs_dir=${folder}\ncertificate=${path('ca.pem')}`,
      `private_key=${path('ca.key')}\ndefault_md=sha256\npolicy=any\ncopy_extensions=copy\nunique_subject=no`,
      '[any]\ncommonName=supplied\n[req]\ndistinguished_name=dn\n[dn]\n',
    ].join('\n'),
  );
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-config', config];
  const subject = ['-subj', `/CN=${name}`, '-keyout', path('ca.key'), '-out', path('ca.pem'), '-days', '2'];
  await run('openssl', ['req', '-x509', ...curve, ...subject, '-addext', 'basicConstraints=critical,CA:TRUE']);
  let count = 0;
  return {
    file: path('ca.pem'),
    async sign(host: string, from?: string, to?: string): Promise<{ key: Buffer; cert: Buffer }> {
      count += 1;
      const [key, request, cert] = ['key', 'csr', 'pem'].map((end) => path(`${count}.${end}`)) as [string, string, string];
      await run('openssl', [
        'req',
        ...curve,
        '-subj',
        `/CN=${host}`,
        '-addext',
        `subjectAltName=DNS:${host}`,
        '-keyout',
        key,
        '-out',
        request,
      ]);
      const period = from && to ? ['-startdate', from, '-enddate', to] : ['-days', '1'];
      await run('openssl', ['ca', '-batch', '-notext', '-config', config, '-in', request, '-out', cert, ...period]);
      return { key: await readFile(key), cert: await readFile(cert) };
    },
  };
}
