/** The gateway as a process of its own, as an operator would run it. */
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const COMMAND = fileURLToPath(new URL('../gateway/bin/meu-espai-gateway.js', import.meta.url));
const READY_WITHIN = 120_000;
const STOP_WITHIN = 10_000;
const LAST_LINES = 12;

export interface GatewayProcess {
  /** Settles when the process ends for whatever reason, with what it said last. */
  ended: Promise<{ code: number | null; said: string }>;
  /** Asks it to finish what it is answering and end; ends it by force when it does not. */
  stop: () => Promise<void>;
}

/**
 * Starts the gateway and waits until it is ready to serve. Its log goes to `gateway.log` in the data folder.
 * @throws with its last words when it ends, or is not ready within two minutes, which a busy machine may need.
 */
export async function startGateway(options: { configFile: string; dataDir: string; address: string }): Promise<GatewayProcess> {
  const child = spawn(process.execPath, [COMMAND, '--config', options.configFile, '--data', options.dataDir], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: Ctrl-C reaches only us, and we stop it in order.
    detached: true,
  });
  const log = createWriteStream(join(options.dataDir, 'gateway.log'), { mode: 0o600 });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      log.write(chunk);
      lines.push(...chunk.toString('utf8').split('\n').filter(Boolean));
      lines.splice(0, lines.length - LAST_LINES);
    });
  }
  const ended = new Promise<{ code: number | null; said: string }>((resolve) => {
    child.once('error', (error) => resolve({ code: null, said: error.message }));
    child.once('close', (code) => {
      log.end();
      resolve({ code, said: lines.join('\n') });
    });
  });
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  void ended.then(() => process.off('exit', killWithUs));

  const stop = async () => {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN);
    await ended;
    clearTimeout(timer);
  };

  const outcome = await Promise.race([ended, untilReady(`${options.address}/health/ready`)]);
  if (outcome === 'ready') return { ended, stop };
  if (outcome === 'late') await stop();
  throw new Error(`The gateway did not start.\n${outcome === 'late' ? lines.join('\n') : outcome.said}`);
}

async function untilReady(address: string): Promise<'ready' | 'late'> {
  const until = Date.now() + READY_WITHIN;
  while (Date.now() < until) {
    const response = await fetch(address).catch(() => undefined);
    await response?.body?.cancel();
    if (response?.ok) return 'ready';
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return 'late';
}
