/** What a configuration may not say although each of its fields is of the right shape. Fields of another shape are left to the schema. */
import { isNetwork } from '../network/addresses.js';
import { at, listAt } from './raw.js';

/** One line for each, with its path. */
export function contradictionsIn(config: unknown): string[] {
  const administrations = listAt(config, 'administrations');
  return [
    ...listAt(config, 'network', 'allow').flatMap((network, index) =>
      typeof network !== 'string' || isNetwork(network)
        ? []
        : [`/network/allow/${index}: not a network such as 10.20.0.0/16, found ${JSON.stringify(network)}`],
    ),
    ...repeated(administrations, 'ine10', '/administrations', (path, ine10) => `${path}/ine10: ${ine10} stands already at`),
    ...administrations.flatMap((administration, index) => {
      const path = `/administrations/${index}`;
      return [
        ...twoOfOneContract(administration, `${path}/sources`),
        ...returnPages(administration, `${path}/site`),
        ...cookieOnOpenSite(administration, path),
      ];
    }),
  ];
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
