/**
 * Every kind of fault at the services that one body runs for all of them: e-NOTUM, the traces of Via Oberta, the register of representations. What is
 * healthy is shown whole beside it, in that list and in the others; what is missing is named, and nobody is told that there is nothing.
 */
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { ca } from '../../gateway/src/acts/pages/texts/ca.js';
import { type NameServer, startNameServer } from '../gateway/network/name-server.js';
import type { Citizen } from '../support/citizen.js';
import {
  bodyCode,
  enotumAnswer,
  hccAnswer,
  representaAnswer,
  startBodies,
  tracesAnswer,
  type Asked,
  type Bodies,
} from './support/bodies.js';
import { FAULTS, type State } from './support/faults.js';
import { GatewayUnderAttack, identifiers } from './support/gateway.js';
import { Chance, everyOne, figure, isLong } from './support/run.js';

const DEADLINE = 3_000;
/** Of the second of two that are silent. */
const LATER = 4_500;

const HCC = [0, 1].map(bodyCode);
const query = (codes: readonly string[]) => codes.map((code) => `&administration=${code}`).join('');
/** As a page with three tags asks for them. */
const LISTS = [`procedures?fresh=true${query(HCC)}`, 'notifications?fresh=true', 'data-usage?fresh=true'] as const;
const SHARED = [900, 901].map(bodyCode);
const SERVICES = ['enotum', 'via-oberta'] as const;
const QUESTIONS = ['usuari', 'resum', 'notificacions'] as const;
/** Bodies whose names no server answers, and one whose name has an answer. */
const SILENT = [20, 21, 22, 23].map(bodyCode);
const NAMED = bodyCode(902);
const POSITIONS = SHARED.flatMap((body) => SERVICES.map((service) => ({ body, service })));

const chance = new Chance();
const kinds = isLong ? Object.keys(FAULTS) : chance.shuffled(Object.keys(FAULTS)).slice(0, 6);
const ignored = () => undefined;

interface Source {
  administration: string;
  service: string;
  name: string;
  state: State | 'not-represented';
  items: number;
  discarded: number;
}
interface Answer {
  completeness: string;
  sources: Source[];
  items: unknown[];
}
/** Where something fails, and as what it may be told. */
interface Faulty {
  body: string;
  service: string;
  told: readonly State[];
}

const serviceOf = ({ operation }: Asked): string =>
  operation === 'traces' || operation === 'representa' ? operation.replace('traces', 'via-oberta') : 'enotum';

