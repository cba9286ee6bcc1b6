/** The gateway's configuration file, made from the world's own list of bodies and sites. */
import type { Addresses } from './addresses.js';
import { aoc, BODIES, type Body } from './administrations/bodies.js';
import type { Ports } from './ports.js';
import type { MunicipalSite, SiteName } from './sites/sites.js';

export const VALID_CLIENT_ID = 'meu-espai-demo.serveis.aoc.cat';

/** Name of the file with VÀLid's client secret, beside the configuration file. */
export const VALID_SECRET_FILE = 'valid-client-secret';

export interface SitesToRegister {
  sites: readonly MunicipalSite[];
  /** Pages outside the demo that count as a site's own. */
  furtherPages: readonly { site: SiteName; address: string }[];
}

/** The object to be written as `gateway.config.json`. */
export function gatewayConfig(ports: Ports, addresses: Addresses, sites: SitesToRegister): object {
  return {
    publicUrl: addresses.gateway,
    host: '127.0.0.1',
    port: ports.gateway,
    metricsPort: ports.metrics,
    operator: { ine10: aoc.ine10, name: aoc.name },
    valid: {
      authorizeUrl: `${addresses.valid}/o/oauth2/auth`,
      tokenUrl: `${addresses.validLoopback}/o/oauth2/token`,
      userInfoUrl: `${addresses.validLoopback}/serveis-rest/getUserInfo`,
      revokeUrl: `${addresses.validLoopback}/o/oauth2/revoke`,
      logoutUrl: `${addresses.validLoopback}/o/oauth2/logout`,
      clientId: VALID_CLIENT_ID,
      clientSecretFile: VALID_SECRET_FILE,
    },
    // Whoever tries the demo is one of three people, and so are all who try it with them.
    limits: { perCitizen: 600 },
    // The world lives on this machine, which no gateway may call unless it is told to.
    network: { allow: ['127.0.0.0/8'] },
    administrations: BODIES.map((body) => administration(body, addresses, sites)),
  };
}

function administration(body: Body, addresses: Addresses, { sites, furtherPages }: SitesToRegister): object {
  const base = `${addresses.administrations}/bodies/${body.ine10}`;
  const site = sites.find((candidate) => candidate.body === body);
  const further = furtherPages.filter((page) => page.site === site?.name).map(({ address }) => address);
  return {
    ine10: body.ine10,
    ...(body.dir3 && { dir3: body.dir3 }),
    name: body.name,
    ...(site && {
      site: {
        origins: [addresses.sites[site.name], ...further.map((address) => new URL(address).origin)],
        returnUrls: [...Object.keys(site.pages).map((path) => addresses.sites[site.name] + path), ...further],
        mount: site.mount,
        trusted: site.trusted,
        credentials: site.credentials,
      },
    }),
    linkHosts: [body.host],
    sources:
      body === aoc
        ? [
            { contract: 'enotum', url: `${base}/enotum`, inboxUrl: `https://${body.host}/bustia` },
            { contract: 'via-oberta', url: `${base}/traces` },
            { contract: 'representa', url: `${base}/representa`, purpose: 'PROVES' },
          ]
        : [{ contract: 'hcc', url: `${base}/hub` }],
  };
}
