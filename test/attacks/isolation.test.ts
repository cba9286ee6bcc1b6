/** Many citizens at the same moment, some of whom leave while they are being answered: nobody is ever shown what is another's. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { after, before, describe, it } from 'node:test';
import type { Citizen } from '../support/citizen.js';
import { enotumAnswer, hccAnswer, startBodies, tracesAnswer, type Bodies } from './support/bodies.js';
import { GatewayUnderAttack, identifiers } from './support/gateway.js';
import { askPartly } from './support/leaving.js';
import { Chance, figure, many } from './support/run.js';

const BODIES = 6;
const AT_ONCE = 48;
const PATHS = ['/v1/procedures', '/v1/registry-entries', '/v1/notifications', '/v1/data-usage', '/v1/me'];
const chance = new Chance();

describe('citizens who are there at the same time', () => {
  const people = identifiers(many(100, 1_000));
  const canaries = new Map(people.map((identifier) => [identifier, `canari-${randomBytes(9).toString('hex')}`]));
  let bodies: Bodies;
  let gateway: GatewayUnderAttack;
  const signedIn: { citizen: Citizen; canary: string }[] = [];

  before(async () => {
    bodies = await startBodies(async (asked) => {
      const canary = canaries.get(asked.identifier) ?? '';
      await pause(chance.happens(0.2) ? chance.between(0, 60) : 0);
      if (asked.operation.startsWith('consulta')) return hccAnswer(asked, canary);
      return asked.operation === 'traces' ? tracesAnswer(asked, canary) : enotumAnswer(asked, canary, people);
    });
    gateway = await GatewayUnderAttack.start({ bodies: [...Array.from({ length: BODIES }, (_, i) => bodies.hcc(i)), bodies.aoc] });
    for (const identifier of people) {
      signedIn.push({ citizen: await gateway.signIn(identifier), canary: canaries.get(identifier)! });
    }
  });
  after(async () => {
    await bodies.close();
    await gateway.stop();
  });

  it('see each their own and nothing of anybody else', async () => {
    const requests = many(1_500, 100_000);
    let [whole, left, found, late] = [0, 0, 0, 0];
    // Access tokens live five minutes: who asks for longer signs in again.
    const renewed = new Map<string, number>();
    let next = 0;
    const walk = async () => {
      while (next < requests) {
        next += 1;
        const index = chance.between(0, signedIn.length - 1);
        const person = signedIn[index]!;
        const path = chance.pick(PATHS) + (chance.happens(0.3) ? '?fresh=true' : '');
        const leaveAfter = chance.happens(0.15) ? chance.between(0, 40) : undefined;
        const { status, text } = await askPartly(person.citizen, path, chance.happens(0.5), leaveAfter);
        const seen = new Set(text.match(/canari-[0-9a-f]{18}/g));
        seen.delete(person.canary);
        assert.equal(seen.size, 0, `somebody else's canary at ${path}`);
        if (status === 0) left += 1;
        else if (status === 401) await renew(index);
        // Too much at this moment for a busy machine: as a good client, later.
        else if (status === 503) await pause(2_000);
        else {
          assert.equal(status, 200, `${path}: ${text.slice(0, 300)}`);
          whole += 1;
          if (text.includes(person.canary)) found += 1;
          else if (!path.startsWith('/v1/me')) {
            // The gateway's own look-ups are a source too, which knows no canary.
            assert.doesNotMatch(
              text,
              /"service":"(?!gateway")[^"]+","state":"(answered|empty)"/,
              `${path} shows the citizen nothing: ${text.slice(0, 2_000)}`,
            );
            late += 1;
          }
        }
      }
    };
    const renew = async (index: number) => {
      const at = renewed.get(people[index]!) ?? 0;
      if (Date.now() - at < 60_000) return;
      renewed.set(people[index]!, Date.now());
      signedIn[index] = { ...signedIn[index]!, citizen: await gateway.signIn(people[index]!) };
    };
    await Promise.all(Array.from({ length: AT_ONCE }, walk));
    assert.ok(left > 0 && found > requests / 3, `${found} of ${requests} showed the citizen their own`);
    figure(
      `${people.length} citizens, ${requests} questions: ${whole} answered whole, ${late} of them by no body in time, ${left} left in the middle, ` +
        'no foreign canary',
    );
  });
});
