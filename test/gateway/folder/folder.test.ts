import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { notifications, procedures, registryEntries } from '../../../gateway/src/folder/collections.js';
import { completeness } from '../../../gateway/src/folder/coverage.js';
import { Folder, type FolderParts, type FolderRequest } from '../../../gateway/src/folder/folder.js';
import { Guard, RetryBudget, defaultGuardLimits } from '../../../gateway/src/folder/guard.js';
import { type CaseFileSource, type NotificationSource, SourceFailure } from '../../../gateway/src/folder/ports.js';
import type { PresenceEntry, PresenceFinding } from '../../../gateway/src/folder/presence.js';
import { SharedReads } from '../../../gateway/src/folder/sharing.js';
import { notificationOf } from '../../support/items.js';
import { caseFileSource, collect, person, wait } from './support.js';

const noon = new Date('2026-11-21T12:00:00Z');

function folderOf(caseFiles: CaseFileSource[], more: Partial<FolderParts> = {}, known: PresenceEntry[] = []) {
  const findings: PresenceFinding[] = [];
  const guards = new Map<unknown, Guard>();
  const folder = new Folder({
    connected: { caseFiles, notifications: [], dataUses: [] },
    unconnected: () => [],
    guardOf: (source) => {
      const guard = guards.get(source) ?? new Guard({ ...defaultGuardLimits, deadline: source.deadline ?? 300 }, new RetryBudget(0, 0));
      guards.set(source, guard);
      return guard;
    },
    shared: new SharedReads(),
    presence: {
      known: () => Promise.resolve(known),
      note: (_subject, noted) => {
        findings.push(...noted);
        return Promise.resolve();
      },
    },
    policy: { sweep: 40, believeNothingFor: 600_000 },
    overallDeadline: 2_000,
    observe: () => undefined,
    onForgotten: (error) => assert.fail(String(error)),
    now: () => noon,
    ...more,
  });
  return { folder, findings };
}

const request = (more: Partial<FolderRequest> = {}): FolderRequest => ({
  person,
  site: '0800180001',
  period: { from: '2023-11-21', to: '2026-11-21' },
  usualPeriod: true,
  filter: {},
  fresh: false,
  signal: new AbortController().signal,
  ...more,
});

const states = (results: { coverage: { administration: string; state: string } }[]) =>
  Object.fromEntries(results.map(({ coverage }) => [coverage.administration, coverage.state]));

