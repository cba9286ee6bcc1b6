/** A desk of acts over HTTP against the simulated e-NOTUM and Representa, with a clock that the test moves. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach } from 'node:test';
import { serveAdministrations } from '../../../demo/administrations/server.js';
import { controlOf } from '../../../demo/control-client.js';
import { Desk } from '../../../gateway/src/acts/desk.js';
import type { DeskParts } from '../../../gateway/src/acts/desk-parts.js';
import { enotumRegister, type EnotumRegisterOptions } from '../../../gateway/src/acts/enotum-register.js';
import type { Actor, ActOrder } from '../../../gateway/src/acts/types.js';
import { createRepresenta } from '../../../gateway/src/contracts/representa/client.js';
import { mapNotifications } from '../../../gateway/src/contracts/enotum/map.js';
import { Notes } from '../../../gateway/src/contracts/reading/notes.js';
import type { Person } from '../../../gateway/src/folder/ports.js';
import { createOutgoing } from '../../../gateway/src/network/outgoing.js';
import { openStore, type Store } from '../../../gateway/src/store/index.js';

export const aoc = '9821920002';
export const requester = { code: aoc, name: 'Consorci AOC' };

/** What e-NOTUM's list says, and our id of each. */
export interface Seen {
  id: string;
  source: number;
  kind: string;
  state: string;
  level: string | null;
  alsoOnPaper: boolean | null;
  title: string;
}

/** An embedded store of its own, gone when it is closed. */
export async function openTemporaryStore(): Promise<{ store: Store; close: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'meu-espai-acts-'));
  const store = await openStore({ dataDir, sessionKey: randomBytes(32) });
  return {
    store,
    close: async () => {
      await store.close();
      await rm(dataDir, { recursive: true });
    },
  };
}

export async function startRegisters() {
  const { origin, close } = await serveAdministrations(0);
  const outgoing = createOutgoing({ allow: ['127.0.0.0/8'] });
  const base = `${origin}/bodies/${aoc}`;
  const options: EnotumRegisterOptions = {
    administration: aoc,
    name: 'Consorci AOC',
    dir3: null,
    url: `${base}/enotum`,
    linkHosts: [],
    responseBytes: 1_048_576,
    dispatcher: outgoing.dispatcher,
    actDispatcher: outgoing.freshFor(undefined),
    outgoing,
  };
  const control = controlOf(origin);
  const asked = async (path: string, representing: string) =>
    (await (await fetch(`${base}/enotum/ciutadania${path}`, { headers: { 'x-enotum-representat': representing } })).json()) as Record<
      string,
      unknown
    >;
  return {
    origin,
    stop: async () => {
      await outgoing.close();
      await close();
    },
    control,
    options,
    register: (more: Partial<EnotumRegisterOptions> = {}) => enotumRegister({ ...options, ...more }),
    representa: (url = `${base}/representa`) => createRepresenta({ ...options, url, requester, purpose: 'PROVES', now: () => new Date() }),
    /** Everything of an addressee as the list has it, read behind the gateway's back. */
    async all(capacity: 'interested' | 'representative' = 'interested', representing = 'NIF-00000000T'): Promise<Seen[]> {
      const query = 'dataInicial=2020-01-01';
      const first = await asked(`/notificacions?${query}`, representing);
      const pages = Array.from({ length: Number(first['totalPagines']) }, (_, page) => page + 1);
      const lists = await Promise.all(pages.map((page) => asked(`/notificacions?${query}&pagina=${page}`, representing)));
      const elements = lists.flatMap((page) => page['notificacions'] as Record<string, unknown>[]);
      const context = { administration: aoc, name: 'Consorci AOC', dir3: null, linkHosts: [] };
      const { items } = mapNotifications(elements, context, { capacity, level: 'high' }, new Notes());
      return items.map(({ id, kind, state, level, alsoOnPaper, title }, index) => ({
        ...{ id, kind, state, level, alsoOnPaper, title },
        source: Number(elements[index]?.['id']),
      }));
    },
    /** Effects that the ledger holds of one notification. */
    async effects(source: number): Promise<string[]> {
      const { entries } = await control.ledger();
      return entries
        .filter(({ notification, kind, effect }) => notification === source && kind !== 'elsewhere' && effect !== 'none')
        .map(({ effect }) => effect);
    },
    /** How often e-NOTUM was asked for something with an effect, whether or not it had one. */
    async effectfulCalls(): Promise<number> {
      const calls = (await control.calls())[aoc] ?? {};
      return (calls['enotum/act'] ?? 0) + (calls['enotum/detail'] ?? 0);
    },
  };
}

export type Registers = Awaited<ReturnType<typeof startRegisters>>;

/** Registers and a store for the tests of one file, gone after the last; between two of them the registers forget. */
export async function forThisFile(): Promise<{ registers: Registers; store: Store }> {
  const registers = await startRegisters();
  const { store, close } = await openTemporaryStore();
  beforeEach(() => registers.control.reset());
  after(async () => {
    await registers.stop();
    await close();
  });
  return { registers, store };
}

export const newKey = (): string => randomBytes(16).toString('base64url');

/** A citizen nobody has met before, who e-NOTUM knows all the same. */
export function citizen(more: Partial<Person> = {}): Actor {
  const subject = randomBytes(16).toString('base64url');
  return { person: { subject, identifier: '00000000T', identifierType: 'nif', level: 'high', ...more } };
}

/** The same, with a certificate that says that they represent the entity. */
export const representative = (): Actor =>
  citizen({ actingFor: { subject: randomBytes(16).toString('base64url'), identifier: 'Q0000000J', name: 'ENTITAT FICTÍCIA PJ' } });

export const order = (notification: string, act: ActOrder['act'], more: Partial<ActOrder> = {}): ActOrder => ({
  key: newKey(),
  notification,
  act,
  ...more,
});

/** A desk, and the clock that it goes by. */
export function openDesk(registers: Registers, store: Pick<Store, 'acts' | 'audit'>, more: Partial<DeskParts> = {}) {
  const clock = { at: Date.now() };
  const events: string[] = [];
  const desk = new Desk({
    registers: [registers.register({ actDeadline: 300 })],
    representations: registers.representa(),
    store: store.acts,
    audit: store.audit,
    operator: aoc,
    orderKey: Buffer.alloc(32, 1),
    now: () => new Date(clock.at),
    observe: ({ act, outcome, reason }) => events.push([act, outcome, reason].filter(Boolean).join(' ')),
    ...more,
  });
  return { desk, clock, events };
}

export const noSignal = new AbortController().signal;

/** The acts of a store, to be changed one by one. */
export const bound = ({ acts }: Store): Store['acts'] => ({
  open: (...call) => acts.open(...call),
  find: (...call) => acts.find(...call),
  of: (...call) => acts.of(...call),
  change: (...call) => acts.change(...call),
  put: (...call) => acts.put(...call),
});
