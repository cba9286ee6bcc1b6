/** The whole demo world in one call: administrations, VÀLid, CDN, three sites, and the gateway as a child process. */
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addressesOf, type Addresses } from './addresses.js';
import { serveAdministrations } from './administrations/server.js';
import { builtIntegrity, serveCdn } from './cdn.js';
import { controlOf, type Control } from './control-client.js';
import { gatewayConfig, VALID_CLIENT_ID, VALID_SECRET_FILE } from './gateway-config.js';
import { startGateway, type GatewayProcess } from './gateway-process.js';
import { assertPortFree, freePorts, portsFrom, type Ports } from './ports.js';
import { serveSite } from './sites/server.js';
import { type Mount, type SiteName, sitesWith } from './sites/sites.js';
import { serveValid } from './valid/server.js';

export interface WorldOptions {
  /** First of the ports; absent, any free ones are taken. */
  portBase?: number;
  /** Whether the gateway runs too. */
  gateway?: boolean;
  /** Where the gateway keeps its data; absent, a folder that disappears with the world. */
  dataDir?: string;
  /** The kit as built for the CDN. */
  cdnFolder?: string;
  /** Every site with this mount, and trusted with what other bodies hold; absent, each as the demo has it. */
  mount?: Mount;
  /** Pages outside the demo that the gateway takes for a site's own. */
  furtherPages?: readonly { site: SiteName; address: string }[];
  /** Further headers of VÀLid's pages. */
  validHeaders?: Readonly<Record<string, string>>;
  /** Sealed sites hold no token in the browser, but a cookie of the gateway. */
  credentials?: 'cookie';
  /** Serves the kit from its sources instead, and reloads the pages when they change. */
  kitFromSources?: boolean;
}

export interface World {
  ports: Ports;
  addresses: Addresses;
  control: Control;
  /** The file with which the gateway runs, or could. */
  configFile: string;
  dataDir: string;
  gateway?: GatewayProcess;
  /** Ends everything that was started, newest first. */
  stop: () => Promise<void>;
}

const CDN_FOLDER = fileURLToPath(new URL('../cdn/', import.meta.url));

/** @throws PortTaken where a port is in use; whatever had started by then is stopped again. */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const ports = options.portBase === undefined ? await freePorts() : portsFrom(options.portBase);
  const addresses = addressesOf(ports);
  const sites = sitesWith(options.mount, options.credentials);
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end();
  };
  try {
    const dataDir = options.dataDir ?? (await temporaryFolder(stops));
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    const clientSecret = randomBytes(24).toString('base64url');
    const configFile = await writeConfig(
      dataDir,
      clientSecret,
      gatewayConfig(ports, addresses, { sites, furtherPages: options.furtherPages ?? [] }),
    );
    const start = async (starting: Promise<{ close: () => Promise<void> }>) => {
      const { close } = await starting;
      stops.push(close);
    };
    await start(serveAdministrations(ports.administrations));
    await start(
      serveValid({
        port: ports.valid,
        clientId: VALID_CLIENT_ID,
        clientSecret,
        gatewayOrigin: addresses.gateway,
        pageHeaders: options.validHeaders ?? {},
      }),
    );
    const cdnFolder = options.cdnFolder ?? CDN_FOLDER;
    await start(options.kitFromSources ? kitFromSources(ports.cdn) : serveCdn(ports.cdn, cdnFolder));
    // Sources that change at any moment have none.
    const integrity = () => (options.kitFromSources ? Promise.resolve(undefined) : builtIntegrity(cdnFolder));
    for (const site of sites) await start(serveSite(ports[site.name], site, addresses, integrity));
    const world = { ports, addresses, control: controlOf(addresses.administrations), configFile, dataDir, stop };
    if (options.gateway === false) return world;
    await assertPortFree(ports.gateway, 'the gateway');
    await assertPortFree(ports.metrics, "the gateway's metrics");
    const gateway = await startGateway({ configFile, dataDir, address: addresses.gatewayLoopback });
    stops.push(gateway.stop);
    return { ...world, gateway };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Only the developer who asks for it waits for the build tool to load. */
async function kitFromSources(port: number): Promise<{ close: () => Promise<void> }> {
  const { serveKitFromSources } = await import('./kit-from-sources.js');
  return serveKitFromSources(port);
}

async function temporaryFolder(stops: (() => Promise<void>)[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'meu-espai-'));
  stops.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function writeConfig(folder: string, secret: string, config: object): Promise<string> {
  const file = join(folder, 'gateway.config.json');
  await writeFile(join(folder, VALID_SECRET_FILE), secret, { mode: 0o600 });
  await writeFile(file, `${JSON.stringify(config, null, 2)}\n`);
  return file;
}
