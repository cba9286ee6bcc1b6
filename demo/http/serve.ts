/** A small HTTP server over node:http: routes with named path segments, loopback only, and a close that leaves nothing behind. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { PortTaken } from '../ports.js';

export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
  /** Named segments of the route's path, decoded. */
  params: Readonly<Record<string, string>>;
}

export interface Route {
  method: 'GET' | 'POST' | 'PATCH';
  /** For example `/bodies/:ine10/hub/:operation`; a last segment `*rest` takes everything that follows. */
  path: string;
  handle: (exchange: Exchange) => void | Promise<void>;
}

export interface Listening {
  /** For example `http://127.0.0.1:8420`. */
  origin: string;
  close: () => Promise<void>;
}

/** Listens on loopback, on any free port where `port` is 0; `purpose` completes the sentence "the demo needs this port for …". */
export function serve(port: number, purpose: string, routes: readonly Route[]): Promise<Listening> {
  const table = routes.map((route) => ({ ...route, pattern: toPattern(route.path) }));
  const server = createServer((request, response) => {
    void answer(table, request, response);
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new PortTaken(port, purpose) : error);
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve({
        origin: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            // Hanging bodies hold their connections open for ever: that is what they are for.
            server.closeAllConnections();
          }),
      });
    });
  });
}

async function answer(table: readonly (Route & { pattern: RegExp })[], request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const url = new URL(request.url ?? '/', 'http://loopback');
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    for (const { method: wanted, pattern, handle } of table) {
      const match = wanted === method ? pattern.exec(url.pathname) : null;
      if (!match) continue;
      await handle({ request, response, url, params: decodeParams(match.groups) });
      return;
    }
    sendText(response, 404, 'Not found');
  } catch (error) {
    if (error instanceof BadRequest) sendText(response, 400, error.message);
    else {
      process.stderr.write(`demo: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      if (!response.headersSent) sendText(response, 500, 'The demo made a mistake; see its terminal.');
      else response.destroy();
    }
  }
}

/** What the caller sent cannot be used. */
export class BadRequest extends Error {
  override readonly name = 'BadRequest';
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(value));
}

export function sendText(response: ServerResponse, status: number, text: string, type = 'text/plain; charset=utf-8'): void {
  response.writeHead(status, { 'content-type': type }).end(text);
}

export function redirect(response: ServerResponse, location: string, headers: Record<string, string | string[]> = {}): void {
  response.writeHead(303, { location, 'cache-control': 'no-store', ...headers }).end();
}

const BODY_LIMIT = 64 * 1024;

export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT) throw new BadRequest('The body is too big.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The body as a JSON object. */
export async function readJson(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  try {
    const value: unknown = JSON.parse(await readBody(request));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new BadRequest('The body must be a JSON object.');
}

function toPattern(path: string): RegExp {
  const source = path
    .replaceAll(/[.]/g, String.raw`\.`)
    .replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')
    .replace(/\*(\w+)$/, '(?<$1>.*)');
  return new RegExp(`^${source}$`);
}

function decodeParams(groups: Record<string, string> | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(groups ?? {}).map(([name, value]) => [name, safeDecode(value)]));
}

function safeDecode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    throw new BadRequest('The address is not well formed.');
  }
}
