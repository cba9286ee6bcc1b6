/** What a configuration may not say although each of its fields is of the right shape. Fields of another shape are left to the schema. */
import { isNetwork } from '../network/addresses.js';
import { isNameServer } from '../network/names.js';
import { isLoopback } from './loopback.js';
import { at, listAt } from './raw.js';

/** One line for each, with its path. */
export function contradictionsIn(config: unknown): string[] {
  const administrations = listAt(config, 'administrations');
  return [
    ...unlike(config, 'allow', isNetwork, 'not a network such as 10.20.0.0/16'),
    ...unlike(config, 'nameServers', isNameServer, 'not the address of a name server such as 10.20.0.53'),
    ...twoRegistersOfRepresentations(administrations),
    ...repeated(administrations, 'ine10', '/administrations', (path, ine10) => `${path}/ine10: ${ine10} stands already at`),
    ...administrations.flatMap((administration, index) => {
      const path = `/administrations/${index}`;
      return [
        ...twoOfOneContract(administration, `${path}/sources`),
        ...returnPages(administration, `${path}/site`),
        ...openToReaders(config, administration, `${path}/site`),
        ...cookieOnOpenSite(administration, path),
      ];
    }),
  ];
}

const unlike = (config: unknown, list: 'allow' | 'nameServers', isOne: (text: string) => boolean, mistake: string): string[] =>
  listAt(config, 'network', list).flatMap((text, index) =>
    typeof text !== 'string' || isOne(text) ? [] : [`/network/${list}/${index}: ${mistake}, found ${JSON.stringify(text)}`],
  );

/** Which of them would have the last word could not be told. One body that has two is found below. */
function twoRegistersOfRepresentations(administrations: unknown[]): string[] {
  const [first, ...others] = administrations.flatMap((administration, body) => {
    const index = listAt(administration, 'sources').findIndex((source) => at(source, 'contract') === 'representa');
    return index < 0 ? [] : [`/administrations/${body}/sources/${index}`];
  });
  return others.map((path) => `${path}/contract: there is one register of representations for all; it stands already at ${first}`);
}

/** A body is asked once over each contract: two answers could not be told apart. */
const twoOfOneContract = (administration: unknown, path: string): string[] =>
  repeated(
    listAt(administration, 'sources'),
    'contract',
    path,
    (here, contract) => `${here}/contract: this administration has a source over ${contract} already, at`,
  );

function returnPages(administration: unknown, path: string): string[] {
  const origins = listAt(administration, 'site', 'origins');
  return listAt(administration, 'site', 'returnUrls').flatMap((url, index) => {
    if (typeof url !== 'string') return [];
    const mistake = wrongReturnPage(url, origins);
    return mistake === undefined ? [] : [`${path}/returnUrls/${index}: ${mistake}`];
  });
}

/** Whoever sits on the line can put a script into a page without TLS, and with it into everything that such a page is allowed. */
function openToReaders(config: unknown, administration: unknown, path: string): string[] {
  if (!String(at(config, 'publicUrl')).startsWith('https:')) return [];
  return listAt(administration, 'site', 'origins').flatMap((origin, index) => {
    if (typeof origin !== 'string' || !URL.canParse(origin)) return [];
    const { protocol, hostname } = new URL(origin);
    const isOpen = protocol === 'http:' && !isLoopback(hostname);
    return isOpen ? [`${path}/origins/${index}: ${origin} is not https, and the gateway is`] : [];
  });
}

/** The cookie is the gateway's own: no other page can send it. */
function cookieOnOpenSite(administration: unknown, path: string): string[] {
  const contradicts = at(administration, 'site', 'credentials') === 'cookie' && at(administration, 'site', 'mount') === 'open';
  return contradicts ? [`${path}/site/credentials: "cookie" goes with the sealed mount only`] : [];
}

function wrongReturnPage(url: string, origins: unknown[]): string | undefined {
  if (!URL.canParse(url)) return `not an address, found ${JSON.stringify(url)}`;
  const { origin } = new URL(url);
  if (!origins.includes(origin)) return `its origin ${origin} is not among the site's origins`;
  return url.includes('#') || url.includes('?') ? 'no query and no fragment may stand in it' : undefined;
}

/** A line for each element whose `key` an earlier one has too, ended by the path of that one. */
function repeated(list: unknown[], key: string, path: string, say: (path: string, value: string) => string): string[] {
  const first = new Map<string, number>();
  return list.flatMap((element, index) => {
    const value = at(element, key);
    if (typeof value !== 'string') return [];
    const earlier = first.get(value);
    if (earlier === undefined) first.set(value, index);
    return earlier === undefined ? [] : [`${say(`${path}/${index}`, value)} ${path}/${earlier}`];
  });
}
