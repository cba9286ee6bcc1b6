/**
 * Reads a document that a body may keep elsewhere: the only request of ours that follows a redirect. Each hop is checked like the first one, and
 * nothing that identifies us or the citizen goes beyond the first request.
 */
import { posix } from 'node:path';
import { request, type Dispatcher } from 'undici';
import { codeOf, judge } from './failure.js';
import { ADDRESS_REFUSED } from './outgoing.js';
import { readCapped } from './read-capped.js';
import { unlessStopped } from './unless-stopped.js';

export interface FollowRequest {
  /** What is read, in words for the log; never an address. */
  what: string;
  url: URL;
  /** Sent with the first request alone. */
  headers?: Record<string, string>;
  signal: AbortSignal;
  /** Most bytes of the document. */
  bytes: number;
  /** Most redirects; 3 unless told. */
  hops?: number;
  /** Below this address each request may be an operation, perhaps one with an effect: no redirect leads there. */
  contract: URL;
  /** For the first request, with the certificate that may belong to it. */
  dispatcher: Dispatcher;
  /** Connections to wherever it is redirected, with no certificate of ours: {@link Outgoing.dispatcher}. */
  elsewhere: Dispatcher;
  /** Where plain http may be spoken although it is no https: {@link Outgoing.plainAllowed}. */
  plainAllowed: (url: URL) => boolean;
}

export interface Followed {
  status: number;
  /** Of the last answer, names in lower case. */
  headers: Readonly<Record<string, string>>;
  bytes: Buffer;
}

/** The document was not to be had. The message is for the log: it never holds an address, a header or anything that came. */
export class FollowFailure extends Error {
  override readonly name = 'FollowFailure';
  constructor(
    what: string,
    /** `unsafe`: led to an address that may not be called. `too-big`, `too-many-redirects`: more than was allowed. `late`, `failed`: the network. */
    readonly reason: 'unsafe' | 'too-big' | 'too-many-redirects' | 'late' | 'failed',
    detail: string = reason,
  ) {
    super(`${what}: ${detail}`);
  }
}

/** Bytes of the page that may come with a redirect; nobody reads it. */
const mostOfRedirect = 16_384;

const redirects = new Set([301, 302, 303, 307, 308]);

/**
 * GETs the address, wherever it leads, and reads the whole answer whatever its status.
 * @throws {FollowFailure}
 */
export async function follow(asked: FollowRequest): Promise<Followed> {
  const { what, hops = 3 } = asked;
  let url = asked.url;
  for (let hop = 0; hop <= hops; hop++) {
    const answer = await once(asked, url);
    if (!redirects.has(answer.status)) return answer;
    const { location } = answer.headers;
    if (location === undefined || !URL.canParse(location, url.href))
      throw new FollowFailure(what, 'unsafe', 'a redirect without an address');
    url = new URL(location, url);
    if (isBelow(asked.contract, url)) throw new FollowFailure(what, 'unsafe', 'a redirect into the contract');
  }
  throw new FollowFailure(what, 'too-many-redirects');
}

async function once({ what, url: first, headers, signal, bytes, ...asked }: FollowRequest, url: URL): Promise<Followed> {
  const isFirst = url === first;
  // The first origin stands in the configuration: if that is plain http, the operator wanted it.
  const allowed = url.protocol === 'https:' || (url.protocol === 'http:' && (url.origin === first.origin || asked.plainAllowed(url)));
  if (!allowed || url.username || url.password) throw new FollowFailure(what, 'unsafe', 'led to an address that may not be called');
  try {
    const {
      statusCode,
      headers: told,
      body,
    } = await unlessStopped(
      request(url, {
        headers: { accept: '*/*', 'accept-encoding': 'identity', ...(isFirst ? headers : {}) },
        signal,
        dispatcher: isFirst ? asked.dispatcher : asked.elsewhere,
      }),
      signal,
    );
    const limit = redirects.has(statusCode) ? mostOfRedirect : bytes;
    const read = await readCapped(body, limit, () => new FollowFailure(what, 'too-big', `bigger than ${limit} bytes`));
    return { status: statusCode, headers: single(told), bytes: read };
  } catch (error) {
    if (error instanceof FollowFailure) throw error;
    if (signal.aborted) throw new FollowFailure(what, 'late');
    const code = codeOf(error);
    if (code === ADDRESS_REFUSED) throw new FollowFailure(what, 'unsafe', 'led to an address that may not be called');
    const { state, reason } = judge(code);
    throw new FollowFailure(what, state, reason);
  }
}

/** However it is spelt: servers differ in what they take for the same path. */
function isBelow(contract: URL, url: URL): boolean {
  return url.host === contract.host && plainPath(url).startsWith(plainPath(contract));
}

function plainPath({ pathname }: URL): string {
  let path = pathname;
  for (let last = ''; last !== path;) [last, path] = [path, decoded(path)];
  return posix.normalize(
    `${path
      .replaceAll('\\', '/')
      .replace(/;[^/]*/g, '')
      .toLowerCase()}/`,
  );
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

const single = (headers: Dispatcher.ResponseData['headers']): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])));
