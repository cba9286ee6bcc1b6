/** P8: one body takes three seconds, one never answers, others are broken: the first row must not wait for any of them. */
import { against, beside, type Figure } from './figure.js';
import type { Options } from './options.js';
import { PAGES } from './page-server.js';
import { openPageStage } from './page-stage.js';
import { visit } from './slow-phone.js';
import { paired } from './statistics.js';

/** Answers are kept for five seconds per person; each visit has to find that memory empty. */
const FORGOTTEN_AFTER = 5_000;

export async function slowBodies({ quick }: Options): Promise<Figure[]> {
  const stage = await openPageStage();
  try {
    const visitor = await stage.signIn();
    const times = { well: [] as number[], faulty: [] as number[] };
    const once = async (name: keyof typeof times) => {
      if (name === 'well') await stage.allWell();
      else await stage.world.control.reset();
      await new Promise((resolve) => setTimeout(resolve, FORGOTTEN_AFTER));
      return (await visit(visitor, stage.origin + PAGES.kit)).firstRow;
    };
    const names = ['well', 'faulty'] as const;
    for (let round = 0; round < (quick ? 2 : 4); round += 1) {
      for (const name of round % 2 ? names : names.toReversed()) times[name].push(await once(name));
    }
    return [
      against(
        'P8',
        'first row with a body at 3 s, one hanging and others broken, against all well',
        paired(times.faulty, times.well),
        1.1,
        'x',
      ),
      beside('P8', '  with the demo’s faults', times.faulty, 'ms'),
      beside('P8', '  all well', times.well, 'ms'),
    ];
  } finally {
    await stage.stop();
  }
}
