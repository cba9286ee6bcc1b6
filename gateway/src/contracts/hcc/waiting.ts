import { vocabulary } from '../reading/choice.js';
import type { Fields } from '../reading/fields.js';

const words = vocabulary({ SI: 'yes', TRUE: 'yes', NO: 'no', NO_APLICA: 'no', FALSE: 'no' });

/** Whether the citizen has to act; `null` where the body does not say, which is not the same as no. */
export function readWaiting(fields: Fields<{ actuacioCiutada?: unknown }>): boolean | null {
  const { value } = fields.choice('waitsForCitizen', words, 'actuacioCiutada');
  return value === null ? null : value === 'yes';
}
