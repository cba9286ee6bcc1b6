import { msg } from '@lit/localize';
import type { DataUse } from '../../src/gateway/types.js';
import { missingWords } from '../../src/ui/missing-words.js';

/** Name of who asked for the data. */
export const requesterOf = (item: DataUse): string =>
  item.kind === 'look-up' ? msg('El teu espai') : (item.requester.name ?? item.requester.administration ?? missingWords());
