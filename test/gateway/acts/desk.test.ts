import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, it } from 'node:test';
import type { ActFaultName } from '../../../demo/administrations/act-faults.js';
import type { RepresentationName } from '../../../demo/administrations/representa.js';
import type { NotificationRegister } from '../../../gateway/src/acts/ports.js';
import { type ActRecord, type Actor, DeskFailure } from '../../../gateway/src/acts/types.js';
import type { Store } from '../../../gateway/src/store/index.js';
import { withoutHandshake } from '../contracts/support.js';
import type { AuditEntry } from '../../../gateway/src/store/types.js';
import { aoc, bound, citizen, forThisFile, newKey, noSignal, openDesk, order, representative, type Seen } from './support.js';

const { registers, store } = await forThisFile();

async function pick(kind: string, state: string, more: (seen: Seen) => boolean = () => true, actor?: Actor): Promise<Seen> {
  const all = actor?.person.actingFor ? registers.all('representative', 'CIF-Q0000000J') : registers.all();
  const found = (await all).find((seen) => seen.kind === kind && seen.state === state && more(seen));
  assert.ok(found, `the demo has a ${kind} that is ${state}`);
  return found;
}

const failsWith = (code: DeskFailure['code']) => (error: unknown) => {
  assert.ok(error instanceof DeskFailure, String(error));
  assert.equal(error.code, code);
  assert.doesNotMatch(error.message, /00000000T|Q0000000J/);
  return true;
};

const outcome = ({ state, refusal, confirmedBy }: ActRecord) => [state, refusal, confirmedBy];

describe('looking at a notification', () => {
  it('tells what may be done, and has no effect', async () => {
    const { desk } = openDesk(registers, store);
    const { id } = await pick('notification', 'available');
    const look = await desk.look(citizen(), id, noSignal);
    assert.deepEqual([look.choices, look.hindrance, look.readable, look.open, look.records], [['accept', 'reject'], null, false, null, []]);
    assert.match(look.officialTime, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+]0[12]:00$/);
    const communication = await pick('communication', 'available');
    assert.deepEqual((await desk.look(citizen(), communication.id, noSignal)).choices, ['read']);
    assert.equal((await registers.control.ledger()).entries.length, 0);
    assert.equal(await registers.effectfulCalls(), 0);
  });

  it('says that a final one can be read and no longer be acted on', async () => {
    const { desk } = openDesk(registers, store);
    for (const state of ['accepted', 'rejected', 'expired']) {
      const { id } = await pick('notification', state);
      const { choices, hindrance, readable } = await desk.look(citizen(), id, noSignal);
      assert.deepEqual([choices, hindrance, readable], [[], 'final', true], state);
    }
  });

  it('knows nothing of a notification that is somebody else’s', async () => {
    const { desk } = openDesk(registers, store);
    const { id } = await pick('notification', 'available');
    await assert.rejects(desk.look(citizen({ identifier: '99999018D' }), id, noSignal), failsWith('not-found'));
    await assert.rejects(desk.look(representative(), id, noSignal), failsWith('not-found'));
    await assert.rejects(desk.perform(citizen({ identifier: '99999018D' }), order(id, 'accept')), failsWith('not-found'));
    await assert.rejects(desk.look(citizen({ identifier: '12345678Z' }), id, noSignal), failsWith('not-represented'));
  });

  it('says so where the register does not answer', async () => {
    const { desk } = openDesk(registers, store);
    const { id } = await pick('notification', 'available');
    await registers.control.setFault(aoc, 'http-500');
    await assert.rejects(desk.look(citizen(), id, noSignal), failsWith('unreachable'));
    await assert.rejects(desk.perform(citizen(), order(id, 'accept')), failsWith('unreachable'));
    assert.equal(await registers.effectfulCalls(), 0);
  });
});

