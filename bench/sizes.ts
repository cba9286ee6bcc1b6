/** P1 to P5: the bytes of the built files, brotli 11, as `npm run sizes` weighs them. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { against, type Figure } from './figure.js';

const SCRIPT = fileURLToPath(new URL('../scripts/sizes.mjs', import.meta.url));
/** Kilobytes of 1,000 bytes. */
const LIMITS: Readonly<Record<string, number>> = { P1: 2, P2: 12, P3: 27, P4: 2.5, P5: 45 };

interface Weighed {
  budget: string;
  what: string;
  bytes: number;
}

export function sizes(): Figure[] {
  const { stdout, stderr } = spawnSync(process.execPath, [SCRIPT, '--json'], { encoding: 'utf8' });
  // Its exit code says that a budget is missed, which is ours to tell.
  if (!stdout.startsWith('[')) throw new Error(`The kit could not be weighed. Is it built? npm run build\n${stderr}`);
  return (JSON.parse(stdout) as Weighed[]).map(({ budget, what, bytes }) =>
    against(budget, what, [bytes / 1_000], LIMITS[budget] ?? 0, 'KB'),
  );
}
