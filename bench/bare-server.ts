/**
 * What the gateway is compared with: the least that a Node server can do for the same answer. The same bodies asked over the same
 * client, parsed, merged, sorted, written, one signature checked; no audit, no session, no proof, no coverage, no reading of dirt.
 */
import { createPublicKey, type JsonWebKey, type KeyObject, verify } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent, request } from 'undici';
import { answerTheBench } from './children.js';

export interface BareReady {
  origin: string;
}

export type BareOrder = { bodies: string[]; key: JsonWebKey } | { cpu: true };

const dispatcher = new Agent({ connections: 64, keepAliveTimeout: 10_000 });
const operations: Readonly<Record<string, readonly string[]>> = {
  '/v1/registry-entries': ['consultaActuacions'],
  '/v1/procedures': ['consultaActuacions', 'consultaExpedients'],
};
let bodies: string[] = [];
let key: KeyObject | undefined;

type Item = Record<string, string>;
const dateOf = (item: Item): string => item['dataActuacio'] ?? item['dataIniciExpedient'] ?? '';

async function ask(address: string): Promise<Item[]> {
  const { body } = await request(address, { dispatcher });
  const envelope = (await body.json()) as Record<string, Item[]>;
  return envelope['actuacions'] ?? envelope['expedients'] ?? [];
}

function signed(authorization: string): boolean {
  const [head = '', payload = '', signature = ''] = authorization.slice('DPoP '.length).split('.');
  return (
    key !== undefined &&
    verify('sha256', Buffer.from(`${head}.${payload}`), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'))
  );
}

const server = createServer((incoming, response) => {
  void (async () => {
    const asked = operations[incoming.url?.split('?')[0] ?? ''];
    if (!asked || !signed(incoming.headers.authorization ?? '')) {
      response.writeHead(401).end();
      return;
    }
    const lists = await Promise.all(bodies.flatMap((body) => asked.map((operation) => ask(`${body}/${operation}`))));
    const items = lists.flat().sort((a, b) => (dateOf(a) < dateOf(b) ? 1 : -1));
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ completeness: 'complete', items }));
  })();
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const ready: BareReady = { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  answerTheBench(ready, (message) => {
    const order = message as BareOrder;
    if ('cpu' in order) return { seconds: (process.cpuUsage().user + process.cpuUsage().system) / 1e6 };
    bodies = order.bodies;
    key = createPublicKey({ key: order.key, format: 'jwk' });
    return {};
  });
});
