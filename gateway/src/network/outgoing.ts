/**
 * The connections that this process opens. Each address is checked at the moment of connecting, after the name was resolved: a name that meant a
 * public server when the configuration was read may mean this machine a second later.
 */
import type { LookupFunction } from 'node:net';
import { Agent, buildConnector, type Dispatcher } from 'undici';
import { literalOf, reachable } from './addresses.js';
import { type Certificate, CertificateError, type CertificateFiles, watchedCertificate } from './certificate.js';
import { createResolve, type Resolve } from './names.js';

/** Code of the error with which a connection to an address that may not be called fails. */
export const ADDRESS_REFUSED = 'ADDRESS_REFUSED';

class AddressRefused extends Error {
  readonly code = ADDRESS_REFUSED;
  constructor() {
    // Without the address: what a name points to inside is nobody's business in a log.
    super('the address lies in a network that may not be called');
  }
}

/**
 * How long a connection may take to come to be, name and handshake included: well below every deadline, so that whoever waits learns that nothing
 * was sent. Milliseconds.
 */
const mostToConnect = 2_000;

export interface OutgoingOptions {
  /** Networks that may be called beside the public ones, as `10.20.0.0/16`. */
  allow: readonly string[];
  /** Name servers to ask in place of the system's. */
  nameServers?: readonly string[];
  /** Which addresses a name has; asks {@link nameServers} unless told. */
  resolve?: Resolve;
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
  /**
   * The same with a connection of its own for each request: one that was used may be closed at the other end by the time a request is on it, and
   * then nobody knows what became of that.
   * @throws {CertificateError}
   */
  freshFor: (files: CertificateFiles | undefined) => Dispatcher;
  /** Whether plain http may be spoken there: only to a literal address in a network that the operator named. */
  plainAllowed: (url: URL) => boolean;
  close: () => Promise<void>;
}

export function createOutgoing({
  allow,
  nameServers = [],
  resolve = createResolve(nameServers),
  onCertificate,
}: OutgoingOptions): Outgoing {
  const networks = reachable(allow);
  const lookup: LookupFunction = (hostname, options, callback) => {
    resolve(hostname).then(
      (found) => {
        const [first, ...others] = found.filter(({ address }) => networks.allows(address));
        if (!first) callback(new AddressRefused(), []);
        else if (options.all) callback(null, [first, ...others]);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => callback(error as Error, []),
    );
  };
  const agentOf = (connectorOf: () => buildConnector.connector, isFresh = false): Agent =>
    new Agent({
      connections: 64,
      ...(isFresh ? { pipelining: 0 } : { keepAliveTimeout: 10_000 }),
      connect: (options, callback) => {
        // A literal address is never looked up.
        const literal = literalOf(new URL(`http://${hostOf(options.hostname)}`));
        if (literal !== undefined && !networks.allows(literal)) callback(new AddressRefused(), null);
        else connectorOf()(options, callback);
      },
    });
  const plain = buildConnector({ lookup, timeout: mostToConnect });
  const dispatcher = agentOf(() => plain);
  const agents = new Map<string, Agent>();

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
        connector = buildConnector({ lookup, timeout: mostToConnect, cert, key, ...(ca !== undefined && { ca }) });
      }
      return connector;
    };
  }

  function agentFor(files: CertificateFiles | undefined, isFresh: boolean): Agent {
    if (!files && !isFresh) return dispatcher;
    const key = JSON.stringify([files?.certFile, files?.keyFile, files?.caFile, isFresh]);
    const agent = agents.get(key) ?? agentOf(files ? connectorsFor(files) : () => plain, isFresh);
    agents.set(key, agent);
    return agent;
  }

  return {
    dispatcher,
    dispatcherFor: (files) => agentFor(files, false),
    freshFor: (files) => agentFor(files, true),
    plainAllowed: (url) => networks.isNamed(literalOf(url) ?? ''),
    close: async () => {
      await Promise.all([dispatcher, ...agents.values()].map((agent) => agent.close()));
    },
  };
}

const hostOf = (hostname: string): string => (hostname.includes(':') ? `[${hostname}]` : hostname);
