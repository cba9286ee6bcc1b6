/** What a broken or hostile body can do to the others: nothing. Each fault at one body, the rest of the folder intact, the body named. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FaultName } from '../../../demo/administrations/faults.js';
import { startWorld, type World } from '../../../demo/world.js';
import { Citizen } from '../../support/citizen.js';

interface Answer {
  sources: { administration: string; state: string; items: number; discarded: number; notes: { code: string }[] }[];
  items: { body: { administration: string }; link: { href: string } | null; notes: { code: string }[] }[];
}
/** Granollers misbehaves, Abrera must not notice. */
const granollers = '0809610007';
const abrera = '0800180001';

describe('a body that misbehaves', () => {
  let world: World;
  let citizen: Citizen;
  let healthy: Answer;
  const ask = () => citizen.json<Answer>(`/v1/procedures?administration=${abrera}&administration=${granollers}&fresh=true`);
  const of = (answer: Answer, administration: string) => answer.sources.find((source) => source.administration === administration);

  before(async () => {
    world = await startWorld({ mount: 'open' });
    const origin = world.addresses.sites.abrera;
    citizen = await new Citizen(world, { site: abrera, origin, returnUrl: `${origin}/` }).signIn();
    healthy = await ask();
  });
  after(() => world.stop());

  for (const fault of ['broken-json', 'html', 'huge', 'deep', 'wrong-type'] as const) {
    it(`that answers with "${fault}" is told as malformed; the rest stays whole`, () => tellsApart(fault, 'malformed'));
  }

  it('that writes in Latin-1 is understood', async () => {
    await world.control.setFault(granollers, 'latin-1');
    const { state, items } = of(await settled(), granollers) ?? {};
    assert.deepEqual([state, items], ['answered', of(healthy, granollers)?.items]);
  });

  it('that repeats its ids shows each once, and says so', async () => {
    await world.control.setFault(granollers, 'repeated-id');
    const source = of(await settled(), granollers);
    assert.equal(source?.items, of(healthy, granollers)?.items);
    assert.ok(source?.notes.some(({ code }) => code === 'duplicate'));
  });

  it('that sends javascript: links loses the links, not the rows', async () => {
    await world.control.setFault(granollers, 'javascript-link');
    const rows = (await settled()).items.filter(({ body }) => body.administration === granollers);
    assert.equal(rows.length, of(healthy, granollers)?.items);
    assert.ok(rows.every(({ link }) => link === null));
    assert.ok(rows.every(({ notes }) => notes.some(({ code }) => code === 'link-refused')));
  });

  it("that signs with another body's code stays the source of what it sent, with a note", async () => {
    await world.control.setFault(granollers, 'foreign-body');
    const answer = await settled();
    assert.equal(of(answer, granollers)?.state, 'answered');
    assert.ok(answer.items.some(({ notes }) => notes.some(({ code }) => code === 'foreign-body' || code === 'code-mismatch')));
  });

  it('that recovers is answered again when the citizen asks once more', async () => {
    await world.control.setFault(granollers, 'recover-after-2');
    let state: string | undefined;
    for (let round = 0; round < 8 && state !== 'answered'; round += 1) {
      state = of(await ask(), granollers)?.state;
      if (state !== 'answered') await new Promise((resolve) => setTimeout(resolve, 1_500));
    }
    assert.equal(state, 'answered');
  });

  for (const fault of ['http-500', 'code-500', 'not-found', 'reset'] as const) {
    it(`that answers with "${fault}" is told as failed; the rest stays whole`, () => tellsApart(fault, 'failed'));
  }

  async function tellsApart(fault: FaultName, state: string): Promise<void> {
    await world.control.setFault(granollers, fault);
    const answer = await ask();
    assert.equal(of(answer, granollers)?.state, state);
    assert.equal(of(answer, abrera)?.items, of(healthy, abrera)?.items);
    assert.ok(answer.items.every(({ body }) => body.administration !== granollers));
  }

  /** Asks until the breaker, which the faults before may have opened, lets a question through. */
  async function settled(): Promise<Answer> {
    for (let round = 0; ; round += 1) {
      const answer = await ask();
      if (of(answer, granollers)?.state === 'answered' || round === 5) return answer;
      await new Promise((resolve) => setTimeout(resolve, 1_500));
    }
  }
});