describe('a service of all bodies that fails', () => {
  const [entity = '', representative = '', ...people] = identifiers(2 + POSITIONS.length);
  /** Which fault a citizen meets at which body's service, perhaps at one of its questions only. */
  const met = new Map<string, string>();
  const citizens: Citizen[] = [];
  let bodies: Bodies;
  let names: NameServer;
  let gateway: GatewayUnderAttack;
  let shown = 0;

  const healthy = (asked: Asked): unknown => {
    if (asked.operation.startsWith('consulta')) return hccAnswer(asked, `fila-${asked.body}`);
    if (asked.operation === 'representa') return representaAnswer();
    if (asked.operation === 'traces') return tracesAnswer(asked, `fila-${asked.body}`);
    return enotumAnswer(asked, `fila-${asked.body}`, [entity, ...people]);
  };

  before(async () => {
    bodies = await startBodies((asked, { response }) => {
      const answer = healthy(asked);
      const place = `${asked.identifier} ${asked.body} ${serviceOf(asked)}`;
      const fault = met.get(place) ?? met.get(`${place} ${asked.operation}`);
      if (fault === undefined) return answer;
      if (response.socket?.listenerCount('error', ignored) === 0) response.socket.on('error', ignored);
      FAULTS[fault]!.send({ text: typeof answer === 'string' ? answer : JSON.stringify(answer), response, chance });
      return undefined;
    });
    names = await startNameServer((name) => (name.startsWith('bo') ? ['127.0.0.1'] : name.startsWith('mut') ? 'silent' : 'none'));
    const byName = (ine10: string, name: string) =>
      bodies.central(ine10).sources.map(({ contract, url }) => ({ contract, url: url.replace('127.0.0.1', name) }));
    gateway = await GatewayUnderAttack.start({
      bodies: [
        bodies.hcc(0),
        bodies.hcc(1),
        ...SHARED.map((ine10, index) => {
          const { sources, ...body } = bodies.central(ine10);
          return { ...body, sources: sources.map((source) => ({ ...source, deadline: index === 0 ? DEADLINE : LATER })) };
        }),
        { ine10: NAMED, name: 'Servei amb nom', sources: byName(NAMED, 'bo.exemple.cat') },
        ...SILENT.map((ine10, index) => ({
          ine10,
          name: `Ens de nom mut ${index}`,
          sources: [
            { contract: 'hcc' as const, url: bodies.hcc(20 + index).sources[0]!.url.replace('127.0.0.1', `mut${index}.exemple.cat`) },
          ],
        })),
        {
          ine10: bodyCode(903),
          name: 'Registre',
          sources: [{ contract: 'representa', url: `${bodies.origin}/${bodyCode(903)}/pci/representa` }],
        },
      ],
      // On a busy machine nobody is to be sent away here.
      limits: { deadline: DEADLINE, overall: 3 * LATER, lag: 60_000 },
      allow: ['127.0.0.1'],
      nameServers: [names.address],
    });
    for (const identifier of people) citizens.push(await gateway.signIn(identifier));
    // The breakers have seen the services well, as those of a gateway have that runs for a while.
    for (let round = 0; round < 3; round += 1) await everyOne(people.map((_, citizen) => meets(citizen, [])));
  });
  after(async () => {
    await bodies.close();
    names.close();
    await gateway.stop();
  });

  for (const kind of kinds) {
    it(`with ${kind} costs itself and nothing else`, async () => {
      await everyOne(POSITIONS.map((position, citizen) => meets(citizen, [{ ...position, kind }])));
    });
  }

  for (const question of QUESTIONS) {
    it(`at "${question}" alone is named all the same, and a second opinion that fails takes nothing away`, async () => {
      const opinions: readonly State[] = ['answered'];
      for (const kind of chance.shuffled(kinds).slice(0, isLong ? kinds.length : 3)) {
        // Not every fault does something to every answer.
        const told = question === 'resum' ? opinions : [...FAULTS[kind]!.told, ...opinions];
        await everyOne(SHARED.map((body, index) => meets(index, [{ body, service: 'enotum', kind, question, told }])));
      }
    });
  }

  it('has its own deadline: who may take longer is waited for, and nobody else', async () => {
    const silent = 'silence before the headers';
    for (const [service, list] of [
      ['enotum', 'notifications'],
      ['via-oberta', 'data-usage'],
    ] as const) {
      const places = SHARED.map((body) => `${people[0]} ${body} ${service}`);
      for (const place of places) met.set(place, silent);
      const came = await streamed(citizens[0]!, `/v1/${list}?fresh=true`);
      for (const place of places) met.delete(place);
      const [first, second] = SHARED.map((body) => came.find(({ coverage }) => coverage.administration === body));
      assert.deepEqual([first?.coverage.state, second?.coverage.state], ['late', 'late']);
      assert.ok(second!.at - first!.at > (LATER - DEADLINE) / 2, `${service}: told ${Math.round(second!.at - first!.at)} ms apart`);
      const named = came.find(({ coverage }) => coverage.administration === NAMED);
      assert.equal(named?.coverage.state, 'answered');
      assert.ok(named.at < first!.at, 'what has come is shown before what is late');
    }
  });

  for (const count of [2, SILENT.length]) {
    it(`is not held up by ${count} names at once whose server is silent`, async () => {
      const begun = performance.now();
      const silent = SILENT.slice(0, count);
      const [procedures, ...others] = await everyOne([LISTS[0] + query(silent), LISTS[1], LISTS[2]].map((list) => ask(0, list)));
      figure(`${count} silent names beside the services of all: all three lists after ${Math.round(performance.now() - begun)} ms`);
      const missing = silent.map((body) => ({ body, service: 'hcc', told: ['failed'] as const }));
      judge(procedures!, missing);
      for (const other of others) judge(other, []);
    });
  }

  it('as the register of representations leaves a notification shut, says so, and harms no list', async () => {
    const citizen = await gateway.signIn(representative, entity);
    const { items } = await citizen.json('/v1/notifications');
    assert.equal(items.length, 3, 'those of the one who is represented');
    const path = `/act/${String(items[0]!['id'])}`;
    const place = `${entity} ${bodyCode(903)} representa`;
    const choices = ca.choice.button.accept;
    const unverified = ca.state.representationUnverified('Entitat Prova').title;
    const page = async () => (await citizen.page(path)).body;
    assert.ok((await page()).includes(choices), 'as long as it is well');
    for (const kind of kinds.filter((one) => !FAULTS[one]!.ofJson)) {
      met.set(place, kind);
      const body = await page();
      met.delete(place);
      const { told } = FAULTS[kind]!;
      const said = body.includes(unverified);
      assert.ok(
        said || (told.includes('answered') && body.includes(choices)),
        `${kind}: ${body.replaceAll(/<style.*?<\/style>|<[^>]+>|\s+/gs, ' ').slice(0, 400)}`,
      );
      // Whoever is not known to represent somebody is not told what was sent to them.
      assert.ok(!said || (!body.includes('fila-') && !body.includes('name="act"')), kind);
    }
    assert.ok((await page()).includes(choices), 'when it is well again');
    met.set(place, kinds[0]!);
    for (const list of LISTS) judge(await read(citizen, `/v1/${list}`), []);
    met.delete(place);
  });

  it('leaves the gateway alive', () => {
    assert.ok(gateway.isAlive);
    figure(`${kinds.length} kinds of fault at ${POSITIONS.length + 1} services of all, ${shown} healthy answers all shown`);
  });

  interface Meeting {
    body: string;
    service: string;
    kind: string;
    /** None is every question. */
    question?: string;
    told?: readonly State[];
  }

  /** All three lists at once. */
  async function meets(citizen: number, faults: readonly Meeting[]): Promise<void> {
    const places = faults.map(({ body, service, kind, question }) => {
      const place = `${people[citizen]} ${body} ${service}${question === undefined ? '' : ` ${question}`}`;
      met.set(place, kind);
      return place;
    });
    try {
      const of = faults.map(({ body, service, kind, told = FAULTS[kind]!.told }) => ({ body, service, told }));
      const answers = await everyOne(LISTS.map((list) => ask(citizen, list)));
      for (const [index, service] of ['hcc', ...SERVICES].entries())
        judge(
          answers[index]!,
          of.filter((one) => one.service === service),
        );
    } finally {
      for (const place of places) met.delete(place);
    }
  }

  async function ask(citizen: number, list: string): Promise<Answer> {
    const path = `/v1/${list}`;
    return read(citizens[citizen]!, path).catch(async () => {
      // Access tokens live five minutes, and the gateway sends some away where the machine cannot keep up.
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      citizens[citizen] = await gateway.signIn(people[citizen]!);
      return read(citizens[citizen], path);
    });
  }

  const read = (citizen: Citizen, path: string): Promise<Answer> => citizen.json<Answer>(path);

  function judge({ sources, items, completeness }: Answer, faulty: readonly Faulty[]): void {
    let missing = false;
    for (const { administration, service, state, items: count, discarded, name } of sources) {
      if (service === 'gateway') continue;
      const fault = faulty.find(({ body, service: at }) => body === administration && at === service);
      const where = `${service} of ${administration}`;
      if (!fault) {
        assert.deepEqual([state, count], ['answered', 1], where);
        assert.ok(JSON.stringify(items).includes(`fila-${administration}`), `${where} is shown`);
        shown += 1;
        continue;
      }
      // On a busy machine a failure and its one retry may take longer than a source may.
      const states: readonly string[] = fault.told.includes('answered') ? fault.told : [...fault.told, 'late'];
      assert.ok(states.includes(state), `${where} is told as ${state}, not as ${states.join(' or ')}`);
      assert.notEqual(name, '');
      missing ||= state !== 'answered' || discarded > 0;
    }
    for (const { body, service } of faulty)
      assert.ok(
        sources.some(({ administration, service: at }) => administration === body && at === service),
        `${service} of ${body} is named`,
      );
    assert.equal(completeness, missing ? 'partial' : 'complete');
    assert.ok(!JSON.stringify(items).includes('forjada-'), 'an answer to no question is shown to nobody');
  }

  /** What a stream says of each source, and when; in milliseconds. */
  async function streamed(citizen: Citizen, path: string): Promise<{ coverage: Source; at: number }[]> {
    const headers = { ...(await citizen.headersFor(path)), accept: 'application/x-ndjson' };
    const came: { coverage: Source; at: number }[] = [];
    await new Promise<void>((resolve, reject) => {
      request(new URL(path, citizen.gateway), { headers }, (response) => {
        let rest = '';
        response.setEncoding('utf8').on('data', (text: string) => {
          const lines = (rest + text).split('\n');
          rest = lines.pop() ?? '';
          for (const line of lines) {
            const { kind, coverage } = JSON.parse(line) as { kind: string; coverage: Source };
            if (kind === 'source') came.push({ coverage, at: performance.now() });
          }
        });
        response.on('end', resolve).on('error', reject);
      })
        .on('error', reject)
        .end();
    });
    return came;
  }
});
