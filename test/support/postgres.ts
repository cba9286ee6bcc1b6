/** A PostgreSQL for tests: the one that the environment names, else a cluster of our own that lives as long as the tests. */
import { execFile } from 'node:child_process';
import { chown, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { access } from 'node:fs/promises';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);
const HOW_TO_GET_ONE = 'no PostgreSQL: install the Debian package "postgresql", or set TEST_DATABASE_URL to an empty database';

export interface Postgres {
  /** Address of a fresh database. */
  createDatabase(): Promise<string>;
  /** Everything that the database holds, as text. */
  dump(url: string): Promise<string>;
  /** Kills the server without a warning and starts it again, as after a power cut of its machine. Only of a cluster of our own. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/** Why there is none, in a sentence that says how to get one; undefined when there is one. */
export async function whyNoPostgres(): Promise<string | undefined> {
  return process.env['TEST_DATABASE_URL'] || (await findBinaries()) ? undefined : HOW_TO_GET_ONE;
}

export async function startPostgres(): Promise<Postgres> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return server(new URL(given), { stop: () => Promise.resolve(), crash: () => Promise.resolve() });
  const binaries = await findBinaries();
  if (!binaries) throw new Error(HOW_TO_GET_ONE);
  return startCluster(binaries);
}

async function startCluster(binaries: string): Promise<Postgres> {
  const folder = await mkdtemp(join(tmpdir(), 'meu-espai-postgres-'));
  const asServer = await serverUser(folder);
  const data = join(folder, 'data');
  const port = await freePort();
  await asServer(join(binaries, 'initdb'), ['-D', data, '-A', 'trust', '-U', 'postgres', '--no-sync', '-E', 'UTF8']);
  const options = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories='' -c fsync=off`;
  const start = () => asServer(join(binaries, 'pg_ctl'), ['-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start']);
  await start();
  return server(new URL(`postgresql://postgres@127.0.0.1:${port}/postgres`), {
    async stop() {
      await asServer(join(binaries, 'pg_ctl'), ['-D', data, '-w', '-m', 'immediate', 'stop']);
      await rm(folder, { recursive: true });
    },
    async crash() {
      const [pid = ''] = (await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n');
      process.kill(Number(pid), 'SIGKILL');
      // Its children notice that they are orphans a moment later; before that it refuses to start.
      for (let tries = 0; ; tries += 1) {
        try {
          await start();
          return;
        } catch (error) {
          if (tries === 50) throw error;
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
      }
    },
  });
}

/** PostgreSQL refuses to run as root: then it runs as the user that its package made. */
async function serverUser(folder: string): Promise<(command: string, args: string[]) => Promise<unknown>> {
  if (process.getuid?.() !== 0) return (command, args) => run(command, args, { cwd: folder });
  const id = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout);
  const [uid, gid] = await Promise.all([id('-u'), id('-g')]);
  await chown(folder, uid, gid);
  const become = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--'];
  return (command, args) => run('setpriv', [...become, command, ...args], { cwd: folder });
}

function server(admin: URL, ways: Pick<Postgres, 'stop' | 'crash'>): Postgres {
  let count = 0;
  return {
    ...ways,
    async createDatabase() {
      const name = `meu_espai_${process.pid}_${(count += 1)}`;
      await query(admin.href, `drop database if exists ${name}`);
      await query(admin.href, `create database ${name}`);
      return Object.assign(new URL(admin), { pathname: name }).href;
    },
    async dump(url) {
      const tables = await query(url, `select tablename as name from pg_tables where schemaname = 'public'`);
      const contents = await Promise.all(tables.map(({ name }) => query(url, `select t::text from "${name}" t`)));
      return JSON.stringify(contents);
    },
  };
}

async function query(url: string, text: string): Promise<Record<string, string>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, string>>(text)).rows;
  } finally {
    await client.end();
  }
}

async function findBinaries(): Promise<string | undefined> {
  const debian = '/usr/lib/postgresql';
  const versions = await readdir(debian).catch(() => []);
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    ...versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(debian, version, 'bin')),
  ];
  for (const folder of folders) {
    if (folder && (await hasAll(folder))) return folder;
  }
  return undefined;
}

async function hasAll(folder: string): Promise<boolean> {
  const found = await Promise.allSettled(['initdb', 'pg_ctl', 'postgres'].map((name) => access(join(folder, name))));
  return found.every(({ status }) => status === 'fulfilled');
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
