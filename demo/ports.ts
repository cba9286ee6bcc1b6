/** Every port of the demo world, as a distance from one base: shifting the base shifts them all. */
import { createServer } from 'node:net';

export const DEFAULT_PORT_BASE = 8400;

/** Distance from the base, and what completes the sentence "the demo needs this port for …". */
const TABLE = {
  gateway: [0, 'the gateway'],
  abrera: [1, 'the site of Abrera'],
  granollers: [2, 'the site of Granollers'],
  vielha: [3, 'the site of Vielha'],
  cdn: [5, "the kit's CDN"],
  metrics: [9, "the gateway's metrics"],
  valid: [10, 'the simulated VÀLid'],
  administrations: [20, 'the simulated administrations'],
} as const;

type PortName = keyof typeof TABLE;
export type Ports = Record<PortName, number>;

const names = Object.keys(TABLE) as PortName[];

/** The table of ports over a base, as `npm start` uses it. */
export function portsFrom(base: number): Ports {
  return Object.fromEntries(names.map((name) => [name, base + TABLE[name][0]])) as Ports;
}

/** Ports that the system had free a moment ago, so that several worlds can run beside each other in tests. */
export async function freePorts(): Promise<Ports> {
  const held = await Promise.all(names.map(holdAnyPort));
  await Promise.all(held.map(({ release }) => release()));
  return Object.fromEntries(names.map((name, index) => [name, held[index]?.port])) as Ports;
}

/** Checks every port of a demo before any work is put into it. @throws PortTaken for the first that something else uses */
export async function assertPortsFree(ports: Ports): Promise<void> {
  for (const name of names) await assertPortFree(ports[name], TABLE[name][1]);
}

/** Fails with {@link PortTaken} where something else listens; a child process could only say so in its own words. */
export async function assertPortFree(port: number, purpose: string): Promise<void> {
  const { release } = await hold(port, purpose);
  await release();
}

/** A port that somebody else uses. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
  constructor(
    readonly port: number,
    readonly purpose: string,
  ) {
    super(`Port ${port} is taken, and the demo needs it for ${purpose}.`);
  }
}

function holdAnyPort(): Promise<{ port: number; release: () => Promise<void> }> {
  return hold(0, 'a test');
}

function hold(port: number, purpose: string): Promise<{ port: number; release: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new PortTaken(port, purpose) : error);
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const taken = typeof address === 'object' && address ? address.port : port;
      resolve({ port: taken, release: () => new Promise((released) => server.close(() => released())) });
    });
  });
}
