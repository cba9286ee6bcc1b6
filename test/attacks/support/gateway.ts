/** A gateway under attack: a process of its own over bodies of the test's own, which can be killed and comes back on the same folder. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePorts } from '../../../demo/ports.js';
import { assertNobodyOf, leftBehind, metricsOf } from '../../support/canary.js';
import { Citizen } from '../../support/citizen.js';
import { fictitiousPerson, startValid, type FakeValid } from '../../support/valid.js';

const COMMAND = fileURLToPath(new URL('../../../gateway/bin/meu-espai-gateway.js', import.meta.url));
const SITE = '9900000000';
const ORIGIN = 'http://lloc.localhost:8401';

/** An attack on anything else must not be stopped by asking too often. */
const unlimited = { perCitizen: 1e9, perSite: 1e9, perBody: 1e9 };

export interface ConnectedBody {
  ine10: string;
  name: string;
  sources: readonly { contract: 'hcc' | 'enotum' | 'via-oberta' | 'representa'; url: string; deadline?: number }[];
}

/** A body with pages that carry the tags. */
export interface ConnectedSite {
  ine10: string;
  name: string;
  site: { origins: readonly string[]; returnUrls: readonly string[]; mount: 'sealed' | 'open'; trusted?: boolean };
}

export interface GatewayOrder {
  bodies: readonly ConnectedBody[];
  sites?: readonly ConnectedSite[];
  /** Under which name browsers reach it. */
  host?: string;
  limits?: Readonly<Record<string, number>>;
  /** Networks that the gateway may call. */
  allow?: readonly string[];
  /** Name servers that it asks in place of the system's. */
  nameServers?: readonly string[];
  env?: Readonly<Record<string, string>>;
  databaseUrl?: string | undefined;
}

export class GatewayUnderAttack {
  #child: ChildProcess | undefined;
  /** Whoever was ever signed in. */
  readonly #people = new Set<string>();
  #signingIn: Promise<unknown> = Promise.resolve();

  private constructor(
    readonly url: string,
    private readonly ports: { gateway: number; metrics: number },
    readonly dataDir: string,
    private readonly valid: FakeValid,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  static async start({
    bodies,
    sites = [],
    host = '127.0.0.1',
    limits = {},
    allow = ['127.0.0.0/8'],
    nameServers = [],
    env = {},
    databaseUrl,
  }: GatewayOrder): Promise<GatewayUnderAttack> {
    const dataDir = await mkdtemp(join(tmpdir(), 'meu-espai-attack-'));
    const valid = await startValid();
    const ports = await freePorts();
    const { clientSecret, timeout: _timeout, ...client } = valid.options;
    const url = `http://${host}:${ports.gateway}`;
    const config = {
      publicUrl: url,
      port: ports.gateway,
      metricsPort: ports.metrics,
      valid: { ...client, clientSecretFile: 'secret' },
      network: { allow, nameServers },
      limits: { ...unlimited, ...limits },
      administrations: [
        { ine10: SITE, name: 'El lloc', site: { origins: [ORIGIN], returnUrls: [`${ORIGIN}/`], mount: 'open', trusted: true } },
        ...sites,
        ...bodies,
      ],
    };
    await writeFile(join(dataDir, 'secret'), clientSecret, { mode: 0o600 });
    await writeFile(join(dataDir, 'config.json'), JSON.stringify(config));
    const { DATABASE_URL: _url, ...rest } = process.env;
    const gateway = new GatewayUnderAttack(url, ports, dataDir, valid, {
      ...rest,
      ...env,
      ...(databaseUrl && { DATABASE_URL: databaseUrl }),
    });
    try {
      await gateway.restart();
    } catch (error) {
      // Left open, it would keep the test from ending and from saying why.
      await valid.close();
      throw error;
    }
    return gateway;
  }

  /** Starts the process and waits until it serves. */
  async restart(): Promise<void> {
    const command = [COMMAND, '--config', join(this.dataDir, 'config.json'), '--data', this.dataDir];
    const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'], env: this.env });
    this.#child = child;
    const log = createWriteStream(join(this.dataDir, 'gateway.log'), { flags: 'a' });
    for (const stream of [child.stdout, child.stderr]) stream.pipe(log, { end: false });
    const endWithUs = () => child.kill('SIGKILL');
    process.once('exit', endWithUs);
    child.once('exit', () => process.off('exit', endWithUs));
    for (const until = Date.now() + 60_000; Date.now() < until && this.isAlive;) {
      const response = await fetch(`http://127.0.0.1:${this.ports.gateway}/health/ready`).catch(() => undefined);
      await response?.body?.cancel();
      if (response?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`The gateway did not start. Is it built? npm run build\n${(await this.log()).slice(-2_000)}`);
  }

  get isAlive(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Without a warning, as when the power fails or the kernel runs out of memory. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Forgets the most that the process held: opening the embedded database takes more than anything that comes later. */
  async forgetMostMemory(): Promise<void> {
    await writeFile(`/proc/${this.#child?.pid}/clear_refs`, '5').catch(() => undefined);
  }

  /** In megabytes: the most that the process held. Undefined where the system does not tell. */
  async mostMemory(): Promise<number | undefined> {
    const status = await readFile(`/proc/${this.#child?.pid}/status`, 'utf8').catch(() => '');
    const kilobytes = /^VmHWM:\s+(\d+)/m.exec(status)?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1_024;
  }

  async log(): Promise<string> {
    return readFile(join(this.dataDir, 'gateway.log'), 'utf8');
  }

  /** Whoever signs in from now on is this citizen, perhaps for an entity. */
  becomes(identifier: string, actingFor?: string): void {
    const entity = { method: 'certificat', certificateType: '11', companyId: actingFor, companyName: 'Entitat Prova' };
    for (const person of [identifier, actingFor]) if (person !== undefined) this.#people.add(person);
    this.valid.person = { ...fictitiousPerson, identifier, ...(actingFor !== undefined && entity) };
  }

  /** Signs in a citizen with this identifier, which is made up where the test runs and written nowhere. */
  async signIn(identifier: string, actingFor?: string): Promise<Citizen> {
    // One after the other: the identity provider knows one person at a time, and would give the second name to the first.
    const signedIn = this.#signingIn.then(() => {
      this.becomes(identifier, actingFor);
      const choice = { site: SITE, origin: ORIGIN, returnUrl: `${ORIGIN}/` };
      return new Citizen({ addresses: { gateway: this.url } }, choice).signIn();
    });
    this.#signingIn = signedIn.catch(() => undefined);
    return signedIn;
  }

  /** Ends it; then nobody can be told from what it logged, counted and kept. */
  async stop({ keepData = false } = {}): Promise<void> {
    const metrics = await metricsOf(`http://127.0.0.1:${this.ports.metrics}`);
    await this.#end('SIGTERM');
    await this.valid.close();
    const { 'the rows of the database': rows = '', ...left } = await leftBehind(this.dataDir, this.env['DATABASE_URL']);
    const { surnames } = fictitiousPerson;
    // No row where nobody signed in.
    assertNobodyOf([...this.#people], [surnames], { ...left, ...metrics, ...(rows.length > 0 && { rows }) });
    if (!keepData) await rm(this.dataDir, { recursive: true });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    if (!this.#child || !this.isAlive) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill(signal);
    await ended;
  }
}

const LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';

/** As many identifiers as asked for, with their right letter: made up here, forgotten with the process. */
export function identifiers(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${99_800_000 + index}${LETTERS[(99_800_000 + index) % 23]!}`);
}
