/** Wall time in Europe/Madrid, the time that all our contracts mean when they write none. */
import { madridAhead as aheadAt } from '../../folder/time.js';

const day = 86_400_000;

/**
 * The instant of a wall time given as if it were UTC. The hour that October repeats is its first pass; an hour that March leaves out
 * is read with the clock from before the change, as a person with a stopped watch would.
 */
export function fromMadrid(wall: number): number {
  const before = aheadAt(wall - day);
  const after = aheadAt(wall + day);
  const first = wall - Math.max(before, after);
  if (before === after || aheadAt(first) === Math.max(before, after)) return first;
  const second = wall - Math.min(before, after);
  return aheadAt(second) === Math.min(before, after) ? second : wall - before;
}
