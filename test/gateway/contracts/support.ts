/** What the contract tests share: a real HTTP server on a port of its own, and the question that is asked. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTcp, type AddressInfo } from 'node:net';
import { after } from 'node:test';
import { createOutgoing } from '../../../gateway/src/network/outgoing.js';
import type { Question } from '../../../gateway/src/folder/ports.js';
import type { SourceContext, SourceOptions } from '../../../gateway/src/contracts/source-options.js';
import type { Asked } from '../../../gateway/src/contracts/reading/asked.js';

export interface Body {
  url: string;
  /** Every request so far, as `GET /path?query`. */
  requests: { method: string; url: URL; headers: IncomingMessage['headers']; body: string }[];
}

/** Starts a server that lives until the tests of the file are over. */
export async function startBody(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<Body> {
  const requests: Body['requests'] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://body.test');
      requests.push({ method: request.method ?? '', url, headers: request.headers, body: Buffer.concat(chunks).toString() });
      answer(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

export const sendJson = (response: ServerResponse, json: unknown, status = 200): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
};

/** A body that gives the same JSON to every question. */
export const bodyThatSays = (json: unknown, status = 200): Promise<Body> => startBody((_, response) => sendJson(response, json, status));

/** Address of a server that takes connections and never says a word of TLS: a connection to it never comes to be. */
export async function withoutHandshake(): Promise<string> {
  const server = createTcp((socket) => socket.on('error', () => undefined));
  after(() => server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export const abrera: SourceContext = {
  administration: '0800180001',
  name: "Ajuntament d'Abrera",
  dir3: 'L01080018',
  linkHosts: ['exemple.cat'],
};

export const citizen: Asked = { number: '00000000T', kind: 'nif', capacity: 'interested' };

const { dispatcher, freshFor } = createOutgoing({ allow: ['127.0.0.0/8'] });
/** Connections as the gateway makes them where the operator allows this machine; and those for acts. */
export const toThisMachine = dispatcher;
export const freshToThisMachine = freshFor(undefined);

export const optionsFor = (url: string, more: Partial<SourceOptions> = {}): SourceOptions => ({
  ...abrera,
  url,
  responseBytes: 1_048_576,
  dispatcher: toThisMachine,
  ...more,
});

export const questionOf = (more: Partial<Question['person']> = {}, signal = new AbortController().signal): Question => ({
  person: { subject: 's', identifier: '00000000T', identifierType: 'nif', level: 'substantial', ...more },
  period: { from: '2023-11-21', to: '2026-11-21' },
  signal,
});

export const acting = { actingFor: { subject: 'pseudonym-2', identifier: 'Q0000000J', name: 'ENTITAT FICTÍCIA PJ' } };

/** Notes as `code field`, easy to compare. */
export const said = (notes: readonly { code: string; field: string | null }[]): string[] =>
  notes.map(({ code, field }) => (field === null ? code : `${code} ${field}`));
