/**
 * The connections that this process opens. Each address is checked at the moment of connecting, after the name was resolved: a name that meant a
 * public server when the configuration was read may mean this machine a second later.
 */
import { lookup as resolve, type LookupAddress, type LookupOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, buildConnector, type Dispatcher } from 'undici';
import { literalOf, reachable } from './addresses.js';
import { type Certificate, CertificateError, type CertificateFiles, watchedCertificate } from './certificate.js';

/** Code of the error with which a connection to an address that may not be called fails. */
export const ADDRESS_REFUSED = 'ADDRESS_REFUSED';

class AddressRefused extends Error {
  readonly code = ADDRESS_REFUSED;
  constructor() {
    // Without the address: what a name points to inside is nobody's business in a log.
    super('the address lies in a network that may not be called');
  }
}

type Resolver = (
  hostname: string,
  options: LookupOptions & { all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

export interface OutgoingOptions {
  /** Networks that may be called beside the public ones, as `10.20.0.0/16`. */
  allow: readonly string[];
  /** The system's resolver unless told. */
  resolver?: Resolver;
  /** Told when a client certificate was replaced, or could not be. */
  onCertificate?: (file: string, mistake?: CertificateError) => void;
}

export interface Outgoing {
  /** Connections to whatever may be called, without a certificate of ours. */
  readonly dispatcher: Dispatcher;
  /**
   * Connections that show a certificate, for the endpoint that asks for one and no other; without files the common ones.
   * @throws {CertificateError}
   */
  dispatcherFor: (files: CertificateFiles | undefined) => Dispatcher;
  /** Whether plain http may be spoken there: only to a literal address in a network that the operator named. */
  plainAllowed: (url: URL) => boolean;
  close: () => Promise<void>;
}

export function createOutgoing({ allow, resolver = resolve, onCertificate }: OutgoingOptions): Outgoing {
  const networks = reachable(allow);
  const resolved = onceAtATime(resolver);
  const lookup: LookupFunction = (hostname, options, callback) => {
    resolved(hostname, { ...options, all: true }, (error, found) => {
      const [first, ...others] = error ? [] : found.filter(({ address }) => networks.allows(address));
      if (error) callback(error, []);
      else if (!first) callback(new AddressRefused(), []);
      else if (options.all) callback(null, [first, ...others]);
      else callback(null, first.address, first.family);
    });
  };
  const agentOf = (connectorOf: () => buildConnector.connector): Agent =>
    new Agent({
      connections: 64,
      keepAliveTimeout: 10_000,
      connect: (options, callback) => {
        // A literal address is never looked up.
        const literal = literalOf(new URL(`http://${hostOf(options.hostname)}`));
        if (literal !== undefined && !networks.allows(literal)) callback(new AddressRefused(), null);
        else connectorOf()(options, callback);
      },
    });
  const plain = buildConnector({ lookup });
  const dispatcher = agentOf(() => plain);
  const withCertificate = new Map<string, Agent>();

  /** A connector keeps what it was made with, so each new certificate makes a new one; connections that stand keep the old until they close. */
  function connectorsFor(files: CertificateFiles): () => buildConnector.connector {
    const current = watchedCertificate(files, (outcome) =>
      outcome instanceof CertificateError ? onCertificate?.(files[outcome.file] ?? '', outcome) : onCertificate?.(files.certFile),
    );
    let used: Certificate | undefined;
    let connector = plain;
    return () => {
      const certificate = current();
      if (certificate !== used) {
        const { cert, key, ca } = (used = certificate);
        connector = buildConnector({ lookup, cert, key, ...(ca !== undefined && { ca }) });
      }
      return connector;
    };
  }

  return {
    dispatcher,
    dispatcherFor: (files) => {
      if (!files) return dispatcher;
      const key = JSON.stringify([files.certFile, files.keyFile, files.caFile]);
      const agent = withCertificate.get(key) ?? agentOf(connectorsFor(files));
      withCertificate.set(key, agent);
      return agent;
    },
    plainAllowed: (url) => networks.isNamed(literalOf(url) ?? ''),
    close: async () => {
      await Promise.all([dispatcher, ...withCertificate.values()].map((agent) => agent.close()));
    },
  };
}

/**
 * Whoever asks for a name that is being resolved waits for that answer: the system's resolver has a handful of threads, and one name whose server
 * is silent would hold them all, and every other name up.
 */
function onceAtATime(resolver: Resolver): Resolver {
  const waiting = new Map<string, Parameters<Resolver>[2][]>();
  return (hostname, options, callback) => {
    const name = JSON.stringify([hostname, options]);
    const others = waiting.get(name);
    if (others) {
      others.push(callback);
      return;
    }
    const callbacks = [callback];
    waiting.set(name, callbacks);
    resolver(hostname, options, (error, found) => {
      waiting.delete(name);
      for (const each of callbacks) each(error, found);
    });
  };
}

const hostOf = (hostname: string): string => (hostname.includes(':') ? `[${hostname}]` : hostname);
