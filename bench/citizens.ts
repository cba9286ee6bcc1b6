/** The citizens' side of the gateway under load: VÀLid, a number of people signed in, and what they ask. Their proofs are signed here. */
import { Agent, request } from 'undici';
import { Citizen } from '../test/support/citizen.js';
import { fictitiousPerson, startValid } from '../test/support/valid.js';
import type { ValidOptions } from '../gateway/src/contracts/valid/client.js';
import { answerTheBench } from './children.js';

export interface CitizensReady {
  valid: ValidOptions;
}

export interface SignInOrder {
  gateway: string;
  site: string;
  origin: string;
  people: number;
}

export interface LoadOrder {
  /** Whose citizens ask. */
  gateway: string;
  /** Whom they ask; the gateway, or something that is compared with it. */
  target: string;
  path: string;
  connections: number;
  milliseconds: number;
}

export interface Load {
  /** Whole answers. */
  done: number;
  /** Answers that lacked something. */
  failed: number;
  seconds: number;
  /** Milliseconds from the question to the end of the answer, without the signing of the proof. */
  latencies: number[];
}

const LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';
/** Made up here and forgotten here: the demo's three people are too few to keep fifty connections from sharing an answer. */
const identifier = (index: number): string => `${99_900_000 + index}${LETTERS[(99_900_000 + index) % 23] ?? ''}`;

const valid = await startValid();
const dispatcher = new Agent({ connections: 64, keepAliveTimeout: 60_000 });
const citizens = new Map<string, Citizen[]>();

answerTheBench({ valid: valid.options } satisfies CitizensReady, (message) => {
  const order = message as SignInOrder | LoadOrder;
  return 'people' in order ? signIn(order) : load(order);
});

async function signIn({ gateway, site, origin, people }: SignInOrder): Promise<object> {
  const world = { addresses: { gateway } };
  const signedIn: Citizen[] = [];
  for (let index = 0; index < people; index += 1) {
    valid.person = { ...fictitiousPerson, identifier: identifier(index) };
    signedIn.push(await new Citizen(world, { site, origin, returnUrl: `${origin}/` }).signIn());
  }
  citizens.set(gateway, signedIn);
  return {};
}

/** Each connection has citizens of its own: two questions of one person at the same moment would be one. */
async function load({ gateway, target, path, connections, milliseconds }: LoadOrder): Promise<Load> {
  const people = citizens.get(gateway) ?? [];
  const latencies: number[] = [];
  let failed = 0;
  const start = performance.now();
  const ask = async (connection: number) => {
    const own = people.filter((_, index) => index % connections === connection);
    for (let turn = 0; performance.now() - start < milliseconds; turn += 1) {
      const citizen = own[turn % own.length];
      if (!citizen) throw new Error('Fewer citizens than connections.');
      const headers = await citizen.headersFor(path);
      const sent = performance.now();
      const { body, statusCode } = await request(target + path, { headers: { ...headers, accept: 'application/json' }, dispatcher });
      const text = await body.text();
      latencies.push(performance.now() - sent);
      if (statusCode !== 200 || !text.includes('"completeness":"complete"')) failed += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, (_, connection) => ask(connection)));
  return { done: latencies.length - failed, failed, seconds: (performance.now() - start) / 1_000, latencies };
}
