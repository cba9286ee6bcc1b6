/** P14: one of eight bodies hangs. Once it is left alone, the others must hardly notice. */
import { HCC_BODIES } from '../demo/administrations/bodies.js';
import { against, beside, type Figure } from './figure.js';
import type { GatewayUnderTest } from './gateway-under-test.js';
import { CONNECTIONS, openLoadStage } from './load-stage.js';
import type { Options } from './options.js';
import { paired } from './statistics.js';

const BODIES = 8;
const path = '/v1/registry-entries?fresh=true';
/** Longer than the pause after which a body is tried again, so that the tries are part of the figure. */
const WINDOW = 6_000;

export async function gatewayHangingBody({ quick }: Options): Promise<Figure[]> {
  const stage = await openLoadStage();
  try {
    const gateway = await stage.gateway(BODIES, stage.stores.at(-1) ?? 'PGlite');
    const throughput = { healthy: [] as number[], hanging: [] as number[] };
    const window = async () => {
      const { latencies, seconds } = await gateway.load({ path, connections: CONNECTIONS, milliseconds: WINDOW });
      return latencies.length / seconds;
    };
    for (let round = 0; round < (quick ? 1 : 2); round += 1) {
      await stage.setBodies({ delay: 0 });
      await untilLeftAlone(gateway, false);
      throughput.healthy.push(await window());
      await stage.setBodies({ delay: 0, hanging: HCC_BODIES[BODIES - 1]?.ine10 ?? '' });
      await untilLeftAlone(gateway, true);
      throughput.hanging.push(await window());
    }
    return [
      against(
        'P14',
        'gateway, one of 8 bodies hanging: throughput against all healthy',
        paired(throughput.hanging, throughput.healthy),
        0.6,
        'x',
        'least',
      ),
      beside('P14', '  all healthy', throughput.healthy, 'req/s'),
      beside('P14', '  one hanging, and left alone', throughput.hanging, 'req/s'),
    ];
  } finally {
    await stage.stop();
  }
}

/** Asks until the breaker of the one body is open, or closed again. */
async function untilLeftAlone({ load, metric }: GatewayUnderTest, wanted: boolean): Promise<void> {
  for (const until = Date.now() + 40_000; Date.now() < until;) {
    await load({ path, connections: CONNECTIONS, milliseconds: 300 });
    if ((await metric('gateway_source_left_alone')) > 0 === wanted) return;
  }
  throw new Error(`The breaker did not ${wanted ? 'open' : 'close'} within 40 s.`);
}
