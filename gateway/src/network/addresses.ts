/**
 * Which network addresses this process may call. Public ones, and the networks that the operator names; everything else (this machine, its
 * neighbours, a cloud's metadata service) is refused, since an address that a body sends must not reach what only we can reach.
 */
import { BlockList, isIP } from 'node:net';

/** IPv4 that is not the public internet: IANA's special-purpose registry, multicast, and the one public address at which Azure serves metadata. */
const inner4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

/**
 * IPv6 is public only within global unicast. What lies outside (loopback, unique local, link-local, multicast, and the IPv4 written as IPv6 of
 * mapped addresses and NAT64) is refused with it.
 */
const outer6 = ['2000::/3'];
/** Within it: IETF protocols with Teredo, documentation, and 6to4, which carries any IPv4 inside. */
const inner6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

export interface Reachable {
  /** Whether a literal IP address may be called; a name is none. */
  allows: (address: string) => boolean;
  /** Whether the operator named its network. */
  isNamed: (address: string) => boolean;
}

/**
 * @param named networks as `10.20.0.0/16` or single addresses, allowed beside the public ones
 * @throws {TypeError} where one cannot be read; {@link isNetwork} tells before
 */
export function reachable(named: readonly string[]): Reachable {
  const allowed = listOf(named);
  const refused4 = listOf(inner4);
  const refused6 = listOf(inner6);
  const global6 = listOf(outer6);
  const isPublic = (address: string): boolean =>
    isIP(address) === 4 ? !refused4.has(address) : global6.has(address) && !refused6.has(address);
  const isNamed = (address: string): boolean => isIP(address) !== 0 && allowed.has(address);
  return { isNamed, allows: (address) => isIP(address) !== 0 && (isNamed(address) || isPublic(address)) };
}

/** Whether the text names a network: an address, or one with the length of its prefix. */
export function isNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || address.includes('%') || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= widthOf(family));
}

/** The host of an address as a bare IP, without the brackets of IPv6; `undefined` where it is a name. */
export function literalOf(url: URL): string | undefined {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(host) === 0 ? undefined : host;
}

const widthOf = (family: number): number => (family === 4 ? 32 : 128);

/** One list for each family: in a shared one an IPv4 rule would also match the same IPv4 written as IPv6. */
function listOf(networks: readonly string[]): { has: (address: string) => boolean } {
  const lists = { ipv4: new BlockList(), ipv6: new BlockList() };
  for (const network of networks) {
    if (!isNetwork(network)) throw new TypeError(`${network} is no network`);
    const [address = '', prefix] = network.split('/');
    lists[familyOf(address)].addSubnet(address, Number(prefix ?? widthOf(isIP(address))), familyOf(address));
  }
  return {
    has: (address) => {
      const bare = address.replace(/%.*$/, '');
      const family = familyOf(bare);
      return !isMapped(bare, family) && lists[family].check(bare, family);
    },
  };
}

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 4 ? 'ipv4' : 'ipv6');

const mapped = new BlockList();
mapped.addSubnet('::ffff:0:0', 96, 'ipv6');
/** Node compares an IPv4-mapped address with IPv4 rules; nobody has a reason to write one. */
const isMapped = (address: string, family: 'ipv4' | 'ipv6'): boolean => family === 'ipv6' && mapped.check(address, 'ipv6');
