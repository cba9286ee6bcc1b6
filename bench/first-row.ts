/** P6, P10, P11 and the real weight behind P3: the first row on a slow phone, against a page written by hand for the same rows. */
import { against, beside, type Figure } from './figure.js';
import type { Options } from './options.js';
import { PAGES } from './page-server.js';
import { openPageStage } from './page-stage.js';
import { type Visit, visit } from './slow-phone.js';
import { paired } from './statistics.js';

export async function firstRow({ quick }: Options): Promise<Figure[]> {
  const stage = await openPageStage();
  try {
    await stage.allWell();
    const visitor = await stage.signIn();
    const visits: Record<'kit' | 'vanilla', Visit[]> = { kit: [], vanilla: [] };
    const names = ['kit', 'vanilla'] as const;
    for (const name of names) await visit(visitor, stage.origin + PAGES[name]);
    for (let round = 0; round < (quick ? 3 : 9); round += 1) {
      for (const name of round % 2 ? names : names.toReversed()) visits[name].push(await visit(visitor, stage.origin + PAGES[name]));
    }
    const { kit, vanilla } = visits;
    const asked = (of: Visit[]) => of.map((one) => one.asked);
    const times = (of: Visit[]) => of.map((one) => one.firstRow);
    return [
      beside(
        'P3',
        '  scripts that a signed-in page had loaded before its first row, as sent',
        kit.map(({ scriptBytes }) => scriptBytes / 1_000),
        'KB',
      ),
      against('P6', 'first row, cold, slow 4G, CPU x4, against a hand-written page', paired(times(kit), times(vanilla)), 1.25, 'x'),
      beside('P6', '  the kit', times(kit), 'ms'),
      beside('P6', '  the kit, until it asks for the rows', asked(kit), 'ms'),
      beside('P6', '  hand-written', times(vanilla), 'ms'),
      beside('P6', '  hand-written, until it asks for the rows', asked(vanilla), 'ms'),
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
  } finally {
    await stage.stop();
  }
}
