/** Every port of the demo world, as a distance from one base: shifting the base shifts them all. */
import { createServer } from 'node:net';

export const DEFAULT_PORT_BASE = 8400;

const OFFSETS = {
  gateway: 0,
  abrera: 1,
  granollers: 2,
  vielha: 3,
  cdn: 5,
  metrics: 9,
  valid: 10,
  administrations: 20,
} as const;

type PortName = keyof typeof OFFSETS;
export type Ports = Record<PortName, number>;

const names = Object.keys(OFFSETS) as PortName[];

/** The table of ports over a base, as `npm start` uses it. */
export function portsFrom(base: number): Ports {
  return Object.fromEntries(names.map((name) => [name, base + OFFSETS[name]])) as Ports;
}

/** Ports that the system had free a moment ago, so that several worlds can run beside each other in tests. */
export async function freePorts(): Promise<Ports> {
  const held = await Promise.all(names.map(holdAnyPort));
  await Promise.all(held.map(({ release }) => release()));
  return Object.fromEntries(names.map((name, index) => [name, held[index]?.port])) as Ports;
}

/** Fails with {@link PortTaken} where something else listens; a child process could only say so in its own words. */
export async function assertPortFree(port: number, purpose: string): Promise<void> {
  const { release } = await hold(port, purpose);
  await release();
}

/** A port that somebody else uses, said so that the reader knows what to do. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
  constructor(
    readonly port: number,
    readonly purpose: string,
  ) {
    super(
      `Port ${port} is taken, and the demo needs it for ${purpose}. ` +
        `Stop what uses it, or move the whole demo: npm start -- --port-base ${DEFAULT_PORT_BASE + 1000}`,
    );
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
