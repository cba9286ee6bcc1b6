/** P6, P10, P11 and the real weight behind P3: the first row on a slow phone, against a page written by hand for the same rows. */
import { against, beside, type Figure } from './figure.js';
import { firstRows, questions, visitInTurns } from './in-turns.js';
import type { Options } from './options.js';
import { paired } from './statistics.js';

export async function firstRow(options: Options): Promise<Figure[]> {
  const { kit, vanilla } = await visitInTurns('open', options);
  const ratios = paired(firstRows(kit), firstRows(vanilla));
  return [
    beside(
      'P3',
      '  scripts that a signed-in page had loaded before its first row, as sent',
      kit.map(({ scriptBytes }) => scriptBytes / 1_000),
      'KB',
    ),
    against('P6', 'first row, cold, slow 4G, CPU x4, against a hand-written page', ratios, 1.25, 'x'),
    beside('P6', '  the kit', firstRows(kit), 'ms'),
    beside('P6', '  the kit, until it asks for the rows', questions(kit), 'ms'),
    beside('P6', '  hand-written', firstRows(vanilla), 'ms'),
    beside('P6', '  hand-written, until it asks for the rows', questions(vanilla), 'ms'),
    against(
      'P10',
      'long tasks before the first row (blocking time)',
      kit.map(({ blocked }) => blocked),
      100,
      'ms',
    ),
    beside(
      'P10',
      '  hand-written',
      vanilla.map(({ blocked }) => blocked),
      'ms',
    ),
    against(
      'P11',
      'layout shift from skeleton to rows',
      kit.map(({ shift }) => shift),
      0.02,
      '',
    ),
    beside(
      'P11',
      '  later, while other bodies answer',
      kit.map(({ laterShift }) => laterShift),
      '',
    ),
  ];
}