describe('the audit log', () => {
  it('has a row of whatever a citizen was shown or asked in vain, and of every register that was asked for it', async () => {
    const rows: AuditEntry[] = [];
    const audit: Store['audit'] = { ...store.audit, append: (entry) => (rows.push(entry), store.audit.append(entry)) };
    const empty = { ...registers.register(), administration: '0800180001', find: () => Promise.resolve('absent' as const) };
    const { desk } = openDesk(registers, { acts: store.acts, audit }, { registers: [registers.register(), empty] });
    const actor = citizen();
    const { id } = await pick('notification', 'available');
    const given = order(id, 'accept');
    const told = async (asking: Promise<unknown>) => {
      rows.length = 0;
      await asking.catch(() => undefined);
      return rows.map(({ resource, administrations, purpose }) => [resource, administrations.slice(0, 2), purpose]);
    };
    const both = [aoc, '0800180001'];
    assert.deepEqual(await told(desk.look(actor, id, noSignal)), [['notifications', both, 'citizen-consultation']]);
    assert.deepEqual(await told(desk.look(actor, newKey(), noSignal)), [['notifications', both, 'citizen-consultation']]);
    assert.deepEqual(await told(desk.contents(actor, id, noSignal)), [['notifications/contents', both, 'citizen-consultation']]);
    const look = ['notifications', both, 'citizen-consultation'];
    assert.deepEqual(await told(desk.perform(actor, order(newKey(), 'accept'))), [look], 'not found, and not sent');
    assert.deepEqual(await told(desk.perform(actor, order(id, 'read'))), [look], 'refused, and not sent');
    assert.deepEqual(
      (await told(desk.perform(actor, given))).map(([resource, , purpose]) => [resource, purpose]),
      [
        ['notifications', 'citizen-consultation'],
        ['notifications/accept', 'citizen-act'],
      ],
    );
    const [document] = (await desk.contents(actor, id, noSignal)).documents;
    const file = { document: document!.id };
    assert.deepEqual(await told(desk.download(actor, id, file, noSignal)), [['notifications/document', both, 'citizen-consultation']]);
    assert.deepEqual(await told(desk.download(actor, id, 'evidence', noSignal)), [
      ['notifications/evidence', both, 'citizen-consultation'],
    ]);
    assert.deepEqual(
      (await told(desk.record(actor, given.key))).map(([resource]) => resource),
      ['notifications/receipt'],
    );
    assert.deepEqual(await told(desk.record(actor, newKey())), [], 'nobody was asked, and nothing shown');
  });

  it('keeps back what it cannot write down', async () => {
    const { id } = await pick('notification', 'accepted');
    const audit = { append: () => Promise.reject(new Error('disk full')) } as unknown as Store['audit'];
    const { desk } = openDesk(registers, { acts: store.acts, audit });
    await assert.rejects(desk.look(citizen(), id, noSignal), /disk full/);
    await assert.rejects(desk.contents(citizen(), id, noSignal), /disk full/);
    await assert.rejects(desk.download(citizen(), id, 'evidence', noSignal), /disk full/);
  });
});

describe('what is kept of an order', () => {
  it('cannot be turned back, without the gateway’s key, into the telephone that stood in it', async () => {
    const { id } = await pick('notification', 'available', ({ alsoOnPaper }) => alsoOnPaper === true);
    const actor = citizen();
    const given = order(id, 'accept', { channelChange: { phone: '600000000' } });
    await openDesk(registers, store).desk.perform(actor, given);
    assert.equal((await openDesk(registers, store).desk.perform(actor, given)).state, 'confirmed');
    const elsewhere = openDesk(registers, store, { orderKey: Buffer.alloc(32, 2) });
    await assert.rejects(elsewhere.desk.perform(actor, given), failsWith('key-reused'));
  });
});

