/**
 * Which addresses a name has. The system's own resolver works in a handful of threads, and each name whose server is silent would hold one of
 * them for many seconds: names are asked for without threads, and the system is asked only for what name servers do not know.
 */
import { lookup, type LookupAddress, Resolver } from 'node:dns';
import { isIP } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { inHostsFile } from './hosts-file.js';

/** @throws {NameUnresolved} */
export type Resolve = (name: string) => Promise<LookupAddress[]>;

/** The name was not to be resolved. The message does not hold it. */
export class NameUnresolved extends Error {
  override readonly name = 'NameUnresolved';
  /** @param code as the system's resolver has it: nobody knows the name, or nobody could tell for the moment */
  constructor(readonly code: 'ENOTFOUND' | 'EAI_AGAIN') {
    super(code === 'ENOTFOUND' ? 'nobody knows the name' : 'no name server could tell');
  }
}

/** How long the name servers may take in all, below what a connection may; and the first question to one of them. Milliseconds. */
const mostTime = 1_500;
const firstTry = 500;
/** How long a name that has an address of the older kind is waited for one of the newer. Milliseconds. */
const otherKind = 50;

/**
 * @param nameServers asked in place of the system's, and of all that the system knows besides its hosts file
 * @param inHosts addresses of a name in that file
 */
export function createResolve(nameServers: readonly string[] = [], inHosts = inHostsFile): Resolve {
  const ofSystem = oneByOne(askSystem);
  return onceAtATime(async (name) => {
    const known = inHosts(name.replace(/\.$/, '')).map(toAddress);
    if (known.length > 0) return known;
    // RFC 6761: never a question for a name server.
    if (/(^|\.)localhost\.?$/i.test(name)) return ['127.0.0.1', '::1'].map(toAddress);
    const found = await askNameServers(name, nameServers);
    if (found.length > 0) return found;
    if (nameServers.length > 0) throw new NameUnresolved('ENOTFOUND');
    // Search domains, multicast names and whatever else this machine was taught.
    return ofSystem(name);
  });
}

/** Whether the text names a name server: an address, perhaps with a port. */
export function isNameServer(text: string): boolean {
  try {
    new Resolver().setServers([text]);
    return true;
  } catch {
    return false;
  }
}

/** None where the name servers answered that there are none. */
async function askNameServers(name: string, nameServers: readonly string[]): Promise<LookupAddress[]> {
  // One for each name: it reads the system's configuration anew, and can be stopped without stopping others.
  const resolver = new Resolver({ timeout: firstTry, tries: 2 });
  if (nameServers.length > 0) resolver.setServers(nameServers);
  const patience = setTimeout(() => resolver.cancel(), mostTime);
  try {
    const kinds = [askFor(resolver, 'resolve4', name), askFor(resolver, 'resolve6', name)] as const;
    const four = await kinds[0];
    const six = await (Array.isArray(four) && four.length > 0 ? Promise.race([kinds[1], pause(otherKind, [])]) : kinds[1]);
    const found = [four, six].flatMap((addresses) => (addresses === 'unknown' ? [] : addresses));
    if (found.length === 0 && (four === 'unknown' || six === 'unknown')) throw new NameUnresolved('EAI_AGAIN');
    return found.map(toAddress);
  } finally {
    clearTimeout(patience);
    resolver.cancel();
  }
}

const noSuch = new Set(['ENOTFOUND', 'ENODATA']);

/** `unknown` where nobody could tell; never rejects. */
const askFor = (resolver: Resolver, kind: 'resolve4' | 'resolve6', name: string): Promise<readonly string[] | 'unknown'> =>
  new Promise((resolve) => {
    resolver[kind](name, (error, found) => resolve(!error ? found : noSuch.has(error.code ?? '') ? [] : 'unknown'));
  });

const askSystem: Resolve = (name) =>
  new Promise((resolve, reject) => {
    lookup(name, { all: true }, (error, found) =>
      error ? reject(new NameUnresolved(error.code === 'ENOTFOUND' ? 'ENOTFOUND' : 'EAI_AGAIN')) : resolve(found),
    );
  });

/** Whoever asks for a name that is being resolved waits for that answer. */
function onceAtATime(resolve: Resolve): Resolve {
  const asked = new Map<string, Promise<LookupAddress[]>>();
  return (name) => {
    const answer = asked.get(name) ?? resolve(name).finally(() => asked.delete(name));
    asked.set(name, answer);
    return answer;
  };
}

/** Never more than one of the system's threads. */
function oneByOne(resolve: Resolve): Resolve {
  let last: Promise<unknown> = Promise.resolve();
  return (name) => {
    const answer = last.then(() => resolve(name));
    last = answer.catch(() => undefined);
    return answer;
  };
}

const toAddress = (address: string): LookupAddress => ({ address, family: isIP(address) });
