/** A question of a citizen who may lose patience. */
import { request } from 'node:http';
import type { Citizen } from '../../support/citizen.js';

/** What came until the end, or until the citizen left after so many milliseconds; then the status is 0. */
export async function askPartly(
  citizen: Citizen,
  path: string,
  streamed: boolean,
  leaveAfter?: number,
): Promise<{ status: number; began: boolean; text: string }> {
  const headers = { ...(await citizen.headersFor(path)), accept: streamed ? 'application/x-ndjson' : 'application/json' };
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let began = false;
    const done = (status: number) => {
      clearTimeout(timer);
      resolve({ status, began, text: Buffer.concat(chunks).toString('utf8') });
    };
    const { hostname, port, host } = new URL(citizen.gateway);
    // Names below `localhost` mean this machine, which Node's resolver does not know.
    const address = { host: hostname.endsWith('.localhost') ? '127.0.0.1' : hostname, port, path };
    const outgoing = request({ ...address, headers: { ...headers, host } }, (incoming) => {
      incoming.on('data', (chunk: Buffer) => {
        began ||= incoming.statusCode === 200;
        chunks.push(chunk);
      });
      incoming.on('end', () => done(incoming.statusCode ?? 0));
      incoming.on('error', () => done(0));
      incoming.on('aborted', () => done(0));
    });
    const timer = setTimeout(() => outgoing.destroy(), leaveAfter ?? 60_000);
    outgoing.on('error', () => done(0));
    outgoing.end();
  });
}
