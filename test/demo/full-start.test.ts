import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { assertPortFree, PortTaken } from '../../demo/ports.js';
import { startWorld } from '../../demo/world.js';

const BUILT = existsSync(fileURLToPath(new URL('../../gateway/dist/cli/main.js', import.meta.url)));

void describe('the demo world with its gateway', { skip: !BUILT && 'the gateway is not built' }, () => {
  void it('is ready when it says so, knows the sites, and goes away whole', async () => {
    const world = await startWorld();
    try {
      const { gatewayLoopback: gateway } = world.addresses;
      assert.equal((await fetch(`${gateway}/health/ready`)).status, 200);
      const site = (await (await fetch(`${gateway}/v1/sites/0800180001`)).json()) as { origins: string[] };
      assert.deepEqual(site.origins, [world.addresses.sites.abrera]);
      const { items } = (await (await fetch(`${gateway}/v1/administrations`)).json()) as { items: unknown[] };
      assert.equal(items.length, 16);
    } finally {
      await world.stop();
    }
    assert.equal((await world.gateway?.ended)?.code, 0);
    await assert.rejects(fetch(`${world.addresses.gatewayLoopback}/health/live`));
  });
});

void describe('a port that is taken', () => {
  void it('is noticed before the gateway is started, and named with what wants it', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await assert.rejects(assertPortFree(port, 'the gateway'), (error: unknown) => {
      assert.ok(error instanceof PortTaken);
      assert.deepEqual([error.port, error.purpose], [port, 'the gateway']);
      return true;
    });
    other.close();
  });
});
