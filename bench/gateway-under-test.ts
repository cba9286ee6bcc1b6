/** A gateway as an operator would run it, over the bench's own bodies, with citizens signed in. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HCC_BODIES } from '../demo/administrations/bodies.js';
import { freePorts } from '../demo/ports.js';
import type { CitizensReady, Load, LoadOrder, SignInOrder } from './citizens.js';
import type { Program } from './children.js';

const COMMAND = fileURLToPath(new URL('../gateway/bin/meu-espai-gateway.js', import.meta.url));
const ORIGIN = 'http://abrera.localhost:8401';
export const PEOPLE = 50;

export interface GatewayUnderTest {
  url: string;
  /** Base addresses of the bodies behind it. */
  bodies: string[];
  /** The value of a metric; several series of one name are added up. */
  metric: (name: string) => Promise<number>;
  load: (order: Omit<LoadOrder, 'gateway' | 'target'>) => Promise<Load>;
  stop: () => Promise<void>;
}

export interface GatewayOptions {
  citizens: Program;
  valid: CitizensReady['valid'];
  /** Origin of the bench's bodies, and how many of them are connected. */
  upstream: string;
  bodies: number;
  databaseUrl?: string | undefined;
}

export async function startGatewayUnderTest({ citizens, valid, upstream, bodies, databaseUrl }: GatewayOptions): Promise<GatewayUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'meu-espai-bench-'));
  const { gateway: port, metrics: metricsPort } = await freePorts();
  const url = `http://127.0.0.1:${port}`;
  const connected = HCC_BODIES.slice(0, bodies).map(({ ine10, name }) => ({ ine10, name, base: `${upstream}/bodies/${ine10}/hub` }));
  const { clientSecret, timeout: _timeout, ...client } = valid;
  const config = {
    publicUrl: url,
    port,
    metricsPort,
    valid: { ...client, clientSecretFile: 'secret' },
    // What is measured is what the gateway can do, not what it lets one citizen do.
    limits: { perCitizen: 1e9, perSite: 1e9, perBody: 1e9 },
    network: { allow: ['127.0.0.0/8'] },
    administrations: connected.map(({ ine10, name, base }, index) => ({
      ine10,
      name,
      sources: [{ contract: 'hcc', url: base }],
      ...(index === 0 && { site: { origins: [ORIGIN], returnUrls: [`${ORIGIN}/`], mount: 'open', trusted: true } }),
    })),
  };
  await writeFile(join(folder, 'secret'), clientSecret, { mode: 0o600 });
  await writeFile(join(folder, 'config.json'), JSON.stringify(config));

  const child = spawn(process.execPath, [...profiling(), COMMAND, '--config', join(folder, 'config.json'), '--data', folder], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString('utf8')).slice(-2_000)));
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  const stop = async () => {
    process.off('exit', endWithUs);
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    await rm(folder, { recursive: true, force: true });
  };
  const metricsText = async () => (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  try {
    if (!(await isReady(url, () => child.exitCode !== null)))
      throw new Error(`The gateway did not start. Is it built? npm run build\n${said}`);
    await citizens.ask({ gateway: url, site: HCC_BODIES[0]?.ine10 ?? '', origin: ORIGIN, people: PEOPLE } satisfies SignInOrder);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url,
    bodies: connected.map(({ base }) => base),
    metric: async (name) => {
      const lines = (await metricsText()).split('\n').filter((line) => line.startsWith(name) && /^[ {]/.test(line.slice(name.length)));
      return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
    },
    load: async (order) => (await citizens.ask({ ...order, gateway: url, target: url } satisfies LoadOrder)) as Load,
    stop,
  };
}

/** `BENCH_PROFILE=<folder>` leaves a CPU profile of each gateway there. */
function profiling(): string[] {
  const folder = process.env['BENCH_PROFILE'];
  return folder ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : [];
}

/** Whether it came up within half a minute. */
async function isReady(url: string, ended: () => boolean): Promise<boolean> {
  for (const until = Date.now() + 30_000; Date.now() < until && !ended();) {
    const response = await fetch(`${url}/health/ready`).catch(() => undefined);
    await response?.body?.cancel();
    if (response?.ok) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}
