/** P12 and P16: what a request costs the gateway's processor, and what the load does to its memory. */
import { against, beside, type Figure, without } from './figure.js';
import type { GatewayUnderTest } from './gateway-under-test.js';
import { CONNECTIONS, type LoadStage, openLoadStage, type Store } from './load-stage.js';
import type { Options } from './options.js';
import { median, paired } from './statistics.js';

const BODIES = 5;
/** One operation of each body, and two. */
const LISTS = [
  { path: '/v1/registry-entries?fresh=true', what: '5 bodies, 5 calls' },
  { path: '/v1/procedures?fresh=true', what: '5 bodies, 10 calls' },
] as const;
const MEMORY_LIMITS: Record<Store, number> = { PGlite: 450, PostgreSQL: 200 };
const MEBIBYTE = 1024 * 1024;

export async function gatewayCost({ quick }: Options): Promise<Figure[]> {
  const stage = await openLoadStage();
  try {
    await stage.setBodies({ delay: 0 });
    const gateways = new Map<Store, GatewayUnderTest>();
    for (const store of stage.stores) gateways.set(store, await stage.gateway(BODIES, store));
    const figures: Figure[] = [];
    for (const list of LISTS) figures.push(...(await costOf(list, gateways, stage, quick)));
    for (const [store, gateway] of gateways) figures.push(...(await memoryOf(store, gateway, quick)));
    if (stage.missing) figures.push(without('P16', 'memory on PostgreSQL', stage.missing));
    return figures;
  } finally {
    await stage.stop();
  }
}

async function costOf(
  { path, what }: (typeof LISTS)[number],
  gateways: Map<Store, GatewayUnderTest>,
  { bare }: LoadStage,
  quick: boolean,
): Promise<Figure[]> {
  const [anyGateway] = gateways.values();
  if (!anyGateway) throw new Error('There is no gateway to measure.');
  await bare.standInFor(anyGateway);
  const subjects = [
    { name: 'bare', cpu: bare.cpuSeconds, load: bare.load },
    ...[...gateways].map(([name, { metric, load }]) => ({ name, cpu: () => metric('process_cpu_seconds_total'), load })),
  ].map((subject) => ({ ...subject, microseconds: [] as number[], perSecond: [] as number[] }));
  const round = async (subject: (typeof subjects)[number], milliseconds: number) => {
    const before = await subject.cpu();
    const { done, failed, seconds } = await subject.load({ path, connections: CONNECTIONS, milliseconds });
    if (failed > 0) throw new Error(`${subject.name}: ${failed} of ${done + failed} answers to ${path} lacked something.`);
    return { microseconds: (((await subject.cpu()) - before) * 1e6) / done, perSecond: done / seconds };
  };
  // Long enough for the engine to have compiled what is used often.
  for (const subject of subjects) await round(subject, quick ? 3_000 : 5_000);
  for (let count = 0; count < (quick ? 3 : 5); count += 1) {
    for (const subject of subjects) {
      const { microseconds, perSecond } = await round(subject, quick ? 700 : 1_000);
      subject.microseconds.push(microseconds);
      subject.perSecond.push(perSecond);
    }
  }
  const [floor, ...measured] = subjects;
  if (!floor) throw new Error('The bare server is missing.');
  return [
    ...measured.flatMap(({ name, microseconds, perSecond }) => [
      against(
        'P12',
        `gateway, CPU per request against a bare server: ${what}, ${name}`,
        paired(microseconds, floor.microseconds),
        1.5,
        'x',
      ),
      beside('P12', `  gateway on ${name}`, microseconds, 'µs'),
      beside('P12', `  gateway on ${name}, throughput`, perSecond, 'req/s'),
    ]),
    beside('P12', '  bare server', floor.microseconds, 'µs'),
    beside('P12', '  bare server, throughput', floor.perSecond, 'req/s'),
  ];
}

/** Resident memory while it answers, and whether the last third of the run lies above the first. */
async function memoryOf(store: Store, { metric, load }: GatewayUnderTest, quick: boolean): Promise<Figure[]> {
  const sizes: number[] = [];
  const running = load({ path: LISTS[1].path, connections: CONNECTIONS, milliseconds: quick ? 5_000 : 10_000 }).then(() => 'over' as const);
  while ((await Promise.race([running, new Promise((resolve) => setTimeout(resolve, 400))])) !== 'over') {
    sizes.push((await metric('process_resident_memory_bytes')) / MEBIBYTE);
  }
  const third = Math.floor(sizes.length / 3);
  return [
    against('P16', `gateway, resident memory under load, ${store}`, sizes, MEMORY_LIMITS[store], 'MiB'),
    against('P16', '  last third of the run against the first', [median(sizes.slice(-third)) / median(sizes.slice(0, third))], 1.05, 'x'),
  ];
}