describe('an act', () => {
  for (const [act, kind, effect] of [
    ['accept', 'notification', 'acceptance'],
    ['reject', 'notification', 'rejection'],
    ['read', 'communication', 'acceptance'],
  ] as const) {
    it(`(${act}) takes effect once, and leaves a receipt that holds all that it has to`, async () => {
      const { desk, clock } = openDesk(registers, store);
      const { id, source } = await pick(kind, 'available');
      const actor = citizen();
      const given = order(id, act);
      const receipt = await desk.perform(actor, given);
      assert.deepEqual(outcome(receipt), ['confirmed', null, 'answer']);
      assert.match(receipt.servedAt ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+]0[12]:00$/);
      assert.deepEqual(
        [receipt.key, receipt.act, receipt.level, receipt.onBehalfOf, receipt.settledAt?.getTime()],
        [given.key, act, 'high', null, clock.at],
      );
      assert.ok(receipt.body.name && receipt.body.administration);
      assert.deepEqual(await registers.effects(source), [effect]);
      assert.deepEqual(await desk.record(actor, given.key), receipt);
      assert.equal(await registers.effectfulCalls(), 1);
    });
  }

  it('is the same act under the same key, however often and however fast it is asked', async () => {
    const { desk } = openDesk(registers, store);
    const { id, source } = await pick('notification', 'available');
    const actor = citizen();
    const given = order(id, 'accept');
    const receipts = await Promise.all(Array.from({ length: 8 }, () => desk.perform(actor, given)));
    for (const receipt of receipts) assert.deepEqual(receipt, receipts[0]);
    assert.deepEqual(await desk.perform(actor, given), receipts[0]);
    assert.equal(await registers.effectfulCalls(), 1);
    assert.deepEqual(await registers.effects(source), ['acceptance']);
  });

  it('that is on record is offered no second time while the list does not show it yet', async () => {
    const behind = { ...registers.register(), act: () => Promise.resolve({ result: 'done', servedAt: null } as const) };
    const { desk } = openDesk(registers, store, { registers: [behind] });
    const { id } = await pick('notification', 'available');
    const actor = citizen();
    const { key } = await desk.perform(actor, order(id, 'accept'));
    const look = await desk.look(actor, id, noSignal);
    assert.deepEqual([look.choices, look.hindrance, look.open], [[], 'final', null]);
    assert.deepEqual(
      look.records.map((record) => [record.key, record.state]),
      [[key, 'confirmed']],
    );
  });

  it('is refused under a key that stands for another order', async () => {
    const { desk } = openDesk(registers, store);
    const [one, other] = (await registers.all()).filter(({ kind, state }) => kind === 'notification' && state === 'available');
    const actor = citizen();
    const given = order(one!.id, 'accept');
    await desk.perform(actor, given);
    await assert.rejects(desk.perform(actor, { ...given, act: 'reject' }), failsWith('key-reused'));
    await assert.rejects(desk.perform(actor, { ...given, notification: other!.id }), failsWith('key-reused'));
    assert.equal((await desk.perform(citizen(), { ...given, notification: other!.id })).state, 'confirmed', 'a key is its citizen’s own');
    await assert.rejects(async () => desk.perform(actor, { ...given, key: 'short' }), RangeError);
  });

  it('asked in two tabs is done once, and both get the one receipt', async () => {
    const { desk } = openDesk(registers, store);
    const { id, source } = await pick('notification', 'available');
    const actor = citizen();
    const [first, second] = await Promise.all([desk.perform(actor, order(id, 'accept')), desk.perform(actor, order(id, 'accept'))]);
    const third = await desk.perform(actor, order(id, 'accept'));
    assert.equal(third.state, 'confirmed');
    assert.equal(new Set([first.key, second.key, third.key]).size, 1);
    assert.equal((await desk.perform(actor, order(id, 'reject'))).refusal, 'already-served');
    assert.equal(await registers.effectfulCalls(), 1);
    assert.deepEqual(await registers.effects(source), ['acceptance']);
  });

  it('asked of two nodes at once is done once', async () => {
    const nodes = [openDesk(registers, store), openDesk(registers, store)];
    const { id, source } = await pick('notification', 'available');
    const actor = citizen();
    await Promise.all(nodes.map(({ desk }) => desk.perform(actor, order(id, 'reject'))));
    assert.equal(await registers.effectfulCalls(), 1);
    assert.deepEqual(await registers.effects(source), ['rejection']);
  });

  it('is not done on what is final, or not of its kind', async () => {
    const { desk } = openDesk(registers, store);
    const refused = async (seen: Seen, act: 'accept' | 'reject' | 'read') => (await desk.perform(citizen(), order(seen.id, act))).refusal;
    assert.equal(await refused(await pick('notification', 'accepted'), 'accept'), 'already-served');
    assert.equal(await refused(await pick('notification', 'expired'), 'accept'), 'expired');
    assert.equal(await refused(await pick('notification', 'available'), 'read'), 'not-for-this-kind');
    assert.equal(await refused(await pick('communication', 'available'), 'reject'), 'not-for-this-kind');
    assert.equal(await refused(await pick('communication', 'available'), 'accept'), 'not-for-this-kind');
    assert.equal(await registers.effectfulCalls(), 0);
  });

  it('has its row in the audit log before it is sent', async () => {
    const order_: string[] = [];
    const audit: Store['audit'] = {
      ...store.audit,
      append: (entry) => {
        order_.push(`${entry.purpose} ${entry.resource}`);
        return store.audit.append(entry);
      },
    };
    const { id } = await pick('notification', 'available');
    const real = registers.register();
    const { desk } = openDesk(
      registers,
      { acts: store.acts, audit },
      {
        registers: [{ ...real, act: (...call) => (order_.push('sent'), real.act(...call)) }],
      },
    );
    await desk.perform(citizen(), order(id, 'accept'));
    assert.deepEqual(order_, ['citizen-consultation notifications', 'citizen-act notifications/accept', 'sent']);
  });

  it('is not sent where the audit log cannot be written', async () => {
    const { id, source } = await pick('notification', 'available');
    const actor = citizen();
    const given = order(id, 'accept');
    const full = (since: AuditEntry['purpose']): Store['audit'] => ({
      ...store.audit,
      append: (entry) => (entry.purpose === since ? Promise.reject(new Error('disk full')) : store.audit.append(entry)),
    });
    for (const since of ['citizen-consultation', 'citizen-act'] as const) {
      const { desk } = openDesk(registers, { acts: store.acts, audit: full(since) });
      await assert.rejects(desk.perform(actor, given), /disk full/);
    }
    const later = openDesk(registers, store);
    assert.deepEqual(outcome((await later.desk.record(actor, given.key))!), ['refused', 'interrupted', null]);
    assert.deepEqual(await registers.effects(source), []);
    assert.equal(await registers.effectfulCalls(), 0);
  });

  it('changes the channel only with an address or a telephone, and never for a legal person', async () => {
    const { desk } = openDesk(registers, store);
    const onPaper = await pick('notification', 'available', ({ alsoOnPaper }) => alsoOnPaper === true);
    const actor = citizen();
    assert.equal((await desk.look(actor, onPaper.id, noSignal)).mayChangeChannel, true);
    assert.equal((await desk.perform(actor, order(onPaper.id, 'accept', { channelChange: {} }))).refusal, 'channel-needs-contact');
    const receipt = await desk.perform(actor, order(onPaper.id, 'accept', { channelChange: { email: 'pf@exemple.cat' } }));
    assert.deepEqual([receipt.state, receipt.changesChannel], ['confirmed', true]);
    const company = representative();
    const other = await pick('notification', 'available', undefined, company);
    const real = registers.register();
    const papered = openDesk(registers, store, {
      registers: [
        {
          ...real,
          find: async (...asked) => {
            const listed = await real.find(...asked);
            return typeof listed === 'string' ? listed : { ...listed, notification: { ...listed.notification, alsoOnPaper: true } };
          },
        },
      ],
    });
    assert.equal((await papered.desk.look(company, other.id, noSignal)).mayChangeChannel, false);
    const refused = await desk.perform(company, order(other.id, 'accept', { channelChange: { email: 'pj@exemple.cat' } }));
    assert.equal(refused.refusal, 'channel-of-legal-person');
  });
});

