/** Addresses of the configuration that the gateway would refuse to call, found before a citizen finds them. */
import { isIP } from 'node:net';
import { literalOf, reachable } from '../network/addresses.js';
import type { Config } from './schema.js';

/** One line for each, with its path. Names are not resolved: what they mean is known only when they are called. */
export function unreachableIn({ network, valid, administrations }: Config): string[] {
  const { allows } = reachable(network.allow);
  const called = [
    ...(['tokenUrl', 'userInfoUrl', 'revokeUrl', 'logoutUrl'] as const).map((name) => [`/valid/${name}`, valid[name]] as const),
    ...administrations.flatMap(({ sources }, body) =>
      sources.map(({ url }, index) => [`/administrations/${body}/sources/${index}/url`, url] as const),
    ),
  ];
  return called.flatMap(([path, address]) => {
    const url = new URL(address);
    const literal = literalOf(url) ?? (/(^|\.)localhost$/.test(url.hostname) ? '127.0.0.1' : undefined);
    if (literal === undefined || allows(literal)) return [];
    const network = `${literal}/${isIP(literal) === 4 ? 32 : 128}`;
    return [
      `${path}: ${url.hostname} is not on the public internet and will not be called; if it should be, add ${network} to /network/allow`,
    ];
  });
}
