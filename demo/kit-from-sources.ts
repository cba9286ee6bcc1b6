/** The kit straight from its sources, where the CDN would stand: changed files reach the open pages by themselves. */
import { createServer } from 'vite';

export async function serveKitFromSources(port: number): Promise<{ close: () => Promise<void> }> {
  const vite = await createServer({ server: { port }, logLevel: 'warn' });
  await vite.listen();
  return { close: () => vite.close() };
}
