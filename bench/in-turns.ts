/** The kit's page and the one written by hand, visited in turns, so that whatever else the machine does weighs on both. */
import type { Mount } from '../demo/sites/sites.js';
import type { Options } from './options.js';
import { PAGES } from './page-server.js';
import { openPageStage } from './page-stage.js';
import { type Visit, visit } from './slow-phone.js';

const names = ['kit', 'vanilla'] as const;

/** @param mount how the kit's page shows its tags */
export async function visitInTurns(mount: Mount, { quick }: Options): Promise<Record<(typeof names)[number], Visit[]>> {
  const stage = await openPageStage(mount);
  try {
    await stage.allWell();
    const visitor = await stage.signIn();
    const visits: Record<(typeof names)[number], Visit[]> = { kit: [], vanilla: [] };
    for (const name of names) await visit(visitor, stage.origin + PAGES[name]);
    for (let round = 0; round < (quick ? 3 : 9); round += 1) {
      for (const name of round % 2 ? names : names.toReversed()) visits[name].push(await visit(visitor, stage.origin + PAGES[name]));
    }
    return visits;
  } finally {
    await stage.stop();
  }
}

export const firstRows = (visits: Visit[]): number[] => visits.map(({ firstRow }) => firstRow);

/** When each visit asked for the rows. */
export const questions = (visits: Visit[]): number[] => visits.map(({ asked }) => asked);