describe('a sign-in that is too weak', () => {
  const rank = ['low', 'substantial', 'high'] as const;
  for (const has of rank) {
    for (const needs of rank) {
      const suffices = rank.indexOf(has) >= rank.indexOf(needs);
      it(`(${has} for ${needs}) ${suffices ? 'suffices' : 'is refused before anything is sent'}`, async () => {
        const found = (await registers.all()).find(({ level, state }) => level === needs && state === 'available');
        assert.ok(found, `the demo has nothing available at the level ${needs}`);
        const { desk } = openDesk(registers, store);
        const actor = citizen({ level: has });
        const act = found.kind === 'communication' ? 'read' : 'accept';
        assert.equal((await desk.look(actor, found.id, noSignal)).hindrance, suffices ? null : 'level-too-low');
        const { state, refusal } = await desk.perform(actor, order(found.id, act));
        assert.deepEqual([state, refusal], suffices ? ['confirmed', null] : ['refused', 'level-too-low']);
        assert.equal(await registers.effectfulCalls(), suffices ? 1 : 0);
      });
    }
  }
});

describe('whoever acts for somebody', () => {
  const says: Record<RepresentationName, 'yes' | 'not-represented' | 'representation-unverified'> = {
    valid: 'yes',
    expired: 'not-represented',
    revoked: 'not-represented',
    none: 'not-represented',
    'other-body': 'not-represented',
    'consult-only': 'not-represented',
    fault: 'representation-unverified',
    'internal-error': 'representation-unverified',
    unreachable: 'representation-unverified',
    hang: 'representation-unverified',
  };
  for (const [state, answer] of Object.entries(says) as [RepresentationName, string][]) {
    it(`${answer === 'yes' ? 'acts' : 'does not act'} where the register of representations says "${state}"`, async () => {
      const { desk } = openDesk(registers, store, { timing: { representation: 200 } });
      const actor = representative();
      const { id, source } = await pick('notification', 'available', undefined, actor);
      await registers.control.setRepresentation(state);
      const { state: became, refusal, onBehalfOf } = await desk.perform(actor, order(id, 'reject'));
      assert.deepEqual([became, refusal], answer === 'yes' ? ['confirmed', null] : ['refused', answer]);
      assert.equal(onBehalfOf, actor.person.actingFor?.subject);
      assert.equal((await registers.effects(source)).length, answer === 'yes' ? 1 : 0);
    });
  }

  it('is asked about at each act, not once', async () => {
    const { desk } = openDesk(registers, store);
    const actor = representative();
    const { id } = await pick('notification', 'available', undefined, actor);
    assert.equal((await desk.look(actor, id, noSignal)).hindrance, null);
    await registers.control.setRepresentation('revoked');
    assert.equal((await desk.look(actor, id, noSignal)).hindrance, 'not-represented');
    assert.equal((await desk.perform(actor, order(id, 'accept'))).refusal, 'not-represented');
  });

  it('is asked about also at what is over and cannot be read', async () => {
    const { desk } = openDesk(registers, store, { registers: [{ ...registers.register(), isReadable: () => false }] });
    const actor = representative();
    const { id } = (await registers.all('representative', 'CIF-Q0000000J')).find(({ state }) => state !== 'available') ?? assert.fail();
    assert.equal((await desk.look(actor, id, noSignal)).hindrance, 'final');
    await registers.control.setRepresentation('revoked');
    assert.equal((await desk.look(actor, id, noSignal)).hindrance, 'not-represented');
  });

  it('is told so, and in time, where no connection to the register of representations comes to be', async () => {
    const representations = registers.representa(await withoutHandshake());
    const { desk } = openDesk(registers, store, { representations, timing: { representation: 200, read: 1_000 } });
    const actor = representative();
    const { id } = await pick('notification', 'available', undefined, actor);
    const begun = performance.now();
    assert.equal((await desk.look(actor, id, noSignal)).hindrance, 'representation-unverified');
    assert.equal((await desk.perform(actor, order(id, 'accept'))).refusal, 'representation-unverified');
    assert.ok(performance.now() - begun < 2_500, `${performance.now() - begun} ms`);
  });

  it('cannot act where no register of representations is connected', async () => {
    const { desk } = openDesk(registers, store, { representations: undefined });
    const actor = representative();
    const { id } = await pick('notification', 'available', undefined, actor);
    assert.equal((await desk.look(actor, id, noSignal)).hindrance, 'representation-unverified');
    assert.equal((await desk.perform(actor, order(id, 'accept'))).refusal, 'representation-unverified');
  });
});

