import { madridTime } from '../../folder/time.js';
import { fromMadrid } from '../reading/madrid.js';

/** Calendar days after which an unopened notification counts as rejected (Llei 39/2015, art. 43.2). */
const term = 10;

/**
 * The end of the tenth calendar day in Madrid, counted from the day after the deposit (art. 30.3): what is deposited on 2 June runs until
 * 12 June at 23:59:59. An estimate: some procedures have shorter terms.
 */
export function estimatedExpiry(depositedAt: string): string {
  const deposit = Date.parse(`${depositedAt.slice(0, 10)}T23:59:59Z`);
  return madridTime(fromMadrid(deposit + term * 86_400_000));
}
