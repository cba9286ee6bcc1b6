/**
 * Legal acts in any order, with everything that can go wrong between a citizen and a register, against a model of what may be true afterwards:
 * at most one effect for each notification, one for each confirmed act, nothing told to a citizen taken back, nothing sent again by itself.
 */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { ACT_FAULTS, ActFaults, type ActFaultName } from '../../demo/administrations/act-faults.js';
import { aoc } from '../../demo/administrations/bodies.js';
import { Calendar } from '../../demo/administrations/calendar.js';
import type { Notificacio } from '../../demo/administrations/contract.js';
import { enotumRoutes } from '../../demo/administrations/enotum.js';
import { Switchboard } from '../../demo/administrations/faults.js';
import { Inbox } from '../../demo/administrations/inbox.js';
import { serve } from '../../demo/http/serve.js';
import { Desk } from '../../gateway/src/acts/desk.js';
import { enotumRegister } from '../../gateway/src/acts/enotum-register.js';
import { createOutgoing } from '../../gateway/src/network/outgoing.js';
import type { ActStore, NotificationRegister } from '../../gateway/src/acts/ports.js';
import { type Act, type ActOrder, type ActRecord, type Actor, DeskFailure, type Look } from '../../gateway/src/acts/types.js';
import { opaqueId } from '../../gateway/src/contracts/reading/opaque-id.js';
import { openStore, type Store } from '../../gateway/src/store/index.js';
import { assertNothingPersonal, leftBehind } from '../support/canary.js';
import { Chance, figure, isLong, many } from './support/run.js';

const chance = new Chance();
const today = new Calendar();

/** Two notifications and a communication; the places are what commands speak of. */
const items: Notificacio[] = (['NOTIFICACIO', 'NOTIFICACIO', 'COMUNICACIO'] as const).map((tipus, place) => ({
  id: 100 + place,
  tipus,
  emissor: { codiOrganisme: '0800180001', nomOrganisme: "Ajuntament d'Abrera", codiDepartament: '0800180001', nomDepartament: 'Urbanisme' },
  titol: `Lletra ${place}`,
  nivellAcces: 'BAIX',
  dataPublicacio: `${today.ago(2)}T10:00:00`,
  ...(tipus === 'NOTIFICACIO' && { dataExpiracioPrevista: `${today.ago(-8)}T23:59:59` }),
  estat: 'DIPOSITADA',
  consultada: false,
  canal: 'DIGITAL',
  idioma: 'ca',
}));
const idOf = (place: number) => opaqueId('enotum', aoc.ine10, 'notification', String(items[place]!.id), 'interested');

const switchboard = new Switchboard([{ ine10: aoc.ine10 }]);
const actFaults = new ActFaults();
let inbox = new Inbox([]);
let register: NotificationRegister;
let store: Store;
let stop: () => Promise<void>;
let dataDir: string;

before(async () => {
  const { origin, close } = await serve(
    0,
    'the acts',
    enotumRoutes(() => inbox, switchboard, actFaults),
  );
  const outgoing = createOutgoing({ allow: ['127.0.0.0/8'] });
  register = enotumRegister({
    administration: aoc.ine10,
    name: aoc.name,
    dir3: null,
    url: `${origin}/bodies/${aoc.ine10}/enotum`,
    linkHosts: [],
    responseBytes: 1_048_576,
    dispatcher: outgoing.dispatcher,
    actDispatcher: outgoing.freshFor(undefined),
    outgoing,
    actDeadline: 40,
  });
  dataDir = await mkdtemp(join(tmpdir(), 'meu-espai-acts-'));
  store = await openStore({ dataDir, sessionKey: randomBytes(32) });
  stop = async () => {
    await store.close();
    await outgoing.close();
    await close();
    const left = await leftBehind(dataDir);
    await rm(dataDir, { recursive: true });
    assertNothingPersonal(left);
  };
});
after(() => stop());

/** What is known of one notification without asking the gateway. */
interface Expected {
  /** When somebody else acted on it, if somebody did; milliseconds of the model's clock. */
  elsewhere?: number;
  /** Orders that a citizen really gave, by key. */
  orders: Map<string, ActOrder>;
  /** Keys of which a citizen was told that they are confirmed or refused. */
  told: Map<string, ActRecord['state']>;
}
interface Model {
  places: Expected[];
}
type Crash = 'asked' | 'sent' | 'done';

const total = { orders: 0, effects: 0, unknowns: 0, crashes: 0, replaced: 0, elsewhere: 0, mistaken: 0 };

