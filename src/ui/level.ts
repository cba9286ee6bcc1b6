import { msg } from '@lit/localize';
import type { AssuranceLevel } from '../gateway/types.js';

/** A level of identification in plain words. */
export function levelWords(level: AssuranceLevel): string {
  switch (level) {
    case 'low':
      return msg('baix');
    case 'substantial':
      return msg('substancial');
    case 'high':
      return msg('alt');
  }
}
