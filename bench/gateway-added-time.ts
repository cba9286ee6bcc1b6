/** P13: the time that the gateway adds to its slowest source, one question at a time. */
import { against, beside, type Figure } from './figure.js';
import { openLoadStage } from './load-stage.js';
import type { Options } from './options.js';
import { quantile } from './statistics.js';

const BODIES = 5;
const DELAY = 20;
const path = '/v1/registry-entries?fresh=true';

export async function gatewayAddedTime({ quick }: Options): Promise<Figure[]> {
  const stage = await openLoadStage();
  try {
    await stage.setBodies({ delay: DELAY });
    const gateways = [];
    for (const store of stage.stores) gateways.push({ store, gateway: await stage.gateway(BODIES, store) });
    const [first] = gateways;
    if (!first) throw new Error('There is no gateway to measure.');
    await stage.bare.standInFor(first.gateway);
    const subjects = [
      ...gateways.map(({ store, gateway }) => ({ name: `gateway on ${store}`, load: gateway.load, added: [] as number[] })),
      { name: 'bare server', load: stage.bare.load, added: [] as number[] },
    ];
    for (const { load } of subjects) await load({ path, connections: 1, milliseconds: 1_500 });
    for (let round = 0; round < (quick ? 2 : 4); round += 1) {
      for (const { load, added } of subjects) {
        const { latencies } = await load({ path, connections: 1, milliseconds: 1_500 });
        added.push(...latencies.map((latency) => latency - DELAY));
      }
    }
    return subjects.flatMap(({ name, added }) => {
      const [p50, p99] = [quantile(added, 0.5), quantile(added, 0.99)];
      return name === 'bare server'
        ? [beside('P13', `  ${name}, p50`, [p50], 'ms'), beside('P13', `  ${name}, p99`, [p99], 'ms')]
        : [
            against('P13', `${name}, added to a source of ${DELAY} ms, p50`, [p50], 3, 'ms'),
            against('P13', `${name}, added to a source of ${DELAY} ms, p99`, [p99], 10, 'ms'),
          ];
    });
  } finally {
    await stage.stop();
  }
}
