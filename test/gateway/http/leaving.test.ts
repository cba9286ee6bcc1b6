/** Whoever leaves in the middle of a list: what was learnt until then is kept, and nobody is asked any more. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Services } from '../../../gateway/src/http/services.js';
import { startServer } from './services.js';

for (const encoding of ['identity', 'gzip']) {
  it(`a list in the encoding "${encoding}" comes to its end when the citizen leaves`, async (t) => {
    let ended = 0;
    const results = async function* () {
      try {
        for (let times = 0; ; times++) {
          if (times > 0) await pause(100);
          yield { coverage: { state: 'answered' }, items: [{ times }] };
        }
      } finally {
        ended += 1;
      }
    };
    const open = () => Promise.resolve({ sources: [], asked: [], unasked: 0, results: results() });
    const { address, close } = await startServer({ folder: { open } as unknown as Services['folder'] });
    t.after(close);
    const { port, hostname } = new URL(address);
    const socket = connect(Number(port), hostname);
    socket.write(
      `GET /v1/procedures HTTP/1.1\r\nhost: gateway\r\naccept: application/x-ndjson\r\naccept-encoding: ${encoding}\r\nauthorization: somebody\r\n\r\n`,
    );
    await once(socket, 'data');
    socket.destroy();
    for (let tries = 0; ended === 0 && tries < 30; tries++) await pause(100);
    assert.equal(ended, 1);
  });
}
