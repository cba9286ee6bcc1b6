/** Runs the gateway until it is told to stop. */
import { loadConfig } from '../config/load.js';
import { createGateway } from '../gateway.js';
import { createLog } from '../http/log.js';

/** How long running answers may take to finish after the signal: a legal act takes the longest. */
const patience = 20_000;

export async function serve(options: { config: string; port?: number; data: string }): Promise<void> {
  const loaded = loadConfig(options.config);
  const log = createLog(process.env['LOG_LEVEL'] ?? 'info');
  for (const warning of loaded.warnings) log.warn({ event: 'config', warning });
  const gateway = await createGateway({ loaded, dataDir: options.data, databaseUrl: process.env['DATABASE_URL'], log });
  const { host, port, metricsPort, publicUrl } = loaded.config;

  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    log.info({ event: 'stopping' });
    setTimeout(() => process.exit(1), patience).unref();
    gateway.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ event: 'stopping', err: error });
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);

  try {
    const listening = await gateway.listen(host, options.port ?? port, metricsPort);
    log.info({ event: 'listening', host, port: listening.port, url: publicUrl });
  } catch (error) {
    await gateway.close();
    throw error;
  }
}