describe('folder', () => {
  it('hands on the fastest answer first and names the body that does not answer', async () => {
    const slow = caseFileSource('1111111111', { caseFiles: () => wait(80).then(() => ({ items: [], discarded: 0, notes: [] })) });
    const hanging = caseFileSource('2222222222', { caseFiles: () => new Promise(() => undefined) });
    const { folder } = folderOf([hanging, slow, caseFileSource('3333333333')]);
    const results = await collect((await folder.open(procedures, request())).results);
    assert.deepEqual(
      results.map(({ coverage }) => coverage.administration),
      ['3333333333', '1111111111', '2222222222'],
    );
    assert.deepEqual(states(results), { '3333333333': 'answered', '1111111111': 'empty', '2222222222': 'late' });
    assert.equal(
      completeness(
        results.map(({ coverage }) => coverage),
        0,
      ),
      'partial',
    );
  });

  it('asks nobody above the level of the sign-in, and says so', async () => {
    const { folder } = folderOf([
      caseFileSource('1111111111', { minimumLevel: 'high', caseFiles: () => assert.fail('must not be asked') }),
    ]);
    assert.deepEqual(states(await collect((await folder.open(procedures, request())).results)), { '1111111111': 'level-too-low' });
  });

  it('asks a body once for two lists that need the same', async () => {
    let calls = 0;
    const source = caseFileSource('1111111111', {
      registryEntries: () => {
        calls += 1;
        return Promise.resolve({ items: [], discarded: 0, notes: [] });
      },
    });
    const { folder } = folderOf([source]);
    await Promise.all([
      collect((await folder.open(procedures, request())).results),
      collect((await folder.open(registryEntries, request())).results),
    ]);
    assert.equal(calls, 1);
  });

  it('shares nothing between two persons', async () => {
    const asked: string[] = [];
    const source = caseFileSource('1111111111', {
      caseFiles: (question) => {
        asked.push(question.person.subject);
        return Promise.resolve({ items: [], discarded: 0, notes: [] });
      },
    });
    const { folder } = folderOf([source]);
    for (const subject of ['pseudonym-1', 'pseudonym-2'])
      await collect((await folder.open(procedures, request({ person: { ...person, subject } }))).results);
    assert.deepEqual(asked, ['pseudonym-1', 'pseudonym-2']);
  });

  it('believes for a while that a body has nothing, and says since when; but asks it again when the citizen wants to', async () => {
    const negativeUntil = new Date(noon.getTime() + 60_000);
    const known = [{ administration: '1111111111', service: 'procedures', lastSeen: null, negativeUntil }];
    const { folder } = folderOf([caseFileSource('1111111111')], {}, known);
    const [result] = await collect((await folder.open(procedures, request())).results);
    assert.deepEqual(
      [result?.coverage.state, result?.coverage.asOf, result?.coverage.retryable],
      ['empty', '2026-11-21T12:51:00+01:00', true],
    );
    assert.deepEqual(states(await collect((await folder.open(procedures, request({ fresh: true }))).results)), {
      '1111111111': 'answered',
    });
  });

  it('always asks the administration on whose site the citizen is', async () => {
    const known = [
      { administration: '0800180001', service: 'procedures', lastSeen: null, negativeUntil: new Date(noon.getTime() + 60_000) },
    ];
    const { folder } = folderOf([caseFileSource('0800180001')], {}, known);
    assert.deepEqual(states(await collect((await folder.open(procedures, request())).results)), { '0800180001': 'answered' });
  });

  it('sweeps a bounded number of bodies never asked, and counts those that wait for the next visit', async () => {
    const sources = Array.from({ length: 5 }, (_each, index) => caseFileSource(String(index).repeat(10)));
    const { folder } = folderOf(sources, { policy: { sweep: 2, believeNothingFor: 1 } });
    const opened = await folder.open(procedures, request());
    assert.deepEqual([opened.sources.length, opened.unasked], [2, 3]);
    const coverage = (await collect(opened.results)).map((result) => result.coverage);
    assert.equal(completeness(coverage, opened.unasked), 'partial');
  });

  it('asks those who know the citizen before anybody else, also when it asks again, for other years, or for somebody represented', async () => {
    const sources = Array.from({ length: 60 }, (_each, index) => caseFileSource(String(index).padStart(10, '1')));
    const last = sources.at(-1)?.administration ?? '';
    const known = [{ administration: last, service: 'procedures', lastSeen: noon, negativeUntil: null }];
    const { folder } = folderOf(sources, {}, known);
    const actingFor = { subject: 'pseudonym-2', identifier: 'Q0000000J', name: 'Entitat' };
    for (const more of [{}, { fresh: true }, { usualPeriod: false }, { person: { ...person, actingFor } }]) {
      const opened = await folder.open(procedures, request(more));
      assert.ok(
        opened.sources.some(({ administration }) => administration === last),
        JSON.stringify(more),
      );
      assert.equal(opened.unasked, 19);
      await collect(opened.results);
    }
  });

  it('looks up whom the citizen acts for under a pseudonym of their own', async () => {
    const asked: string[] = [];
    const presence = {
      known: (subject: string) => {
        asked.push(subject);
        return Promise.resolve([]);
      },
      note: () => Promise.resolve(),
    };
    const { folder } = folderOf([caseFileSource('1111111111')], { presence });
    await collect(
      (
        await folder.open(
          procedures,
          request({ person: { ...person, actingFor: { subject: 'pseudonym-2', identifier: 'Q0000000J', name: 'Entitat' } } }),
        )
      ).results,
    );
    assert.deepEqual(asked, ['pseudonym-2']);
  });

  it('asks those first whose "nothing" is oldest, once nobody is left who was never asked', async () => {
    const at = (minutes: number) => new Date(noon.getTime() - minutes * 60_000);
    const known = ['1', '2', '3'].map((digit, index) => ({
      administration: digit.repeat(10),
      service: 'procedures',
      lastSeen: null,
      negativeUntil: at([5, 50, 500][index] ?? 0),
    }));
    const { folder } = folderOf(
      known.map(({ administration }) => caseFileSource(administration)),
      { policy: { sweep: 1, believeNothingFor: 1 } },
      known,
    );
    const opened = await folder.open(procedures, request());
    assert.deepEqual(
      opened.asked.map(({ administration }) => administration),
      ['3333333333'],
    );
    await collect(opened.results);
  });

  it('says for the log only whom it really asked', async () => {
    const known = [
      { administration: '1111111111', service: 'procedures', lastSeen: null, negativeUntil: new Date(noon.getTime() + 60_000) },
    ];
    const { folder } = folderOf(
      [caseFileSource('1111111111'), caseFileSource('2222222222')],
      { unconnected: () => [{ administration: '3333333333', name: 'Not there yet', service: 'hcc' }] },
      known,
    );
    const opened = await folder.open(procedures, request());
    assert.deepEqual([opened.sources.length, opened.asked.map(({ administration }) => administration)], [3, ['2222222222']]);
    await collect(opened.results);
  });

  it('shows a site that may not see the others only its own body, asks nobody else, and says that it is limited', async () => {
    const { folder } = folderOf([
      caseFileSource('0800180001'),
      caseFileSource('2222222222', { caseFiles: () => assert.fail('must not be asked') }),
    ]);
    const opened = await folder.open(procedures, request({ only: '0800180001' }));
    assert.deepEqual(
      [states(await collect(opened.results)), opened.unasked, opened.limitedTo],
      [{ '0800180001': 'answered' }, 0, '0800180001'],
    );
  });

  it('counts for such a site what it gets, not what there is, and learns nothing from it', async () => {
    const items = ['0800180001', '2222222222', '3333333333'].map((administration) =>
      notificationOf({ body: { administration, dir3: null, name: `Body ${administration}` } }),
    );
    const source: NotificationSource = {
      administration: '0898230009',
      name: 'For all bodies',
      service: 'enotum',
      minimumLevel: 'low',
      notifications: () => Promise.resolve({ items, discarded: 3, notes: [] }),
    };
    const { folder, findings } = folderOf([], { connected: { caseFiles: [], notifications: [source], dataUses: [] } });
    const [result] = await collect((await folder.open(notifications, request({ only: '0800180001' }))).results);
    assert.deepEqual(
      [result?.items.map(({ id }) => id), result?.coverage.items, result?.coverage.discarded, findings],
      [[items[0]?.id], 1, 1, []],
    );
  });

  it('remembers who knew the citizen and who did not; a failure teaches nothing', async () => {
    const failing = caseFileSource('3333333333', { caseFiles: () => Promise.reject(new SourceFailure('malformed', 'broken')) });
    const empty = caseFileSource('2222222222', { caseFiles: () => Promise.resolve({ items: [], discarded: 0, notes: [] }) });
    const { folder, findings } = folderOf([caseFileSource('1111111111'), empty, failing]);
    await collect((await folder.open(procedures, request())).results);
    assert.deepEqual(findings.map(({ administration, found }) => [administration, found]).sort(), [
      ['1111111111', true],
      ['2222222222', false],
    ]);
  });

  it('a filter hides rows but changes nothing of what is said about the bodies', async () => {
    const { folder } = folderOf([caseFileSource('1111111111')]);
    const [result] = await collect((await folder.open(procedures, request({ filter: { words: 'no such thing' } }))).results);
    assert.deepEqual([result?.items.length, result?.coverage.state, result?.coverage.items], [0, 'answered', 1]);
  });

  it('stops the questions when the citizen goes away', async () => {
    let stopped = false;
    const source = caseFileSource('1111111111', {
      caseFiles: ({ signal }) =>
        new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => {
            stopped = true;
            reject(new SourceFailure('late', 'cut'));
          }),
        ),
    });
    const leaving = new AbortController();
    const { folder } = folderOf([source]);
    const opened = await folder.open(procedures, request({ signal: leaving.signal }));
    leaving.abort();
    await collect(opened.results);
    assert.equal(stopped, true);
  });

  it('names it also where it is the only one that was asked for', async () => {
    const { folder } = folderOf([caseFileSource('1111111111')], {
      unconnected: () => [{ administration: '2222222222', name: 'Not there yet', service: 'hcc' }],
    });
    const opened = await folder.open(procedures, request({ filter: { administrations: ['2222222222'] } }));
    assert.deepEqual(states(await collect(opened.results)), { '2222222222': 'not-connected' });
  });

  it('names a body that is not connected at all', async () => {
    const { folder } = folderOf([caseFileSource('1111111111')], {
      unconnected: () => [{ administration: '2222222222', name: 'Not there yet', service: 'hcc' }],
    });
    const results = await collect((await folder.open(procedures, request())).results);
    assert.deepEqual(states(results), { '2222222222': 'not-connected', '1111111111': 'answered' });
  });
});
