/** P7: the first row on a slow phone where the tags are sealed in frames, against the same page written by hand. */
import { against, beside, type Figure } from './figure.js';
import type { Options } from './options.js';
import { PAGES } from './page-server.js';
import { openPageStage } from './page-stage.js';
import { type Visit, visit } from './slow-phone.js';
import { paired } from './statistics.js';

export async function sealedRow({ quick }: Options): Promise<Figure[]> {
  const stage = await openPageStage('sealed');
  try {
    await stage.allWell();
    const visitor = await stage.signIn();
    const visits: Record<'kit' | 'vanilla', Visit[]> = { kit: [], vanilla: [] };
    const names = ['kit', 'vanilla'] as const;
    for (const name of names) await visit(visitor, stage.origin + PAGES[name]);
    for (let round = 0; round < (quick ? 3 : 9); round += 1) {
      for (const name of round % 2 ? names : names.toReversed()) visits[name].push(await visit(visitor, stage.origin + PAGES[name]));
    }
    const times = (of: Visit[]) => of.map((one) => one.firstRow);
    const asked = (of: Visit[]) => of.map((one) => one.asked);
    const { kit, vanilla } = visits;
    return [
      against('P7', 'first row, sealed, cold, slow 4G, CPU x4, against a hand-written page', paired(times(kit), times(vanilla)), 1.7, 'x'),
      beside('P7', '  the kit', times(kit), 'ms'),
      beside('P7', '  the kit, until it asks for the rows', asked(kit), 'ms'),
      beside('P7', '  hand-written', times(vanilla), 'ms'),
    ];
  } finally {
    await stage.stop();
  }
}
