/** No data without its row: the gateway is killed under load again and again, and whatever reached a citizen stands in the audit log. */
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { after, before, describe, it } from 'node:test';
import { openLogs } from '../../gateway/src/store/index.js';
import type { Citizen } from '../support/citizen.js';
import { startPostgres, whyNoPostgres, type Postgres } from '../support/postgres.js';
import { enotumAnswer, hccAnswer, startBodies, tracesAnswer, type Bodies } from './support/bodies.js';
import { GatewayUnderAttack, identifiers } from './support/gateway.js';
import { askPartly } from './support/leaving.js';
import { Chance, figure, many } from './support/run.js';

const COLLECTIONS = ['procedures', 'registry-entries', 'notifications', 'data-usage'];
const AT_ONCE = 16;
const chance = new Chance();
const noPostgres = await whyNoPostgres();

for (const engine of ['embedded engine', 'PostgreSQL'] as const) {
  describe(`a gateway with the ${engine} that is killed under load`, { skip: (engine === 'PostgreSQL' && noPostgres) || false }, () => {
    const people = identifiers(20);
    const citizens: Citizen[] = [];
    let bodies: Bodies;
    let postgres: Postgres | undefined;
    let databaseUrl: string | undefined;
    let gateway: GatewayUnderAttack;

    before(async () => {
      bodies = await startBodies(async (asked) => {
        await pause(chance.between(0, 15));
        if (asked.operation.startsWith('consulta')) return hccAnswer(asked, 'dada');
        return asked.operation === 'traces' ? tracesAnswer(asked, 'dada') : enotumAnswer(asked, 'dada', people);
      });
      postgres = engine === 'PostgreSQL' ? await startPostgres() : undefined;
      databaseUrl = await postgres?.createDatabase();
      gateway = await GatewayUnderAttack.start({ bodies: [bodies.hcc(0), bodies.hcc(1), bodies.aoc], databaseUrl });
      for (const identifier of people) citizens.push(await gateway.signIn(identifier));
    });
    after(async () => {
      await bodies.close();
      await postgres?.stop();
      await rm(gateway.dataDir, { recursive: true });
    });

    it('has given no answer, not even the beginning of one, without a row that was written before', async () => {
      const kills = many(1, 100);
      const [asked, began] = [new Map<string, number>(), new Map<string, number>()];
      const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
      let over = false;
      const walk = async () => {
        while (!over) {
          const index = chance.between(0, citizens.length - 1);
          const resource = chance.pick(COLLECTIONS);
          const key = `${citizens[index]!.subject} ${resource}`;
          count(asked, key);
          const answer = await askPartly(
            citizens[index]!,
            `/v1/${resource}?fresh=true`,
            chance.happens(0.7),
            chance.happens(0.2) ? chance.between(0, 30) : undefined,
          );
          if (answer.began) count(began, key);
          if (answer.status === 401) citizens[index] = await gateway.signIn(people[index]!).catch(() => citizens[index]!);
          if (answer.status === 0 && !gateway.isAlive) await pause(50);
        }
      };
      const walking = Promise.all(Array.from({ length: AT_ONCE }, walk));
      try {
        for (let n = 0; n < kills; n += 1) {
          await pause(chance.between(200, 700));
          await gateway.kill();
          await gateway.restart();
        }
        await pause(300);
      } finally {
        over = true;
      }
      await walking;
      await gateway.stop({ keepData: true });

      const opened = await openLogs({ dataDir: gateway.dataDir, ...(databaseUrl && { databaseUrl }) });
      const verdict = await opened.audit.verify();
      assert.equal(verdict.ok, true, JSON.stringify(verdict));
      const rows = new Map<string, number>();
      for (const subject of new Set(citizens.map((citizen) => citizen.subject))) {
        const found = await opened.audit.lookUps({ subject, onBehalfOf: null }, { from: '2020-01-01', to: '2100-01-01' });
        for (const { resource } of found) count(rows, `${subject} ${resource}`);
      }
      await opened.close();
      const sum = (counts: Map<string, number>) => [...counts.values()].reduce((total, one) => total + one, 0);
      for (const [key, answers] of began) {
        const written = rows.get(key) ?? 0;
        assert.ok(written >= answers, `${answers} answers of ${key.split(' ')[1]}, ${written} rows`);
        assert.ok(written <= asked.get(key)!, 'and none for a question that nobody asked');
      }
      assert.ok(sum(began) > kills * 3, 'there was a load');
      figure(`${sum(began)} answers over ${kills} kills with the ${engine}, ${sum(rows)} rows, none missing`);
    });
  });
}
