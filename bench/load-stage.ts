/** What every measurement of the gateway needs: bodies, citizens, the bare server, gateways on both stores. */
import type { JsonWebKey } from 'node:crypto';
import { type GatewayUnderTest, startGatewayUnderTest } from './gateway-under-test.js';
import { startPostgres, whyNoPostgres } from '../test/support/postgres.js';
import type { BareOrder, BareReady } from './bare-server.js';
import type { BodiesOrder, BodiesReady } from './bodies.js';
import { type Program, startProgram } from './children.js';
import type { CitizensReady, Load, LoadOrder } from './citizens.js';

export interface LoadStage {
  setBodies: (order: BodiesOrder) => Promise<unknown>;
  /** A gateway with so many bodies behind it. */
  gateway: (bodies: number, store: Store) => Promise<GatewayUnderTest>;
  /** Stores that this machine has. */
  stores: Store[];
  /** Why one is missing, if one is. */
  missing: string | undefined;
  bare: BareServer;
  stop: () => Promise<void>;
}

export type Store = 'PGlite' | 'PostgreSQL';

export interface BareServer {
  /** Asks the bodies of this gateway, and checks its tokens, from now on. */
  standInFor: (gateway: GatewayUnderTest) => Promise<void>;
  cpuSeconds: () => Promise<number>;
  load: (order: Omit<LoadOrder, 'gateway' | 'target'>) => Promise<Load>;
}

export async function openLoadStage(): Promise<LoadStage> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end();
  };
  const start = async (name: string) => {
    const started = await startProgram(name);
    stops.push(started.program.stop);
    return started;
  };
  try {
    const bodies = await start('bodies');
    const citizens = await start('citizens');
    const bare = await start('bare-server');
    const { origin: upstream } = bodies.ready as BodiesReady;
    const { valid } = citizens.ready as CitizensReady;
    const { origin } = bare.ready as BareReady;
    const missing = await whyNoPostgres();
    const postgres = missing === undefined ? await startPostgres() : undefined;
    if (postgres) stops.push(() => postgres.stop());
    return {
      setBodies: (order) => bodies.program.ask(order),
      gateway: async (count, store) => {
        const gateway = await startGatewayUnderTest({
          citizens: citizens.program,
          valid,
          upstream,
          bodies: count,
          databaseUrl: store === 'PostgreSQL' ? await postgres?.createDatabase() : undefined,
        });
        stops.push(gateway.stop);
        return gateway;
      },
      stores: postgres ? ['PGlite', 'PostgreSQL'] : ['PGlite'],
      missing,
      bare: bareServer(bare.program, origin, citizens.program),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function bareServer(program: Program, origin: string, citizens: Program): BareServer {
  let gateway = '';
  return {
    standInFor: async ({ url, bodies }) => {
      gateway = url;
      const { keys } = (await (await fetch(`${url}/oidc/jwks`)).json()) as { keys: JsonWebKey[] };
      if (!keys[0]) throw new Error('The gateway shows no key.');
      await program.ask({ bodies, key: keys[0] } satisfies BareOrder);
    },
    cpuSeconds: async () => ((await program.ask({ cpu: true } satisfies BareOrder)) as { seconds: number }).seconds,
    load: async (order) => (await citizens.ask({ ...order, gateway, target: origin } satisfies LoadOrder)) as Load,
  };
}

/** Connections at once: enough to keep a gateway busy, few enough that no body's bulkhead turns a question away. */
export const CONNECTIONS = 10;
