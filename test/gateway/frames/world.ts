/** A whole gateway with a small VÀLid and three sites, one of each kind, and one body that is not theirs. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Value } from '@sinclair/typebox/value';
import { Config } from '../../../gateway/src/config/schema.js';
import { createGateway, type Gateway } from '../../../gateway/src/gateway.js';
import { createLog } from '../../../gateway/src/http/log.js';
import type { Site } from '../../../gateway/src/identity/index.js';
import { startValid, type FakeValid } from '../../support/valid.js';
import { Kit as AnyKit, type Browser } from '../identity/world.js';
import { kitFolder } from './kit-folder.js';

const site = (administration: string, name: string, origin: string, more: Partial<Site>): Site => ({
  administration,
  name,
  origins: [origin],
  returnUrls: [`${origin}/`, `${origin}/carpeta`],
  mount: 'sealed',
  trusted: false,
  credentials: 'token',
  ...more,
});

export const sealed = site('0800180001', "Ajuntament d'Abrera", 'http://abrera.localhost:8401', {});
export const limited = site('0809610009', 'Ajuntament de Granollers', 'http://granollers.localhost:8402', { mount: 'open' });
export const trusted = site('2524300000', 'Ajuntament de Vielha <e> "Mijaran"', 'http://vielha.localhost:8403', {
  mount: 'open',
  trusted: true,
});
/** INE10 of a body without a site. */
export const elsewhere = '0801930008';

export interface GatewayWorld {
  publicUrl: string;
  valid: FakeValid;
  gateway: Gateway;
  log: string[];
  /** Paths that were asked of the bodies. */
  asked: string[];
  close(): Promise<void>;
}

export async function startGateway(options: { sites?: Site[]; kitFolder?: string } = {}): Promise<GatewayWorld> {
  const { sites = [sealed, limited, trusted], kitFolder: folder } = options;
  const dataDir = await mkdtemp(join(tmpdir(), 'meu-espai-gateway-'));
  const valid = await startValid();
  const asked: string[] = [];
  const bodies = createServer((request, response) => {
    asked.push((request.url ?? '').split('?')[0] ?? '');
    response.writeHead(200, { 'content-type': 'application/json' }).end('[]');
  });
  await new Promise<void>((resolve) => bodies.listen(0, '127.0.0.1', resolve));
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const { clientSecret, timeout: _timeout, ...validConfig } = valid.options;
  const base = `http://127.0.0.1:${(bodies.address() as AddressInfo).port}`;
  const config = Value.Default(Config, {
    publicUrl,
    network: { allow: ['127.0.0.0/8'] },
    valid: { ...validConfig, clientSecretFile: 'not-read' },
    administrations: [
      ...sites.map(({ administration, name, ...rest }) => ({
        ine10: administration,
        name,
        site: rest,
        sources: [{ contract: 'hcc', url: `${base}/${administration}` }],
      })),
      { ine10: elsewhere, name: 'Ajuntament de Barcelona', sources: [{ contract: 'hcc', url: `${base}/${elsewhere}` }] },
    ],
  }) as Config;
  const log: string[] = [];
  const gateway = await createGateway({
    loaded: { config, clientSecret, warnings: [] },
    dataDir,
    log: createLog('trace', { write: (line) => void log.push(line) }),
    ...(folder !== undefined && { kitFolder: folder }),
  });
  await gateway.listen('127.0.0.1', port);
  return {
    publicUrl,
    valid,
    gateway,
    log,
    asked,
    async close() {
      await gateway.close();
      await valid.close();
      bodies.closeAllConnections();
      await new Promise((resolve) => bodies.close(resolve));
      await rm(dataDir, { recursive: true });
    },
  };
}

/** As {@link startGateway}, with a kit to serve, as small as it can be. */
export async function startGatewayWithKit(options: { sites?: Site[] } = {}): Promise<GatewayWorld> {
  const kit = await kitFolder();
  const world = await startGateway({ ...options, kitFolder: kit.folder });
  return {
    ...world,
    async close() {
      await world.close();
      await kit.remove();
    },
  };
}

/** What the kit does in a page or, where the site is sealed, in its frame. */
export class Kit extends AnyKit {
  constructor(
    readonly gateway: Pick<GatewayWorld, 'publicUrl'>,
    browser: Browser,
    site: Site,
    /** Where the sign-in comes back to; by default where the registry has it. */
    redirectUri = site.mount === 'sealed' ? `${gateway.publicUrl}/frame/${site.administration}/callback` : site.returnUrls[0]!,
    origin = new URL(redirectUri).origin,
  ) {
    super(gateway, browser, site, origin, redirectUri);
  }

  /** One request with the token, as a page of that origin would send it. */
  async ask(method: string, path: string, token: string, headers: Record<string, string> = {}): Promise<Response> {
    const address = this.gateway.publicUrl + path;
    const dpop = await this.proof(address, token, { htm: method });
    return fetch(address, { method, headers: { authorization: `DPoP ${token}`, dpop, accept: 'application/json', ...headers } });
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