/** The gateway, and everything around it that the commands move. */
class Real {
  readonly actor: Actor = {
    person: { subject: randomBytes(12).toString('hex'), identifier: '00000000T', identifierType: 'nif', level: 'high' },
  };
  /** Effectful calls that the desk made, by place and key order. */
  readonly calls = [0, 0, 0];
  at = Date.now();
  desk = this.open(store.acts);

  open(acts: ActStore, more: Partial<NotificationRegister> = {}): Desk {
    const act: NotificationRegister['act'] = (listed, ...rest) => {
      this.calls[Number(listed.handle.sourceId) - 100]!++;
      return (more.act ?? register.act)(listed, ...rest);
    };
    return new Desk({
      registers: [{ ...register, ...more, act }],
      store: acts,
      audit: store.audit,
      operator: aoc.ine10,
      orderKey: Buffer.alloc(32, 1),
      now: () => new Date(this.at),
      // The answer in time has tests of its own; on a busy machine it would come before what it stands for is written down.
      timing: { prepare: 60_000, answer: 60_000, list: 20_000, confirm: 20_000 },
      observe: () => undefined,
    });
  }

  /** Of the citizen's own acts. */
  effects(place: number): string[] {
    return inbox.ledger
      .filter(({ notification, kind, effect }) => notification === 100 + place && kind !== 'elsewhere' && effect !== 'none')
      .map(({ effect }) => effect);
  }

  /** Another addressee, or the letter on paper, is faster: from then on nothing that the citizen does has an effect. */
  actElsewhere(expected: Expected, place: number, act: Act): void {
    if (!inbox.actElsewhere(100 + place, act === 'reject' ? 'REBUTJADA' : 'ACCEPTADA')) return;
    expected.elsewhere = this.at;
    total.elsewhere++;
  }

  /** A process that stops for ever at this moment of an act. */
  crash(point: Crash): { desk: Desk; died: Promise<void> } {
    const never = new Promise<never>(() => undefined);
    let die!: () => void;
    const died = new Promise<void>((resolve) => (die = resolve));
    const dead = () => (die(), never);
    const { acts } = store;
    const isSent = (state: unknown) => state === 'sent';
    let isDone = false;
    const mortal: ActStore = {
      open: (...call) => acts.open(...call),
      find: (...call) => acts.find(...call),
      of: (...call) => acts.of(...call),
      put: (...call) => acts.put(...call),
      change: (...call) => (isDone || (point === 'asked' && isSent(call[2].state)) ? dead() : acts.change(...call)),
    };
    const act: NotificationRegister['act'] = async (...call) => {
      if (point === 'sent') return dead();
      const outcome = await register.act(...call);
      isDone = true;
      return outcome;
    };
    return { desk: this.open(mortal, { act }), died };
  }
}

const givenOrder = (place: number, act: Act, more: Partial<ActOrder> = {}): ActOrder => ({
  key: randomBytes(16).toString('base64url'),
  notification: idOf(place),
  act,
  ...more,
});

/** Requests that reached e-NOTUM and could have an effect. */
function requests(): number {
  const calls = switchboard.calls()[aoc.ine10] ?? {};
  return (calls['enotum/act'] ?? 0) + (calls['enotum/detail'] ?? 0);
}

async function check(model: Model, real: Real): Promise<void> {
  assert.ok(requests() <= real.calls.reduce((sum, calls) => sum + calls), 'each call leaves once');
  for (const [place, { orders, told, elsewhere }] of model.places.entries()) {
    const effects = real.effects(place);
    assert.ok(effects.length + (elsewhere === undefined ? 0 : 1) <= 1, 'at most one effect');
    assert.ok(real.calls[place]! <= orders.size, 'at most one call for each order of the citizen');
    const records = await store.acts.of(real.actor.person.subject, idOf(place));
    for (const { key } of records) assert.ok(orders.has(key), 'no act without an order');
    const confirmed = records.filter(({ state }) => state === 'confirmed');
    for (const act of confirmed) {
      if (elsewhere === undefined)
        assert.equal(effects[0], act.act === 'reject' ? 'rejection' : 'acceptance', 'every confirmed act has its effect');
      else assert.ok(mayBeMistaken(act, elsewhere), 'no receipt for what somebody else did');
    }
    assert.ok(confirmed.length <= 1);
    if (effects.length === 1)
      assert.ok(
        records.some(({ state }) => state === 'confirmed' || state === 'sent' || state === 'unknown'),
        'no phantom',
      );
    for (const [key, state] of told) assert.equal(records.find((record) => record.key === key)?.state, state, 'nothing told is taken back');
  }
}

