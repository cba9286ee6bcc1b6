/** A client that asks as fast as it can, in a thread of its own, until it is told to stop: `{ address, headers, atOnce }` in, counts by status out. */
import { parentPort, workerData } from 'node:worker_threads';
import { Pool } from 'undici';

const { address, headers, atOnce } = workerData;
const { origin, pathname } = new URL(address);
const pool = new Pool(origin, { connections: atOnce });
const counts = {};
let over = false;
parentPort.once('message', () => (over = true));

async function ask() {
  while (!over) {
    const { statusCode, body } = await pool.request({ path: pathname, method: 'GET', headers });
    await body.dump();
    counts[statusCode] = (counts[statusCode] ?? 0) + 1;
  }
}

await Promise.all(Array.from({ length: atOnce }, ask));
await pool.close();
parentPort.postMessage(counts);
