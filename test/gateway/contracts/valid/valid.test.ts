import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import fc from 'fast-check';
import { withoutHandshake } from '../support.js';
import { ValidClient } from '../../../../gateway/src/contracts/valid/client.js';
import { ValidFailure } from '../../../../gateway/src/contracts/valid/failure.js';
import { toSignedInPerson } from '../../../../gateway/src/contracts/valid/map.js';
import { fictitiousPerson, startValid, type FakeValid } from '../../../support/valid.js';

describe('what VÀLid says about a person', () => {
  const person = (change: Record<string, unknown>) => toSignedInPerson({ ...fictitiousPerson, ...change });

  it('is read', () => {
    assert.deepEqual(person({}), {
      identifier: '00000000T',
      identifierType: 'nif',
      name: 'Maria Prova i Exemple',
      level: 'substantial',
      method: 'idcatmobil',
    });
  });

  it('may write the identifier in lower case, with spaces, points or hyphens', () => {
    for (const identifier of ['00000000t', ' 00000000 T ', '00.000.000-T']) assert.equal(person({ identifier }).identifier, '00000000T');
  });

  it('may give the type as a number, under the name of an old example, or not at all', () => {
    assert.equal(person({ identifierType: 3 }).identifierType, 'passport');
    assert.equal(person({ identifierType: undefined, documentType: '4' }).identifierType, 'other');
    assert.equal(person({ identifierType: null }).identifierType, 'nif');
    assert.equal(person({ identifierType: '9', identifier: 'X1234567L' }).identifierType, 'nie');
    assert.equal(person({ identifierType: undefined, identifier: 'AB1234' }).identifierType, 'other');
  });

  it('may give the surnames apart or together, or no name', () => {
    assert.equal(person({ surnames: undefined }).name, 'Maria Prova i Exemple');
    assert.equal(person({ surname1: undefined, surname2: null }).name, 'Maria Prova i Exemple');
    assert.equal(person({ surnames: undefined, surname2: undefined }).name, 'Maria Prova');
    assert.equal(person({ name: '', surnames: ' ', surname1: '', surname2: '' }).name, '*********');
  });

  it('is worth the lowest level unless it says otherwise in a word that is known', () => {
    assert.equal(person({ assuranceLevel: 'HIGH ' }).level, 'high');
    for (const assuranceLevel of [undefined, null, '', 'veryhigh', 'alt']) assert.equal(person({ assuranceLevel }).level, 'low');
  });

  it('names whom a representative represents, and only a representative', () => {
    const company = { companyId: 'q0000000j', companyName: 'Entitat de prova' };
    const actingFor = { identifier: 'Q0000000J', name: 'Entitat de prova' };
    assert.deepEqual(person({ ...company, certificateType: '11' }).actingFor, actingFor);
    assert.deepEqual(person({ ...company, certificateType: 12 }).actingFor, actingFor);
    for (const companyName of [undefined, null, ' '])
      assert.deepEqual(person({ ...company, companyName, certificateType: 11 }).actingFor, { ...actingFor, name: '*********' });
    for (const certificateType of [undefined, 0, 1, 5, '110']) assert.equal(person({ ...company, certificateType }).actingFor, undefined);
  });

  it('is nobody when it says so, or says nothing', () => {
    for (const change of [{ status: 'ko' }, { status: undefined }, { identifier: '' }, { identifier: ' - ' }]) {
      assert.throws(() => person(change), ValidFailure);
    }
  });

  it('never breaks the reader', () => {
    const text = fc.option(fc.string(), { nil: undefined });
    const info = fc.record({
      status: fc.constant('ok'),
      identifier: text,
      identifierType: text,
      name: text,
      surnames: text,
      assuranceLevel: text,
    });
    fc.assert(
      fc.property(info, (value) => {
        try {
          assert.ok(['low', 'substantial', 'high'].includes(toSignedInPerson(value).level));
        } catch (error) {
          assert.ok(error instanceof ValidFailure);
        }
      }),
    );
  });
});

describe('the client of VÀLid', () => {
  let valid: FakeValid;
  let client: ValidClient;

  before(async () => {
    valid = await startValid();
    client = new ValidClient({ ...valid.options, timeout: 300 }, 'http://espai.localhost:8400/oidc/valid');
  });
  after(() => valid.close());
  beforeEach(() => valid.faults.clear());

  it('sends the citizen to the address of the contract', () => {
    const url = new URL(client.signInAddress('the state'));
    assert.deepEqual(Object.fromEntries(url.searchParams), {
      response_type: 'code',
      client_id: 'proves.serveis.aoc.cat',
      redirect_uri: 'http://espai.localhost:8400/oidc/valid',
      scope: 'autenticacio_usuari',
      state: 'the state',
      access_type: 'online',
      approval_prompt: 'auto',
    });
  });

  const outcome = async (promise: Promise<unknown>) => {
    const error = await promise.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof ValidFailure);
    assert.equal(error.cause, undefined);
    return [error.operation, error.reason, error.message] as const;
  };

  it('tells why it failed without telling the token or the code', async () => {
    const token = 'the-token-itself';
    const faults: [number, string | undefined, string][] = [
      [500, undefined, 'unreachable'],
      [403, undefined, 'refused'],
      [200, '<html>', 'malformed'],
      [200, '[]', 'malformed'],
      [200, '{"status":7}', 'malformed'],
      [200, ' '.repeat(100_000), 'unreachable'],
    ];
    for (const [status, body, expected] of faults) {
      valid.faults.set('/serveis-rest/getUserInfo', { status, body });
      const [operation, reason, message] = await outcome(client.whoIs(token));
      assert.deepEqual([operation, reason], ['user-info', expected]);
      assert.doesNotMatch(message, /the-token/);
    }
    assert.deepEqual((await outcome(client.exchange('no-code'))).slice(0, 2), ['token', 'refused']);
  });

  it('does not wait for ever, nor for somebody who is not there', async () => {
    const nowhere = new ValidClient({ ...valid.options, tokenUrl: 'http://127.0.0.1:1/token' }, 'http://x.localhost/');
    assert.equal((await outcome(nowhere.exchange('code')))[1], 'unreachable');
    const hanging = await startHanging();
    try {
      const slow = new ValidClient({ ...valid.options, timeout: 100, tokenUrl: hanging.url }, 'http://x.localhost/');
      assert.equal((await outcome(slow.exchange('code')))[1], 'unreachable');
      const begun = performance.now();
      const unfinished = new ValidClient({ ...valid.options, timeout: 100, tokenUrl: await withoutHandshake() }, 'http://x.localhost/');
      assert.equal((await outcome(unfinished.exchange('code')))[1], 'unreachable');
      assert.ok(performance.now() - begun < 1_000, `${performance.now() - begun} ms`);
    } finally {
      hanging.close();
    }
  });

  it('logs out at VÀLid even when the token could not be revoked', async () => {
    valid.faults.set('/o/oauth2/revoke', { status: 500 });
    valid.sessions.add('t');
    assert.equal((await outcome(client.end('t')))[0], 'revoke');
    assert.equal(valid.sessions.has('t'), false);
  });
});

async function startHanging(): Promise<{ url: string; close(): void }> {
  const { createServer } = await import('node:net');
  const server = createServer((socket) => socket.on('error', () => socket.destroy()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return { url: `http://127.0.0.1:${port}/`, close: () => void server.close() };
}
