/** Legal acts while the gateway and its database are killed: each has one effect at most, and nothing that was told to anybody is lost. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { after, before, describe, it } from 'node:test';
import { en } from '../../gateway/src/acts/pages/texts/en.js';
import { underWay } from '../../gateway/src/acts/rules.js';
import { openStore } from '../../gateway/src/store/index.js';
import { Browser } from '../gateway/identity/world.js';
import { startPostgres, whyNoPostgres, type Postgres } from '../support/postgres.js';
import { readText, startBodies, type Bodies } from './support/bodies.js';
import { GatewayUnderAttack, identifiers } from './support/gateway.js';
import { Register } from './support/register.js';
import { Chance, figure, many } from './support/run.js';

const chance = new Chance();
const noPostgres = await whyNoPostgres();
const PEOPLE = 4;
const AT_ONCE = 8;
/** Before this a confirmation counts for nothing; milliseconds. */
const DEAD_TIME = 1_050;

interface Ordered {
  person: number;
  source: number;
  notification: string;
  act: 'accept' | 'reject';
  key: string;
  /** What a page has told the citizen last. */
  told: 'done' | 'not-done' | 'unknown' | undefined;
}

for (const engine of ['embedded engine', 'PostgreSQL'] as const) {
  describe(`legal acts under kills, with the ${engine}`, { skip: (engine === 'PostgreSQL' && noPostgres) || false }, () => {
    const each = many(5, 200);
    const people = identifiers(PEOPLE);
    const register = new Register(people, each, chance);
    const browsers = people.map(() => new Browser());
    const ordered: Ordered[] = [];
    const subjects: string[] = [];
    const cuts: { journal: Buffer; told: readonly Ordered[] }[] = [];
    let waiting: { person: number; source: number; notification: string }[] = [];
    /** Sent by citizens, and by nobody else. */
    let confirmations = 0;
    let signingIn = Promise.resolve();
    let bodies: Bodies;
    let postgres: Postgres | undefined;
    let databaseUrl: string | undefined;
    let gateway: GatewayUnderAttack;

    before(async () => {
      bodies = await startBodies(async ({ operation, identifier }, { request, response }) => {
        await pause(chance.between(0, 25));
        if (request.method !== 'PATCH') return register.read(operation, identifier);
        const { estat } = JSON.parse(await readText(request)) as { estat: string };
        const outcome = register.act(Number(operation), identifier, estat);
        await pause(chance.between(0, 60));
        if (outcome === 'lost') response.socket?.destroy();
        else if (outcome === 'done') response.writeHead(200).end();
        else response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify(outcome));
        return undefined;
      });
      postgres = engine === 'PostgreSQL' ? await startPostgres() : undefined;
      databaseUrl = await postgres?.createDatabase();
      gateway = await GatewayUnderAttack.start({ bodies: [bodies.aoc], databaseUrl });
      for (const [person, identifier] of people.entries()) {
        const citizen = await gateway.signIn(identifier);
        subjects.push(citizen.subject);
        const { items } = await citizen.json('/v1/notifications');
        for (const { id, title } of items) {
          waiting.push({ person, source: Number(String(title).slice('avis-'.length)), notification: String(id) });
        }
        await signIn(person, String(items[0]?.['id']));
      }
      waiting = chance.shuffled(waiting);
    });
    after(async () => {
      await bodies.close();
      await postgres?.stop();
      await rm(gateway.dataDir, { recursive: true });
    });

    it('have each one effect at most, and what a citizen was told stays true', async () => {
      let kills = 0;
      let over = false;
      const walking = Promise.all(Array.from({ length: AT_ONCE }, walk)).finally(() => (over = true));
      walking.catch(() => undefined);
      const cutting = cutPower(() => over);
      while (!over && kills < many(3, Infinity)) {
        // In the midst of acts, however long a machine takes for one.
        const enough = confirmations + chance.between(2, 5);
        while (!over && confirmations < enough) await pause(5);
        await pause(chance.between(0, 150));
        if (over) break;
        if (postgres && chance.happens(0.5)) await postgres.crash();
        else {
          await gateway.kill();
          await gateway.restart();
        }
        kills += 1;
      }
      await walking;
      await cutting;
      // Once more, and until nothing can be under way in any process; then everybody looks at what became of it.
      await gateway.kill();
      await gateway.restart();
      await pause(underWay);
      for (const order of ordered) await lookAt(order);
      await gateway.stop({ keepData: true });
      const counts = await judge();
      assert.ok(
        ordered.some(({ told }) => told === 'done'),
        'somebody was told that it is done',
      );
      assert.ok(kills > 0);
      figure(`${ordered.length} acts over ${kills} kills with the ${engine}: ${counts}`);
    });

    it('are found again after a power cut in the midst of them', { skip: engine === 'PostgreSQL' }, async () => {
      let found = 0;
      for (const { journal, told } of cuts) {
        const copy = await mkdtemp(join(tmpdir(), 'meu-espai-power-cut-'));
        try {
          // The journal is what was synced; the engine's own files never are, so of them nothing need be left.
          await writeFile(join(copy, 'acts.journal'), journal);
          const store = await openStore({ dataDir: copy, sessionKey: randomBytes(32) });
          for (const { person, key } of told) assert.equal((await store.acts.find(subjects[person]!, key))?.state, 'confirmed');
          found += told.length;
          await store.close();
        } finally {
          await rm(copy, { recursive: true });
        }
      }
      assert.ok(found > 0, 'somebody had been told that it is done before the power failed');
      figure(`${found} times a confirmed act was found again after ${cuts.length} power cuts in the midst of acts`);
    });

    /** Keeps what a power cut would leave of the journal at this and that moment: all that was there before, and any part of what came since. */
    async function cutPower(isOver: () => boolean): Promise<void> {
      const read = () => readFile(join(gateway.dataDir, 'acts.journal')).catch(() => Buffer.alloc(0));
      while (!isOver() && cuts.length < many(2, 200)) {
        await pause(chance.between(50, 500));
        const told = ordered.filter((order) => order.told === 'done');
        if (told.length === 0) continue;
        const synced = await read();
        await pause(chance.between(0, 100));
        const later = await read();
        // A gateway that has just come back has written it anew.
        if (!later.subarray(0, synced.length).equals(synced)) continue;
        cuts.push({ journal: later.subarray(0, chance.between(synced.length, later.length)), told });
      }
    }

    /** One citizen's way through one notification after the other: review, confirm, and sometimes an impatient second click. */
    async function walk(): Promise<void> {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        const order = await review(next);
        if (!order) continue;
        ordered.push(order.order);
        await pause(DEAD_TIME);
        const clicks = chance.happens(0.3) ? 2 : 1;
        await Promise.all(Array.from({ length: clicks }, () => confirm(order.order, order.token)));
        // Who saw no page but an error presses the button again, most of them until they see one: it is the same order.
        const patience = chance.happens(0.8) ? 120 : 0;
        for (let tries = 0; order.order.told === undefined && tries < patience; tries += 1) {
          await pause(chance.between(100, 1_000));
          await confirm(order.order, order.token);
        }
      }
    }

    async function review(one: (typeof waiting)[number]): Promise<{ order: Ordered; token: string } | undefined> {
      const act = chance.happens(0.7) ? 'accept' : 'reject';
      let last = '';
      for (let tries = 0; tries < 600; tries += 1) {
        const page = await post(one.person, `/act/${one.notification}/review`, { act }).catch(() => undefined);
        const [key, token] = ['key', 'token'].map((name) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page ?? '')?.[1]);
        if (key && token) return { order: { ...one, act, key, told: undefined }, token };
        last = page?.replaceAll(/<[^>]+>|\s+/g, ' ').slice(0, 500) ?? 'no answer';
        // Nobody decides with a sign-in of half an hour ago, and the whole run takes longer.
        if ([en.way.signedOut, en.way.signInAgain].some(({ title }) => page?.includes(title))) await signIn(one.person, one.notification);
        await pause(200);
      }
      throw new Error(`The page that asks whether it is meant never came: ${last}\n${(await gateway.log()).slice(-3_000)}`);
    }

    async function confirm(order: Ordered, token: string): Promise<void> {
      confirmations += 1;
      const { act, key } = order;
      const page = await post(order.person, `/act/${order.notification}/confirm`, { act, key, token, understood: 'yes' }).catch(() => '');
      order.told = readPage(page) ?? order.told;
    }

    async function lookAt(order: Ordered): Promise<void> {
      await browsers[order.person]!.open(`${gateway.url}/act/${order.notification}`).then(({ response }) => response?.text());
      const { response } = await browsers[order.person]!.open(`${gateway.url}/act/${order.notification}/done/${order.key}`);
      const now = readPage((await response?.text()) ?? '');
      if (order.told === 'done') assert.equal(now, 'done', 'what was told is still so');
      order.told = now ?? order.told;
    }

    function readPage(page: string): Ordered['told'] {
      if (Object.values<string>(en.outcome.doneText).some((text) => page.includes(text))) return 'done';
      if (page.includes(en.outcome.notDone)) return 'not-done';
      return page.includes(en.outcome.unknown.title) ? 'unknown' : undefined;
    }

    async function judge(): Promise<string> {
      const store = await openStore({ dataDir: gateway.dataDir, sessionKey: randomBytes(32), ...(databaseUrl && { databaseUrl }) });
      const states = new Map<string, number>();
      try {
        for (const { person, source, act, key, told } of ordered) {
          const { asked, effects, state } = register.held.get(source)!;
          const record = await store.acts.find(subjects[person]!, key);
          const about = `${act} ${source}: told ${told}, recorded ${record?.state} ${record?.refusal}, asked ${asked}, effects ${effects}`;
          assert.ok(asked <= 1, `sent twice: ${about}`);
          assert.ok(effects <= 1, `done twice: ${about}`);
          if (told === 'done') assert.equal(record?.state, 'confirmed', `lost: ${about}`);
          if (record?.state === 'confirmed') assert.equal(effects, 1, `never happened: ${about}`);
          if (effects === 1) {
            assert.equal(state, act === 'accept' ? 'ACCEPTADA' : 'REBUTJADA', `something else happened: ${about}`);
            assert.ok(record?.state === 'confirmed' || record?.state === 'unknown', `denied: ${about}`);
          }
          if (told === 'not-done') assert.equal(effects, 0, `told otherwise: ${about}`);
          states.set(record?.state ?? 'none', (states.get(record?.state ?? 'none') ?? 0) + 1);
        }
        assert.equal((await store.audit.verify()).ok, true);
      } finally {
        await store.close();
      }
      return [...states].map(([state, count]) => `${count} ${state}`).join(', ');
    }

    /** One after the other, since everybody who signs in is whoever was named last. */
    function signIn(person: number, notification: string): Promise<void> {
      signingIn = signingIn
        .then(async () => {
          gateway.becomes(people[person]!);
          const { response } = await browsers[person]!.open(`${gateway.url}/act/sign-in?to=/act/${notification}&again=1`);
          await response?.text();
        })
        .catch(() => undefined);
      return signingIn;
    }

    async function post(person: number, path: string, form: Record<string, string>): Promise<string> {
      const headers = { origin: gateway.url, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };
      const body = new URLSearchParams(form).toString();
      const { response } = await browsers[person]!.open(gateway.url + path, { method: 'POST', headers, body });
      return (await response?.text()) ?? '';
    }
  });
}
