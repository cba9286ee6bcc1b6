/**
 * The connections that this process opens. Each address is checked at the moment of connecting, after the name was resolved: a name that meant a
 * public server when the configuration was read may mean this machine a second later.
 */
import { lookup as resolve, type LookupAddress, type LookupOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, buildConnector, type Dispatcher } from 'undici';
import { literalOf, reachable } from './addresses.js';

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
}

export interface Outgoing {
  /** Connections to whatever may be called. */
  readonly dispatcher: Dispatcher;
  /** Whether plain http may be spoken there: only to a literal address in a network that the operator named. */
  plainAllowed: (url: URL) => boolean;
  close: () => Promise<void>;
}

export function createOutgoing({ allow, resolver = resolve }: OutgoingOptions): Outgoing {
  const networks = reachable(allow);
  const lookup: LookupFunction = (hostname, options, callback) => {
    resolver(hostname, { ...options, all: true }, (error, found) => {
      const [first, ...others] = error ? [] : found.filter(({ address }) => networks.allows(address));
      if (error) callback(error, []);
      else if (!first) callback(new AddressRefused(), []);
      else if (options.all) callback(null, [first, ...others]);
      else callback(null, first.address, first.family);
    });
  };
  const connect = buildConnector({ lookup });
  const agent = new Agent({
    connections: 64,
    keepAliveTimeout: 10_000,
    connect: (options, callback) => {
      // A literal address is never looked up.
      const literal = literalOf(new URL(`http://${hostOf(options.hostname)}`));
      if (literal !== undefined && !networks.allows(literal)) callback(new AddressRefused(), null);
      else connect(options, callback);
    },
  });
  return {
    dispatcher: agent,
    plainAllowed: (url) => networks.isNamed(literalOf(url) ?? ''),
    close: () => agent.close(),
  };
}

const hostOf = (hostname: string): string => (hostname.includes(':') ? `[${hostname}]` : hostname);