/**
 * Only of an act that was on its way, or nearly, when somebody else acted can nobody tell whose effect it was: where its answer was lost, or was a
 * communication's detail, which says "accepted" to everybody.
 */
function mayBeMistaken({ act, confirmedBy, sentAt }: ActRecord, elsewhere: number): boolean {
  const ahead = (sentAt?.getTime() ?? Infinity) - elsewhere;
  return (confirmedBy === 'list' || act === 'read') && ahead <= 5_000 + 1_000 && ahead >= -86_400_000 - 1_000;
}

/** Remembers what the citizen was told for good. */
function tell(expected: Expected, record: ActRecord): void {
  if (record.state === 'confirmed' || record.state === 'refused') expected.told.set(record.key, record.state);
  if (record.state === 'unknown') total.unknowns++;
}

async function give(model: Model, desk: Desk, real: Real, place: number, order: ActOrder): Promise<void> {
  const expected = model.places[place]!;
  expected.orders.set(order.key, order);
  total.orders++;
  try {
    tell(expected, await desk.perform(real.actor, order));
  } catch (error) {
    assert.ok(error instanceof DeskFailure && error.code === 'unreachable', String(error));
  }
}

async function look(model: Model, real: Real, place: number): Promise<Look> {
  const seen = await real.desk.look(real.actor, idOf(place), new AbortController().signal);
  for (const record of seen.records) tell(model.places[place]!, record);
  return seen;
}

type Command = fc.AsyncCommand<Model, Real>;
const command = (name: string, run: (model: Model, real: Real) => Promise<void>): Command => ({
  check: () => true,
  toString: () => name,
  run: async (model, real) => {
    const before = [...real.calls];
    await run(model, real);
    if (name.startsWith('look') || name.startsWith('wait')) assert.deepEqual(real.calls, before, 'looking and waiting send nothing');
    await check(model, real);
  },
});

const place = fc.constantFrom(0, 1, 2);
const wish = fc.constantFrom<Act>('accept', 'reject');
const actAt = (at: number, wished: Act): Act => (at === 2 ? 'read' : wished);
const fault = fc.constantFrom(...(Object.keys(ACT_FAULTS) as ActFaultName[]));
const misbehave = (name: ActFaultName) => actFaults.set({ fault: name, ms: name === 'slow' ? 20 : 60, times: 1 });