describe('an act whose answer is lost', () => {
  it('because no connection for it came to be is none: it surely never left, and the citizen is told so in time', async () => {
    const dead = registers.register({ url: await withoutHandshake() });
    const register: NotificationRegister = { ...registers.register(), act: (...asked) => dead.act(...asked) };
    const { desk } = openDesk(registers, store, { registers: [register] });
    const { id } = await pick('notification', 'available');
    const begun = performance.now();
    assert.deepEqual(outcome(await desk.perform(citizen(), order(id, 'accept'))), ['refused', 'unreachable', null]);
    assert.ok(performance.now() - begun < 4_600, `${performance.now() - begun} ms`);
    assert.equal(await registers.effectfulCalls(), 0);
  });

  const lost: [ActFaultName, boolean][] = [
    ['hang-before', false],
    ['hang-after', true],
    ['reset-before', false],
    ['reset-after', true],
    ['500-before', false],
    ['500-after', true],
    ['html-after', true],
    ['error-200', false],
  ];
  for (const act of ['accept', 'read'] as const) {
    for (const [fault, happens] of lost) {
      it(`(${act}, ${fault}) is unknown, is never sent again, and is ${happens ? 'confirmed by the list' : 'not guessed at'}`, async () => {
        const { desk, clock, events } = openDesk(registers, store);
        const { id, source } = await pick(act === 'read' ? 'communication' : 'notification', 'available');
        const actor = citizen();
        const given = order(id, act);
        await registers.control.setActFault({ fault, times: 1 });
        const record = await desk.perform(actor, given);
        assert.deepEqual(outcome(record), ['unknown', null, null]);
        assert.match(events.join(), /^\w+ unknown/);
        assert.equal((await desk.perform(actor, given)).state, 'unknown');
        const other = await desk.perform(actor, order(id, act));
        assert.deepEqual([other.key, other.state], [given.key, happens ? 'confirmed' : 'unknown']);
        const look = await desk.look(actor, id, noSignal);
        assert.deepEqual([look.open?.key ?? null, look.mayReplace], [happens ? null : given.key, null]);
        assert.deepEqual(look.hindrance, happens ? 'final' : 'act-open');
        clock.at += 3_600_000;
        await desk.look(actor, id, noSignal);
        assert.equal(await registers.effectfulCalls(), 1, 'nothing sends it again');
        const receipt = (await desk.record(actor, given.key))!;
        assert.deepEqual(outcome(receipt), happens ? ['confirmed', null, 'list'] : ['unknown', null, null]);
        assert.equal(receipt.servedAt !== null, happens);
        assert.equal((await registers.effects(source)).length, happens ? 1 : 0);
      });
    }
  }

  for (const [who, before] of [
    ['another addressee between the look and the act', true],
    ['the letter on paper, days before', false],
  ] as const)
    it(`is no receipt for what was done by ${who}`, async () => {
      const { id, source } = await pick('notification', 'available');
      const actor = citizen();
      const given = order(id, 'accept');
      const real = registers.register({ actDeadline: 300 });
      await registers.control.setActFault({ fault: 'reset-before', times: 1 });
      const { desk, clock } = openDesk(registers, store, {
        registers: [
          {
            ...real,
            act: async (...call) => {
              if (before) await registers.control.actElsewhere(source, 'ACCEPTADA');
              return real.act(...call);
            },
          },
        ],
      });
      // What the gateway sends now, it sends days after the register's own clock.
      clock.at += 2 * 86_400_000;
      assert.deepEqual(outcome(await desk.perform(actor, given)), ['unknown', null, null]);
      if (!before) await registers.control.actElsewhere(source, 'ACCEPTADA');
      clock.at += 10_000;
      const look = await desk.look(actor, id, noSignal);
      assert.deepEqual(outcome(look.records[0]!), ['refused', 'already-served', null]);
      assert.deepEqual([look.open, look.hindrance], [null, 'final']);
      assert.deepEqual(await registers.effects(source), []);
    });

  it('is refused where the register says that somebody else was faster', async () => {
    const { id, source } = await pick('notification', 'available');
    const real = registers.register();
    const { desk } = openDesk(registers, store, {
      registers: [{ ...real, act: async (...call) => (await registers.control.actElsewhere(source, 'ACCEPTADA'), real.act(...call)) }],
    });
    assert.deepEqual(outcome(await desk.perform(citizen(), order(id, 'accept'))), ['refused', 'already-served', null]);
    assert.deepEqual(await registers.effects(source), []);
  });

  it('is no receipt either where the detail of a communication says that it was accepted before', async () => {
    const { id, source } = await pick('communication', 'available');
    const real = registers.register();
    const { desk, clock } = openDesk(registers, store, {
      registers: [{ ...real, act: async (...call) => (await registers.control.actElsewhere(source, 'ACCEPTADA'), real.act(...call)) }],
    });
    clock.at += 60_000;
    assert.deepEqual(outcome(await desk.perform(citizen(), order(id, 'read'))), ['refused', 'already-served', null]);
    assert.deepEqual(await registers.effects(source), []);
  });

  it('may be asked anew by the citizen, a minute later, while the register says that it is available', async () => {
    const { desk, clock } = openDesk(registers, store);
    const { id, source } = await pick('notification', 'available');
    const actor = citizen();
    const first = order(id, 'accept');
    await registers.control.setActFault({ fault: 'reset-before', times: 1 });
    await desk.perform(actor, first);
    const hasty = await desk.perform(actor, order(id, 'accept', { insteadOf: first.key }));
    assert.deepEqual([hasty.key, hasty.state], [first.key, 'unknown']);
    clock.at += 59_000;
    assert.equal((await desk.look(actor, id, noSignal)).mayReplace, null);
    clock.at += 2_000;
    const look = await desk.look(actor, id, noSignal);
    assert.deepEqual([look.mayReplace, look.choices, look.hindrance], [first.key, ['accept', 'reject'], null]);
    const unaware = await desk.perform(actor, order(id, 'accept'));
    assert.deepEqual([unaware.key, unaware.state], [first.key, 'unknown'], 'who does not say that they know of it gets it told');
    const second = await desk.perform(actor, order(id, 'accept', { insteadOf: first.key }));
    assert.deepEqual(outcome(second), ['confirmed', null, 'answer']);
    assert.deepEqual(outcome((await desk.record(actor, first.key))!), ['refused', 'replaced', null]);
    assert.deepEqual(await registers.effects(source), ['acceptance']);
    assert.equal(await registers.effectfulCalls(), 2);
  });

  it('is the one that counts where it took effect after all, and not the one in its place', async () => {
    const { desk, clock } = openDesk(registers, store);
    const { id, source } = await pick('notification', 'available');
    const actor = citizen();
    const first = order(id, 'accept');
    await registers.control.setActFault({ fault: 'late-effect', ms: 150, times: 1 });
    await desk.perform(actor, first);
    clock.at += 61_000;
    // Between what the register lists and what it is asked, the first takes effect.
    const real = registers.register();
    const slow = openDesk(registers, store, {
      now: () => new Date(clock.at),
      registers: [{ ...real, act: async (...call) => (await new Promise((done) => setTimeout(done, 250)), real.act(...call)) }],
    });
    const second = await slow.desk.perform(actor, order(id, 'reject', { insteadOf: first.key }));
    assert.deepEqual(outcome(second), ['refused', 'replaced', null]);
    assert.deepEqual(outcome((await desk.record(actor, first.key))!), ['confirmed', null, 'list']);
    assert.deepEqual(await registers.effects(source), ['acceptance']);
  });

  it('is unknown to whatever the citizen looks at next, until an answer comes after all', async () => {
    const { desk } = openDesk(registers, store, { registers: [registers.register({ actDeadline: 2_000 })], timing: { answer: 400 } });
    const { id, source } = await pick('notification', 'available');
    const actor = citizen();
    const given = order(id, 'accept');
    await registers.control.setActFault({ fault: 'slow', ms: 900 });
    const told = await desk.perform(actor, given);
    assert.deepEqual(outcome(told), ['unknown', null, null]);
    assert.deepEqual(await desk.record(actor, given.key), told);
    await desk.close();
    assert.deepEqual(outcome((await desk.record(actor, given.key))!), ['confirmed', null, 'answer']);
    assert.deepEqual([await registers.effectfulCalls(), await registers.effects(source)], [1, ['acceptance']]);
  });

  it('is told where the database takes as long as the register', async () => {
    const { id } = await pick('notification', 'available');
    const acts: Store['acts'] = {
      ...bound(store),
      change: (...call) => (call[2].state === 'unknown' ? new Promise<never>(() => undefined) : store.acts.change(...call)),
    };
    const { desk } = openDesk(registers, { acts, audit: store.audit }, { timing: { answer: 400, writing: 50 } });
    await registers.control.setActFault({ fault: 'hang-before' });
    assert.deepEqual(outcome(await desk.perform(citizen(), order(id, 'accept'))), ['unknown', null, null]);
  });

  it('is not sent at all after the citizen was told that it was not', async () => {
    const { id } = await pick('notification', 'available');
    const acts: Store['acts'] = {
      ...bound(store),
      put: async (...call) => (await pause(300), store.acts.put(...call)),
    };
    const { desk } = openDesk(registers, { acts, audit: store.audit }, { timing: { prepare: 250 } });
    const actor = citizen();
    const given = order(id, 'accept');
    await assert.rejects(desk.perform(actor, given), failsWith('unreachable'));
    await desk.close();
    assert.deepEqual(outcome((await desk.record(actor, given.key))!), ['refused', 'interrupted', null]);
    assert.equal(await registers.effectfulCalls(), 0);
  });

  it('is unknown, not an error, where the database goes away before the answer is written down', async () => {
    const { id, source } = await pick('notification', 'available');
    const actor = citizen();
    const given = order(id, 'accept');
    const acts = {
      ...bound(store),
      change: (...call: Parameters<Store['acts']['change']>) =>
        call[2].state === 'sent' ? store.acts.change(...call) : Promise.reject(new Error('connection lost')),
    };
    const { desk, events } = openDesk(registers, { acts, audit: store.audit });
    assert.deepEqual(outcome(await desk.perform(actor, given)), ['unknown', null, null]);
    assert.deepEqual(events, ['accept done', 'accept unknown not written down: Error']);
    const next = openDesk(registers, store);
    next.clock.at += 10_000;
    await next.desk.look(actor, id, noSignal);
    assert.deepEqual(outcome((await desk.record(actor, given.key))!), ['confirmed', null, 'list']);
    assert.equal((await registers.effects(source)).length, 1);
  });

  it('whose replacement comes too late, or names nothing, is an order like any other', async () => {
    const { desk } = openDesk(registers, store);
    const { id, source } = await pick('notification', 'available');
    const actor = citizen();
    assert.equal((await desk.perform(actor, order(id, 'accept', { insteadOf: newKey() }))).state, 'confirmed');
    assert.equal((await desk.perform(actor, order(id, 'reject', { insteadOf: newKey() }))).refusal, 'already-served');
    assert.deepEqual(await registers.effects(source), ['acceptance']);
  });

  it('of one representative keeps another from asking the same, and is nobody else’s receipt', async () => {
    const { desk, clock } = openDesk(registers, store);
    const [one, other] = [representative(), representative()];
    other.person.actingFor!.subject = one.person.actingFor!.subject;
    const { id, source } = await pick('notification', 'available', undefined, one);
    await registers.control.setActFault({ fault: 'hang-after', times: 1 });
    const first = order(id, 'accept');
    await desk.perform(one, first);
    await registers.control.setFault(aoc, 'none');
    const second = await desk.perform(other, order(id, 'accept'));
    assert.deepEqual([second.state, second.refusal], ['refused', 'already-served']);
    assert.equal(await desk.record(other, first.key), undefined);
    clock.at += 10_000;
    assert.deepEqual(
      (await desk.look(other, id, noSignal)).records.map(({ key }) => key),
      [second.key],
    );
    assert.equal((await registers.effects(source)).length, 1);
    assert.equal(await registers.effectfulCalls(), 1);
  });

  it('surely was not sent where no connection came to be', async () => {
    const { id } = await pick('notification', 'available');
    const real = registers.register();
    const nowhere = registers.register({ url: 'http://127.0.0.1:9' });
    const { desk } = openDesk(registers, store, { registers: [{ ...real, act: (...call) => nowhere.act(...call) }] });
    assert.deepEqual(outcome(await desk.perform(citizen(), order(id, 'accept'))), ['refused', 'unreachable', null]);
  });
});

