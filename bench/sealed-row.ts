/** P7: the first row on a slow phone where the tags are sealed in frames, against the same page written by hand. */
import { against, beside, type Figure } from './figure.js';
import { firstRows, questions, visitInTurns } from './in-turns.js';
import type { Options } from './options.js';
import { paired } from './statistics.js';

export async function sealedRow(options: Options): Promise<Figure[]> {
  const { kit, vanilla } = await visitInTurns('sealed', options);
  const ratios = paired(firstRows(kit), firstRows(vanilla));
  return [
    against('P7', 'first row, sealed, cold, slow 4G, CPU x4, against a hand-written page', ratios, 1.7, 'x'),
    beside('P7', '  the kit', firstRows(kit), 'ms'),
    beside('P7', '  the kit, until it asks for the rows', questions(kit), 'ms'),
    beside('P7', '  hand-written', firstRows(vanilla), 'ms'),
  ];
}
