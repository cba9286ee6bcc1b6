/**
 * Three people sign in, see everything and do everything wrong, over the whole demo world; then nothing that the gateway logged, counted, kept or
 * answered in error holds an identifier or a name. The end-to-end suites and the stages of the other attacks look through what they leave in the
 * same way.
 */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { HCC_BODIES } from '../../demo/administrations/bodies.js';
import { startWorld, type World } from '../../demo/world.js';
import { assertNobodyOf, assertNothingPersonal, leftBehind, metricsOf, needlesFor, personalIn } from '../support/canary.js';
import { Citizen, type Reply, type SignInChoice } from '../support/citizen.js';
import { identifiers } from './support/gateway.js';
import { figure } from './support/run.js';

const COLLECTIONS = ['procedures', 'registry-entries', 'notifications', 'data-usage'];
const FAULTS = [
  'http-500',
  'code-500',
  'not-found',
  'reset',
  'broken-json',
  'html',
  'huge',
  'deep',
  'wrong-type',
  'dirty',
  'foreign-body',
] as const;

describe('a day of citizens, of which nothing personal remains', () => {
  let dataDir: string;
  let world: World;
  const answers: { status: number; text: string }[] = [];
  const keep = ({ status, headers, body }: Reply): void => void answers.push({ status, text: JSON.stringify(headers) + body });

  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'meu-espai-canary-'));
    world = await startWorld({ dataDir });
  });
  after(() => rm(dataDir, { recursive: true }));

  it('is searched for in a way that finds it', () => {
    for (const form of [
      'xx00000000Txx',
      'dni=00000000t',
      Buffer.from('{"nif":"00000000T"}').toString('base64'),
      Buffer.from('a{"nif":"00000000T"}').toString('base64url'),
      Buffer.from('ab{"nif":"00000000T"}').toString('base64'),
      Buffer.from('00000000T').toString('hex'),
      Buffer.from('00000000T', 'utf16le'),
      encodeURIComponent('CIUTADANIA FICTÍCIA PF'),
      'ENTITAT+FICTÍCIA+PJ',
      'CIUTADANIA FICT\\u00cdCIA',
    ])
      assert.ok(personalIn(form).length > 0, String(form));
    assert.deepEqual(personalIn('***0000** Ajuntament de Granollers'), []);
    assert.ok(needlesFor('00000000T').length > 20);
  });

  it('is searched for in a way that finds anybody of a crowd, too', () => {
    const crowd = identifiers(50);
    const last = crowd.at(-1)!;
    const [first = ''] = crowd;
    for (const form of [
      last,
      `nif=${last.toLowerCase()}&`,
      Buffer.from(`\0${last}`),
      Buffer.from(`{"nif":"${first}"}`).toString('base64'),
      'Prova+i+Exemple',
    ])
      assert.throws(() => assertNobodyOf(crowd, ['Prova i Exemple'], { log: form }), /log/, String(form));
    assertNobodyOf(crowd, ['Prova i Exemple'], { log: `${crowd.length} people, 12345678Z among them` });
  });

  it('begins with three people, in two kinds of sites, one of them for somebody else', async () => {
    const at = (site: string, name: 'abrera' | 'granollers', more: Partial<SignInChoice> = {}): SignInChoice => {
      const origin = world.addresses.sites[name];
      return { site, origin, returnUrl: `${origin}/`, ...more };
    };
    const citizens = [
      await new Citizen(world, at('0800180001', 'abrera')).signIn(),
      await new Citizen(world, at('0809610007', 'granollers', { person: '99999018D' })).signIn(),
      await new Citizen(world, at('0800180001', 'abrera', { method: 'certificat', representing: true })).signIn(),
    ];
    for (const [index, fault] of FAULTS.entries()) await world.control.setFault(HCC_BODIES[index]!.ine10, fault);
    const ask = async (citizen: Citizen, name: string): Promise<void> => {
      assert.equal((await citizen.ask(`/v1/${name}?fresh=true`, 'application/x-ndjson')).status, 200);
      keep(await citizen.ask(`/v1/${name}?from=00000000T`));
      keep(await citizen.ask(`/v1/${name}?administration=00000000T&q=CIUTADANIA%20FICT%C3%8DCIA`));
      keep(await citizen.ask(`/v1/${name}/00000000T`));
      keep(await citizen.ask(`/v1/${name}`, 'text/00000000T'));
    };
    await Promise.all(citizens.flatMap((citizen) => COLLECTIONS.map((name) => ask(citizen, name))));
    for (const citizen of citizens) assert.match((await citizen.ask('/v1/me')).body, /\*\*\*/);
  });

  it('goes on with requests that hold their identifier where nobody should have put it', async () => {
    const origin = world.addresses.gatewayLoopback;
    const attempts: [string, RequestInit?][] = [
      ['/00000000T'],
      ['/v1/me?dni=00000000T'],
      ['/v1/sites/00000000T'],
      ['/v1/sites/0800180001?00000000T'],
      ['/v1/me', { headers: { authorization: 'DPoP 00000000T', dpop: '00000000T' } }],
      ['/v1/me', { headers: { authorization: 'Bearer 00000000T' } }],
      ['/v1/session?00000000T', { method: 'DELETE', headers: { authorization: 'DPoP 00000000T', dpop: 'x' } }],
      ['/oidc/auth?client_id=00000000T&redirect_uri=https://00000000T.example'],
      [
        '/oidc/token',
        { method: 'POST', body: new URLSearchParams({ grant_type: 'authorization_code', code: '00000000T', client_id: '0800180001' }) },
      ],
      ['/oidc/token', { method: 'POST', body: '{"00000000T":', headers: { 'content-type': 'application/json' } }],
      ['/oidc/00000000T'],
      ['/act/00000000T'],
      ['/act/00000000T', { method: 'POST', body: new URLSearchParams({ act: '00000000T' }) }],
      ['/frame/00000000T'],
      ['/frame/0800180001?tags=00000000T'],
      ['/frame/0800180001/callback?code=00000000T&state=00000000T'],
      ['/kit/00000000T'],
      ['/v1/procedures', { method: 'PUT', body: '00000000T' }],
    ];
    // A page may repeat to its reader what stands in its own address; a problem document may not.
    for (const [path, init] of attempts) {
      const response = await fetch(origin + path, { redirect: 'manual', ...init });
      const text = await response.text();
      if (response.headers.get('content-type')?.includes('problem+json')) answers.push({ status: response.status, text });
    }
  });

  it('leaves no trace in problems, metrics, log, files and rows', async () => {
    assertNothingPersonal(Object.fromEntries(answers.map(({ status, text }, index) => [`answer ${index} (${status})`, text])));
    assert.ok(answers.filter(({ status }) => status >= 400).length > 40);
    const { metrics } = await metricsOf(world.addresses.metrics);
    await world.stop();
    const left = await leftBehind(dataDir);
    assert.ok(left['/gateway.log']!.length > 10_000);
    for (const table of ['audit', 'citizen_session', 'issuer_record', 'presence'])
      assert.match(String(left['the rows of the database']), new RegExp(`^${table} `, 'm'), table);
    assertNothingPersonal({ metrics: metrics ?? '', ...left });
    const bytes = Object.values(left).reduce((sum, { length }) => sum + length, 0);
    figure(`${(bytes / 1e6).toFixed(1)} MB in ${Object.keys(left).length} places hold nothing personal`);
  });
});