describe('a process that ended in the middle', () => {
  for (const [state, becomes] of [
    ['asked', ['refused', 'interrupted', null]],
    ['sent', ['unknown', null, null]],
  ] as const) {
    it(`leaves what was ${state} ${becomes[0]}`, async () => {
      const { desk, clock } = openDesk(registers, store);
      const { id } = await pick('notification', 'available');
      const actor = citizen();
      const given = order(id, 'accept');
      const dead = openDesk(registers, store, {
        registers: [{ ...registers.register(), act: () => new Promise(() => undefined) }],
        ...(state === 'asked' && { timing: { answer: 100 } }),
      });
      if (state === 'asked') {
        const acts = { ...bound(store), change: () => new Promise<never>(() => undefined) };
        const half = openDesk(registers, { acts, audit: store.audit }, { timing: { answer: 100 } });
        assert.deepEqual(outcome(await half.desk.perform(actor, given)), ['refused', 'interrupted', null]);
      } else {
        void dead.desk.perform(actor, given);
        await until(async () => (await store.acts.find(actor.person.subject, given.key))?.state === 'sent');
      }
      assert.equal((await desk.record(actor, given.key))?.state, state);
      clock.at += 10_000;
      const look = await desk.look(actor, id, noSignal);
      assert.deepEqual(outcome(look.records[0]!), becomes);
      assert.equal(await registers.effectfulCalls(), 0);
    });
  }
});

