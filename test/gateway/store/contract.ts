/** What every store does, whichever engine is behind it. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openStore, type CitizenSession, type Store } from '../../../gateway/src/store/index.js';
import { entry } from './entry.js';

export interface Engine {
  /** Runs SQL behind the store's back, as somebody with the database in their hands would; the store is closed meanwhile. */
  tamper(dataDir: string, databaseUrl: string | undefined, sql: string): Promise<void>;
  databaseUrl(): Promise<string | undefined>;
  /** Everything that was kept, as bytes. */
  everything(dataDir: string, databaseUrl: string | undefined): Promise<Buffer>;
}

const inAnHour = () => new Date(Date.now() + 3_600_000);
const aSecondAgo = () => new Date(Date.now() - 1_000);

const session = (change: Partial<CitizenSession> = {}): CitizenSession => ({
  id: 'session-1',
  person: {
    subject: 'subject-1',
    identifier: '00000000T',
    identifierType: 'nif',
    level: 'high',
    actingFor: { subject: 'subject-2', identifier: 'Q0000000J', name: 'Entitat' },
  },
  name: 'Maria Prova i Exemple',
  method: 'certificat',
  upstreamToken: 'upstream-secret',
  signedInAt: new Date('2026-03-02T09:14:07.123Z'),
  expiresAt: inAnHour(),
  ...change,
});

