/** `npm start`: the whole demo on this machine, until Ctrl-C. What can be wrong with the options or the ports is said before the build. */
import { spawnSync } from 'node:child_process';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Addresses } from './addresses.js';
import { CITIZEN, ENTITY } from './people.js';
import { assertPortsFree, DEFAULT_PORT_BASE, PortTaken, portsFrom } from './ports.js';
import { startWorld, type World } from './world.js';

/** A world beside the usual one keeps its data apart: two gateways may not share a folder. */
const dataDir = (portBase: number) =>
  fileURLToPath(new URL(`../.data/demo${portBase === DEFAULT_PORT_BASE ? '' : `-${portBase}`}`, import.meta.url));
const HELP = `npm start -- [--port-base ${DEFAULT_PORT_BASE}]

  --port-base N       first of the ports that the demo uses (N to N + 20)
  --without-gateway   everything else, for a gateway that you start yourself
  --build             builds first; npm start and npm run dev say so
  --dev               the kit from its sources; open pages reload when a file changes, sealed frames at the next start
`;

const say = (text: string) => process.stdout.write(`${text}\n`);

interface Options {
  portBase: number;
  gateway: boolean;
  kitFromSources: boolean;
  build: boolean;
}

const HIGHEST_PORT_BASE = 65_500;

function options(): Options | 'help' {
  const { values } = parseArgs({
    options: {
      'port-base': { type: 'string' },
      'without-gateway': { type: 'boolean' },
      build: { type: 'boolean' },
      dev: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return 'help';
  const portBase = Number(values['port-base'] ?? DEFAULT_PORT_BASE);
  if (!Number.isInteger(portBase) || portBase < 1024 || portBase > HIGHEST_PORT_BASE)
    throw new Error(`--port-base must be a number from 1024 to ${HIGHEST_PORT_BASE}.`);
  const { 'without-gateway': withoutGateway = false, dev = false, build = false } = values;
  return { portBase, gateway: !withoutGateway, kitFromSources: dev, build };
}

/** The kit too; of it only what the gateway serves to its frames, where the pages have it from its sources. */
function build({ kitFromSources }: Options): void {
  for (const script of kitFromSources ? ['build:gateway', 'build:frame'] : ['build']) {
    const { status } = spawnSync('npm', ['run', '--silent', script], { stdio: 'inherit', shell: process.platform === 'win32' });
    if (status !== 0) throw new Error('The build failed, so nothing was started.');
  }
}

function describe({ gateway, sites, cdn, valid, administrations }: Addresses): string {
  const width = Math.max(...Object.values(sites).map(({ length }) => length));
  const site = (origin: string) => `${origin}/`.padEnd(width + 4);
  return `
  Ajuntament d'Abrera              ${site(sites.abrera)}sealed frames, under the strictest policy
  Ajuntament de Granollers         ${site(sites.granollers)}open: drawn in the page, which gets only what its own body holds
  Ajuntament de Vielha e Mijaran   ${site(sites.vielha)}sealed frames, in Aranese

  Gateway                          ${gateway}, its state: ${gateway}/health/ready
  Kit (CDN)                        ${cdn}/loader.js
  Simulated VÀLid                  ${valid}, on the way to every sign-in
  Simulated administrations        ${administrations}/control

  Sign in as ${CITIZEN.identifier}; with a certificate also as representative of ${ENTITY.identifier}.
`;
}

async function main(): Promise<void> {
  const chosen = options();
  if (chosen === 'help') {
    say(HELP);
    return;
  }
  try {
    await run(chosen);
  } catch (error) {
    if (!(error instanceof PortTaken)) throw error;
    const other = chosen.portBase + 1000 > HIGHEST_PORT_BASE ? DEFAULT_PORT_BASE : chosen.portBase + 1000;
    throw new Error(`${error.message} Stop what uses it, or move the whole demo: npm start -- --port-base ${other}`, { cause: error });
  }
}

async function run(chosen: Options): Promise<void> {
  await assertPortsFree(portsFrom(chosen.portBase));
  if (chosen.build) build(chosen);
  const begun = performance.now();
  const starting = startWorld({ ...chosen, dataDir: dataDir(chosen.portBase) });
  const leaving = stopOnSignal(starting);
  const world = await starting;
  if (leaving.begun) return;
  say(describe(world.addresses));
  if (!chosen.gateway) say(`  Start the gateway with --config ${relative('.', world.configFile)}\n`);
  say(`ready in ${((performance.now() - begun) / 1000).toFixed(1)} s; Ctrl-C stops everything`);
  const gatewayEnded = await world.gateway?.ended;
  if (!gatewayEnded || leaving.begun) return;
  await world.stop();
  throw new Error(`The gateway ended by itself.\n${gatewayEnded.said}`);
}

/** Stops in order at the first signal, even in the middle of the start; at once at the second. */
function stopOnSignal(starting: Promise<World>): { begun: boolean } {
  const leaving = { begun: false };
  const stop = () => {
    if (leaving.begun) process.exit(130);
    leaving.begun = true;
    say('stopping…');
    starting
      .then((world) => world.stop())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return leaving;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