describe('what a notification says', () => {
  it('is handed on however long the file takes, within a time of its own', async () => {
    const register = registers.register();
    const slow = (milliseconds: number): NotificationRegister => ({
      ...register,
      evidence: async (listed, signal) => (await pause(milliseconds), signal.throwIfAborted(), register.evidence(listed, signal)),
    });
    const { id } = await pick('notification', 'accepted');
    const timing = { read: 400, document: 1_500 };
    const { desk } = openDesk(registers, store, { registers: [slow(800)], timing });
    assert.ok((await desk.download(citizen(), id, 'evidence', noSignal)).content.length > 0);
    // Later than its time, however fast the machine is.
    const late: NotificationRegister = {
      ...register,
      evidence: async (listed, signal) => (await pause(50), register.evidence(listed, signal)),
    };
    const hurried = openDesk(registers, store, { registers: [late], timing: { ...timing, document: 0 } });
    await assert.rejects(hurried.desk.download(citizen(), id, 'evidence', noSignal), failsWith('unreachable'));
    const gone = AbortSignal.abort(new Error('the client went away'));
    await assert.rejects(desk.download(citizen(), id, 'evidence', gone), failsWith('unreachable'));
  });

  it('is read once that has no effect, with its documents and the evidence', async () => {
    const { desk } = openDesk(registers, store);
    const { id, source } = await pick('notification', 'available');
    const actor = citizen();
    await assert.rejects(desk.contents(actor, id, noSignal), failsWith('not-readable'));
    await desk.perform(actor, order(id, 'accept'));
    const contents = await desk.contents(actor, id, noSignal);
    assert.match(contents.text ?? '', /^Us fem arribar/);
    assert.ok(contents.documents.length >= 1 && contents.discarded === 0);
    assert.doesNotMatch(JSON.stringify(contents), /00000000-0000-4000/, 'the register’s own names stay here');
    for (const { id: document, name, bytes } of contents.documents) {
      const file = await desk.download(actor, id, { document }, noSignal);
      assert.deepEqual([file.type, file.name, file.content.length], ['application/pdf', name, bytes]);
    }
    const evidence = await desk.download(actor, id, 'evidence', noSignal);
    assert.deepEqual([evidence.type, evidence.name], ['application/pdf', 'evidence.pdf']);
    await assert.rejects(desk.download(actor, id, { document: newKey() }, noSignal), failsWith('not-found'));
    assert.deepEqual(await registers.effects(source), ['acceptance']);
  });

  it('is not asked for while a communication is unread: its detail would accept it', async () => {
    const { desk } = openDesk(registers, store);
    const { id } = await pick('communication', 'available');
    await assert.rejects(desk.contents(citizen(), id, noSignal), failsWith('not-readable'));
    await assert.rejects(desk.download(citizen(), id, 'evidence', noSignal), failsWith('not-readable'));
    assert.equal(await registers.effectfulCalls(), 0);
  });

  it('stays readable after it was refused or has expired', async () => {
    const { desk } = openDesk(registers, store);
    for (const state of ['rejected', 'expired']) {
      const { id } = await pick('notification', state);
      assert.ok((await desk.contents(citizen(), id, noSignal)).documents.length > 0);
    }
    assert.equal((await registers.control.ledger()).effects, 0);
  });

  it('takes the level of the notification, and a power that holds', async () => {
    const { desk } = openDesk(registers, store);
    const strong = await pick('notification', 'available', ({ level }) => level === 'substantial');
    await desk.perform(citizen(), order(strong.id, 'accept'));
    assert.ok(await desk.contents(citizen({ level: 'substantial' }), strong.id, noSignal));
    await assert.rejects(desk.contents(citizen({ level: 'low' }), strong.id, noSignal), failsWith('level-too-low'));
    await assert.rejects(desk.download(citizen({ level: 'low' }), strong.id, 'evidence', noSignal), failsWith('level-too-low'));
    const actor = representative();
    const { id } = await pick('notification', 'available', undefined, actor);
    await desk.perform(actor, order(id, 'accept'));
    await registers.control.setRepresentation('revoked');
    await assert.rejects(desk.contents(actor, id, noSignal), failsWith('not-represented'));
  });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await holds()) return;
    await new Promise((done) => setTimeout(done, 10));
  }
  throw new Error('it never came to hold');
}