export function storeContract(name: string, engine: Engine, skip: string | undefined): void {
  describe(name, { skip: skip ?? false }, () => {
    const sessionKey = randomBytes(32);
    let dataDir: string;
    let databaseUrl: string | undefined;
    let store: Store;

    const open = async (key = sessionKey) => {
      store = await openStore({ dataDir, databaseUrl, sessionKey: key });
    };
    const reopenAfter = async (sql: string) => {
      await store.close();
      await engine.tamper(dataDir, databaseUrl, sql);
      await open();
    };
    /** Only whoever owns the database can do this; that is the point. */
    const withoutTriggers = (sql: string) => `alter table audit disable trigger user; ${sql}; alter table audit enable trigger user`;

    before(async () => {
      dataDir = await mkdtemp(join(tmpdir(), 'meu-espai-store-'));
      databaseUrl = await engine.databaseUrl();
      await open();
    });

    after(async () => {
      await store.close();
      await rm(dataDir, { recursive: true });
    });

    describe('presence index', () => {
      const body = { administration: '0800180001', service: 'hcc' as const };
      const day = (n: number) => new Date(Date.UTC(2026, 2, n));

      it('knows nobody at first', async () => {
        assert.deepEqual(await store.presence.known('nobody'), []);
        await store.presence.note('nobody', []);
        assert.deepEqual(await store.presence.known('nobody'), []);
      });

      it('keeps when a body last had something, also after it had nothing', async () => {
        await store.presence.note('p1', [{ ...body, found: true, at: day(1), negativeUntil: null }]);
        await store.presence.note('p1', [{ ...body, found: false, at: day(2), negativeUntil: day(9) }]);
        assert.deepEqual(await store.presence.known('p1'), [{ ...body, lastSeen: day(1), negativeUntil: day(9) }]);
        await store.presence.note('p1', [{ ...body, found: true, at: day(3), negativeUntil: null }]);
        assert.deepEqual(await store.presence.known('p1'), [{ ...body, lastSeen: day(3), negativeUntil: null }]);
      });

      it('lets the later finding win, whatever arrives first', async () => {
        await store.presence.note('p2', [
          { ...body, found: true, at: day(5), negativeUntil: null },
          { ...body, found: false, at: day(4), negativeUntil: day(9) },
        ]);
        await store.presence.note('p2', [{ ...body, found: false, at: day(3), negativeUntil: day(9) }]);
        assert.deepEqual(await store.presence.known('p2'), [{ ...body, lastSeen: day(5), negativeUntil: null }]);
      });

      it('keeps citizens and services apart', async () => {
        await store.presence.note('p3', [
          { ...body, found: true, at: day(1), negativeUntil: null },
          { ...body, service: 'enotum', found: false, at: day(1), negativeUntil: day(2) },
        ]);
        assert.equal((await store.presence.known('p3')).length, 2);
        assert.deepEqual(await store.presence.known('p4'), []);
      });
    });

    describe('citizen sessions', () => {
      it('gives back what was put, and replaces it', async () => {
        const first = session();
        await store.sessions.put(first);
        assert.deepEqual(await store.sessions.find('session-1'), first);
        const second = session({ name: 'Maria Prova', person: { ...first.person, actingFor: undefined } });
        await store.sessions.put(second);
        assert.equal((await store.sessions.find('session-1'))?.name, 'Maria Prova');
        assert.equal((await store.sessions.find('session-1'))?.person.actingFor, undefined);
      });

      it('ends one once, and gives what stood there', async () => {
        await store.sessions.put(session({ id: 'session-2' }));
        assert.equal((await store.sessions.end('session-2'))?.upstreamToken, 'upstream-secret');
        assert.equal(await store.sessions.end('session-2'), undefined);
        assert.equal(await store.sessions.find('session-2'), undefined);
      });

      it('does not find what has expired, and purges it', async () => {
        await store.sessions.put(session({ id: 'session-3', expiresAt: aSecondAgo() }));
        assert.equal(await store.sessions.find('session-3'), undefined);
        assert.equal(await store.sessions.purge(), 1);
        assert.equal(await store.sessions.end('session-3'), undefined);
      });

      it('opens no session with another key', async () => {
        await store.sessions.put(session({ id: 'session-4' }));
        await store.close();
        await open(randomBytes(32));
        assert.equal(await store.sessions.find('session-4'), undefined);
        await store.close();
        await open();
        assert.equal((await store.sessions.find('session-4'))?.name, 'Maria Prova i Exemple');
      });

      it('opens no session that was moved to another id', async () => {
        await store.sessions.put(session({ id: 'session-5' }));
        await reopenAfter(`update citizen_session set id = 'session-6' where id = 'session-5'`);
        assert.equal(await store.sessions.find('session-6'), undefined);
      });

      it('leaves no identifier, name or token where it can be read', async () => {
        await store.sessions.put(session({ id: 'session-7' }));
        await store.close();
        const kept = await engine.everything(dataDir, databaseUrl);
        await open();
        assert.ok(kept.includes('session-7'), 'what is searched does hold the session');
        for (const secret of ['00000000T', 'Q0000000J', 'Maria Prova', 'upstream-secret']) {
          assert.ok(!kept.includes(secret), `${secret} can be read`);
          assert.ok(!kept.includes(Buffer.from(secret).toString('hex')), `${secret} can be read in hexadecimal`);
        }
      });
    });

    describe('issuer records', () => {
      it('finds a record by its id, its uid and its user code, within its model only', async () => {
        const record = { uid: 'uid-1', userCode: 'code-1', nested: { list: [1, 'two'], text: 'ç' } };
        await store.issuer.put('Session', 'id-1', record, inAnHour());
        assert.deepEqual(await store.issuer.find('Session', 'id-1'), record);
        assert.deepEqual(await store.issuer.findBy('Session', 'uid', 'uid-1'), record);
        assert.deepEqual(await store.issuer.findBy('Session', 'userCode', 'code-1'), record);
        assert.equal(await store.issuer.find('Grant', 'id-1'), undefined);
        assert.equal(await store.issuer.findBy('Grant', 'uid', 'uid-1'), undefined);
      });

      it('uses up a record once, even when two ask at once, and says so afterwards', async () => {
        await store.issuer.put('RefreshToken', 'id-2', { grantId: 'g' }, inAnHour());
        const won = await Promise.all([store.issuer.consume('RefreshToken', 'id-2'), store.issuer.consume('RefreshToken', 'id-2')]);
        assert.deepEqual(won.sort(), [false, true]);
        assert.equal(typeof (await store.issuer.find('RefreshToken', 'id-2'))?.consumed, 'number');
        await store.issuer.put('RefreshToken', 'id-2', { grantId: 'g' }, inAnHour());
        assert.equal(await store.issuer.consume('RefreshToken', 'id-2'), false, 'writing it again does not make it fresh');
        assert.equal(await store.issuer.consume('RefreshToken', 'nowhere'), false);
      });

      it('revokes what one model has of a grant and nothing else', async () => {
        await store.issuer.put('RefreshToken', 'id-3', { grantId: 'g1' }, inAnHour());
        await store.issuer.put('RefreshToken', 'id-3b', { grantId: 'g1' }, inAnHour());
        await store.issuer.put('Interaction', 'id-4', { grantId: 'g1' }, inAnHour());
        await store.issuer.put('RefreshToken', 'id-5', { grantId: 'g2' }, inAnHour());
        await store.issuer.revokeGrant('RefreshToken', 'g1');
        assert.equal(await store.issuer.find('RefreshToken', 'id-3'), undefined);
        assert.equal(await store.issuer.find('RefreshToken', 'id-3b'), undefined);
        assert.ok(await store.issuer.find('Interaction', 'id-4'));
        assert.ok(await store.issuer.find('RefreshToken', 'id-5'));
      });

      it('does not find what has expired, purges it, and keeps what never expires', async () => {
        await store.issuer.put('Grant', 'id-6', {}, aSecondAgo());
        await store.issuer.put('Grant', 'id-7', {}, null);
        assert.equal(await store.issuer.find('Grant', 'id-6'), undefined);
        assert.equal(await store.issuer.purge(), 1);
        assert.deepEqual(await store.issuer.find('Grant', 'id-7'), {});
        await store.issuer.remove('Grant', 'id-7');
        assert.equal(await store.issuer.find('Grant', 'id-7'), undefined);
      });
    });

    describe('embedder notices', () => {
      it('tell a citizen once of each site, even when two windows ask at once', async () => {
        const at = new Date();
        const told = await Promise.all([store.notices.firstTime('s1', '0800180001', at), store.notices.firstTime('s1', '0800180001', at)]);
        assert.deepEqual(told.sort(), [false, true]);
        assert.equal(await store.notices.firstTime('s1', '0800180001', at), false);
        assert.equal(await store.notices.firstTime('s1', '2524300000', at), true, 'another site');
        assert.equal(await store.notices.firstTime('s2', '0800180001', at), true, 'another citizen');
      });
    });

    describe('audit log', () => {
      it('is whole when it is empty', async () => {
        assert.deepEqual(await store.audit.verify(), { ok: true, rows: 0 });
      });

      it('gives rows their place, without gaps, also when many come at once', async () => {
        const records = await Promise.all(Array.from({ length: 450 }, (_, i) => store.audit.append(entry({ subject: `many-${i % 7}` }))));
        assert.deepEqual(
          records.map(({ seq }) => seq),
          Array.from({ length: 450 }, (_, i) => i + 1),
        );
        assert.deepEqual(await store.audit.verify(), { ok: true, rows: 450 });
      });

      it('shows a citizen their own look-ups, newest first, by the days of Europe/Madrid', async () => {
        const at = ['2026-03-01T22:59:59.999Z', '2026-03-01T23:00:00.000Z', '2026-03-02T22:59:59.999Z', '2026-03-02T23:00:00.000Z'];
        for (const moment of at) await store.audit.append(entry({ subject: 'me', at: new Date(moment), resource: moment }));
        const found = await store.audit.lookUps({ subject: 'me', onBehalfOf: null }, { from: '2026-03-02', to: '2026-03-02' });
        assert.deepEqual(
          found.map(({ resource }) => resource),
          [at[2], at[1]],
        );
        const [newest, ...others] = await store.audit.lookUps(
          { subject: 'me', onBehalfOf: null },
          { from: '2026-03-02', to: '2026-03-02' },
          1,
        );
        assert.deepEqual([newest?.resource, others.length], [at[2], 0], 'no more than asked for, however many there are');
        const { seq: _seq, hash: _hash, ...fields } = found[1]!;
        assert.deepEqual(fields, entry({ subject: 'me', at: new Date(at[1]!), resource: at[1]! }));
        assert.deepEqual(
          await store.audit.lookUps({ subject: 'me', onBehalfOf: 'a company' }, { from: '2020-01-01', to: '2030-01-01' }),
          [],
        );
        assert.deepEqual(
          await store.audit.lookUps({ subject: 'somebody else', onBehalfOf: null }, { from: '2020-01-01', to: '2030-01-01' }),
          [],
        );
      });

      it('does not take the next entries with it when one cannot be written', async () => {
        await assert.rejects(store.audit.append(entry({ subject: 'nul \u0000 byte' })));
        assert.equal((await store.audit.append(entry())).seq, 455);
      });

      it('goes on with the chain after a restart', async () => {
        await store.close();
        await open();
        assert.equal((await store.audit.append(entry())).seq, 456);
        assert.deepEqual(await store.audit.verify(), { ok: true, rows: 456 });
      });

      for (const sql of ['update audit set site = site', 'delete from audit where seq = 3', 'truncate audit']) {
        it(`refuses: ${sql}`, async () => {
          await store.close();
          await assert.rejects(engine.tamper(dataDir, databaseUrl, sql), /append-only/);
          await open();
          assert.equal((await store.audit.verify()).ok, true);
        });
      }

      const edits: [string, string, string, number][] = [
        [
          'an edited field',
          `update audit set resource = 'x' where seq = 10`,
          `update audit set resource = 'procedures' where seq = 10`,
          10,
        ],
        [
          'an edited list',
          `update audit set administrations = array['0800180001'] where seq = 11`,
          `update audit set administrations = array['0800180001','9821920002'] where seq = 11`,
          11,
        ],
        [
          'an edited moment',
          `update audit set at = at + interval '1 millisecond' where seq = 12`,
          `update audit set at = at - interval '1 millisecond' where seq = 12`,
          12,
        ],
        [
          'two rows swapped',
          `update audit set seq = case seq when 20 then -21 else -22 end where seq in (20, 21); update audit set seq = case seq when -21 then 21 else 20 end where seq in (-21, -22)`,
          `update audit set seq = case seq when 20 then -21 else -22 end where seq in (20, 21); update audit set seq = case seq when -21 then 21 else 20 end where seq in (-21, -22)`,
          20,
        ],
      ];
      for (const [what, edit, undo, at] of edits) {
        it(`finds ${what}, and says where`, async () => {
          await reopenAfter(withoutTriggers(edit));
          const verdict = await store.audit.verify();
          assert.equal(verdict.ok, false);
          assert.equal(!verdict.ok && verdict.at, at);
          await reopenAfter(withoutTriggers(undo));
          assert.deepEqual(await store.audit.verify(), { ok: true, rows: 456 });
        });
      }

      it('finds a cut tail, and does not write over it', async () => {
        await reopenAfter(withoutTriggers(`create table cut as select * from audit where seq >= 455; delete from audit where seq >= 455`));
        assert.deepEqual(await store.audit.verify(), {
          ok: false,
          rows: 454,
          at: 455,
          reason: 'the log ends too early: the head file names row 456',
        });
        await assert.rejects(store.audit.append(entry()), /ends at row 454/);
        await reopenAfter('insert into audit select * from cut; drop table cut');
        assert.deepEqual(await store.audit.verify(), { ok: true, rows: 456 });
      });

      it('finds a last row that was replaced together with its hash', async () => {
        const path = join(dataDir, 'audit-head.json');
        const head = await readFile(path, 'utf8');
        await store.close();
        await writeFile(path, JSON.stringify({ seq: 456, hash: 'f'.repeat(64) }));
        await open();
        const verdict = await store.audit.verify();
        assert.equal(!verdict.ok && verdict.reason, 'the row is not the one that the head file names');
        await assert.rejects(store.audit.append(entry()), /audit-head/);
        await store.close();
        await writeFile(path, head);
        await open();
      });

      it('finds a row taken out of the middle', async () => {
        await reopenAfter(withoutTriggers('delete from audit where seq = 30'));
        const verdict = await store.audit.verify();
        assert.deepEqual(verdict, { ok: false, rows: 29, at: 30, reason: 'the row is missing' });
      });
    });

    it('asks the database once how it is, however many want to know', async () => {
      const asked = store.healthy();
      assert.equal(store.healthy(), asked);
      assert.equal(await asked, true);
      assert.notEqual(store.healthy(), asked);
    });

    it('is healthy while the database answers', async () => {
      assert.equal(await store.healthy(), true);
      await store.close();
      assert.equal(await store.healthy(), false);
      await open();
    });
  });
}
