/** Asks as a browser would, without a cookie, and reads no more than a page can need. */
import { type IncomingHttpHeaders, type IncomingMessage, request as plain } from 'node:http';
import { request as secure } from 'node:https';
import type { LookupFunction } from 'node:net';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

export interface Answer {
  /** The address that answered, after redirects. */
  url: URL;
  status: number;
  headers: IncomingHttpHeaders;
  /** Each line of a header apart; servers and proxies may both have sent one. */
  lines: (name: string) => string[];
  body: Buffer;
  /** Every address on the way that led on. */
  redirects: URL[];
}

/** The address gave no answer; the message says why. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

const WITHIN = 15_000;
const LIMIT = 8 * 1024 * 1024;
const REDIRECTS = 10;

/** Browsers take `*.localhost` for this machine; not every system does. */
const lookup: LookupFunction = (_name, _options, callback) => {
  callback(null, [{ address: '127.0.0.1', family: 4 }]);
};

export const isLocal = ({ hostname }: URL): boolean => hostname === 'localhost' || hostname.endsWith('.localhost');

/** Whether a browser treats it as secure: this machine, by whatever name, needs no TLS. */
export const isSecure = (url: URL): boolean => url.protocol === 'https:' || isLocal(url) || ['127.0.0.1', '[::1]'].includes(url.hostname);

/** @throws NoAnswer */
export async function ask(address: URL, headers: Record<string, string> = {}): Promise<Answer> {
  const redirects: URL[] = [];
  let url = address;
  for (;;) {
    const answer = await askOnce(url, headers);
    const { location } = answer.headers;
    if (answer.status < 300 || answer.status > 399 || location === undefined) return { ...answer, redirects };
    redirects.push(url);
    if (redirects.length > REDIRECTS) throw new NoAnswer(`${address.href} leads on and on.`);
    if (!URL.canParse(location, url.href)) throw new NoAnswer(`${url.href} leads to "${location}", which is no address.`);
    url = new URL(location, url);
  }
}

function askOnce(url: URL, headers: Record<string, string>): Promise<Omit<Answer, 'redirects'>> {
  if (!/^https?:$/.test(url.protocol)) return Promise.reject(new NoAnswer(`${url.href} is no web address.`));
  const send = url.protocol === 'https:' ? secure : plain;
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => {
      // What the TLS library says of it names its own source files.
      const reason = error.code === 'EPROTO' ? `it does not speak ${url.protocol.slice(0, -1)} there` : error.message || String(error);
      reject(new NoAnswer(`${url.origin} does not answer: ${reason}`));
    };
    const outgoing = send(
      url,
      {
        headers: {
          accept: '*/*',
          'accept-encoding': 'gzip, deflate, br',
          'user-agent': 'Mozilla/5.0 (compatible; meu-espai-doctor)',
          ...headers,
        },
        signal: AbortSignal.timeout(WITHIN),
        ...(isLocal(url) && { lookup }),
      },
      (incoming) => {
        read(incoming).then(
          (body) =>
            resolve({
              url,
              status: incoming.statusCode ?? 0,
              headers: incoming.headers,
              lines: (name) => incoming.headersDistinct[name] ?? [],
              body,
            }),
          fail,
        );
      },
    );
    outgoing.on('error', fail).end();
  });
}

async function read(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LIMIT) throw new Error(`it sends more than ${LIMIT / 1024 / 1024} MB`);
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  const limit = { maxOutputLength: LIMIT };
  switch (incoming.headers['content-encoding']) {
    case 'br':
      return brotliDecompressSync(body, limit);
    case 'gzip':
      return gunzipSync(body, limit);
    case 'deflate':
      return inflateSync(body, limit);
    default:
      return body;
  }
}