const commands = [
  fc.tuple(place, wish, fault).map(([at, wished, name]) =>
    command(`${wished} ${at}, ${name}`, async (model, real) => {
      misbehave(name);
      await give(model, real.desk, real, at, givenOrder(at, actAt(at, wished)));
    }),
  ),
  fc.tuple(place, wish, fault).map(([at, wished, name]) =>
    command(`double click ${wished} ${at}, ${name}`, async (model, real) => {
      misbehave(name);
      const order = givenOrder(at, actAt(at, wished));
      await Promise.all([1, 2].map(() => give(model, real.desk, real, at, order)));
    }),
  ),
  fc.tuple(place, wish, wish, fault).map(([at, one, other, name]) =>
    command(`two tabs ${one}/${other} ${at}, ${name}`, async (model, real) => {
      misbehave(name);
      await Promise.all([one, other].map((wished) => give(model, real.desk, real, at, givenOrder(at, actAt(at, wished)))));
    }),
  ),
  fc.tuple(place, fault).map(([at, name]) =>
    command(`same order again ${at}, ${name}`, async (model, real) => {
      misbehave(name);
      const last = [...model.places[at]!.orders.values()].at(-1);
      if (last) await give(model, real.desk, real, at, last);
    }),
  ),
  fc.tuple(place, wish, fault, fc.boolean()).map(([at, wished, name, patient]) =>
    command(`ask anew ${patient ? 'a minute later ' : ''}${wished} ${at}, ${name}`, async (model, real) => {
      if (patient) real.at += 61_000;
      const { mayReplace } = await look(model, real, at);
      if (mayReplace === null) return;
      total.replaced++;
      misbehave(name);
      await give(model, real.desk, real, at, givenOrder(at, actAt(at, wished), { insteadOf: mayReplace }));
    }),
  ),
  fc.tuple(place, wish, fc.constantFrom<Crash>('asked', 'sent', 'done'), fault).map(([at, wished, point, name]) =>
    command(`crash when ${point} ${wished} ${at}, ${name}`, async (model, real) => {
      misbehave(name);
      const { desk, died } = real.crash(point);
      const order = givenOrder(at, actAt(at, wished));
      model.places[at]!.orders.set(order.key, order);
      total.orders++;
      total.crashes++;
      // Where it never comes to the call, it ends by itself; the citizen is told nothing either way.
      const ended = desk.perform(real.actor, order).catch(() => undefined);
      await Promise.race([died, ended]);
      real.desk = real.open(store.acts);
    }),
  ),
  fc.tuple(place, wish).map(([at, wished]) =>
    command(`somebody else ${wished} ${at}`, (model, real) => {
      real.actElsewhere(model.places[at]!, at, actAt(at, wished));
      return Promise.resolve();
    }),
  ),
  fc.tuple(place, wish, wish, fc.constantFrom(0, 7_000), fault).map(([at, wished, other, ms, name]) =>
    command(`somebody else ${other} ${ms} ms before ${wished} ${at} is sent, ${name}`, async (model, real) => {
      misbehave(name);
      const find: NotificationRegister['find'] = async (...asked) => {
        const listed = await register.find(...asked);
        real.actElsewhere(model.places[at]!, at, actAt(at, other));
        real.at += ms;
        return listed;
      };
      await give(model, real.open(store.acts, { find }), real, at, givenOrder(at, actAt(at, wished)));
    }),
  ),
  place.map((at) =>
    command(`look ${at}`, async (model, real) => {
      await look(model, real, at);
    }),
  ),
  place.map((at) =>
    command(`look while the register is down ${at}`, async (_, real) => {
      switchboard.set(aoc.ine10, { fault: 'http-500' });
      await assert.rejects(real.desk.look(real.actor, idOf(at), new AbortController().signal), DeskFailure);
      switchboard.set(aoc.ine10, { fault: 'none' });
    }),
  ),
  fc.constantFrom(1_000, 6_000, 61_000, 86_400_000 / 24).map((ms) =>
    command(`wait ${ms}`, (_, real) => {
      real.at += ms;
      return Promise.resolve();
    }),
  ),
];

describe('legal acts in any order', () => {
  it(
    'have one effect each, are never sent again by themselves, and are never guessed at',
    { timeout: isLong ? 7_200_000 : 240_000 },
    async () => {
      const run = fc.asyncProperty(fc.commands(commands, { maxCommands: isLong ? 40 : 14, size: 'max' }), async (drawn) => {
        const real = new Real();
        inbox = new Inbox(
          items.map((item) => ({ holder: '00000000T' as const, item })),
          () => new Date(real.at),
        );
        switchboard.reset();
        actFaults.reset();
        const model: Model = { places: [0, 1, 2].map(() => ({ orders: new Map(), told: new Map() })) };
        await fc.asyncModelRun(() => ({ model, real }), drawn);
        await settle(model, real);
      });
      await fc.assert(run, { numRuns: many(60, 2_500), seed: chance.seed, endOnFailure: false });
      const { orders, effects, unknowns, crashes, replaced, elsewhere, mistaken } = total;
      figure(`${orders} orders, ${effects} effects, ${unknowns} times unknown, ${crashes} crashes, ${replaced} asked anew`);
      figure(`${elsewhere} times somebody else was faster, ${mistaken} times nobody could tell whose effect it was`);
      assert.ok(effects > 20 && unknowns > 20 && crashes > 5 && replaced > 0 && elsewhere > 5, 'the commands reach what they are for');
    },
  );
});

/** When everything late has arrived and everybody looked once more, nothing that had an effect is left unknown. */
async function settle(model: Model, real: Real): Promise<void> {
  actFaults.reset();
  await real.desk.close();
  await new Promise((done) => setTimeout(done, 70));
  real.at += 10_000;
  const calls = [...real.calls];
  for (const at of [0, 1, 2]) {
    const { records } = await look(model, real, at);
    const effects = real.effects(at).length;
    total.effects += effects;
    const confirmed = records.filter(({ state }) => state === 'confirmed').length;
    const isElsewhere = model.places[at]!.elsewhere !== undefined;
    if (isElsewhere) total.mistaken += confirmed;
    else assert.equal(confirmed, effects, 'exactly one confirmed act for each effect');
    if (effects === 1 || isElsewhere) assert.ok(records.every(({ state }) => state === 'confirmed' || state === 'refused'));
    assert.ok(records.every(({ state }) => state !== 'asked' && state !== 'sent'));
  }
  assert.deepEqual(real.calls, calls);
  await check(model, real);
}
