/**
 * `npm run bench [-- names…] [-- --quick]`: every performance budget of the house with its figure. Ratios come from interleaved rounds
 * of one run, as median (min – max); times in milliseconds hold for this machine at this moment only. KB are 1,000 bytes.
 * A budget that is missed is said; the exit code is 1 only where something could not be measured.
 */
import { parseArgs } from 'node:util';
import { type Figure, without } from './figure.js';
import { firstRow } from './first-row.js';
import { gatewayAddedTime } from './gateway-added-time.js';
import { gatewayCost } from './gateway-cost.js';
import { gatewayHangingBody } from './gateway-hanging-body.js';
import { manyRows } from './many-rows.js';
import type { Options } from './options.js';
import { preflights } from './preflights.js';
import { sealedRow } from './sealed-row.js';
import { sizes } from './sizes.js';
import { slowBodies } from './slow-bodies.js';
import { table } from './table.js';

interface Measurement {
  budgets: readonly string[];
  measure: (options: Options) => Promise<Figure[]> | Figure[];
}

const MEASUREMENTS: Readonly<Record<string, Measurement>> = {
  sizes: { budgets: ['P1', 'P2', 'P3', 'P4', 'P5'], measure: sizes },
  'first-row': { budgets: ['P6', 'P10', 'P11'], measure: firstRow },
  'sealed-row': { budgets: ['P7'], measure: sealedRow },
  'slow-bodies': { budgets: ['P8'], measure: slowBodies },
  'many-rows': { budgets: ['P9'], measure: manyRows },
  preflights: { budgets: ['P15'], measure: preflights },
  'gateway-cost': { budgets: ['P12', 'P16'], measure: gatewayCost },
  'gateway-added-time': { budgets: ['P13'], measure: gatewayAddedTime },
  'gateway-hanging-body': { budgets: ['P14'], measure: gatewayHangingBody },
};

const { values, positionals } = parseArgs({ options: { quick: { type: 'boolean', default: false } }, allowPositionals: true });
const chosen = Object.entries(MEASUREMENTS).filter(
  ([name, { budgets }]) =>
    positionals.length === 0 || positionals.some((word) => name.includes(word) || budgets.includes(word.toUpperCase())),
);
if (chosen.length === 0) {
  process.stderr.write(`Nothing is called that. There is: ${Object.keys(MEASUREMENTS).join(', ')}, or a budget such as P6.\n`);
  process.exit(1);
}

const figures: Figure[] = [];
for (const [name, { budgets, measure }] of chosen) {
  const start = performance.now();
  process.stderr.write(`${name} …`);
  try {
    figures.push(...(await measure(values)));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    figures.push(...budgets.map((budget) => without(budget, name, why, 'not measured')));
  }
  process.stderr.write(` ${((performance.now() - start) / 1_000).toFixed(0)} s\n`);
}

const count = (verdict: Figure['verdict']): number => figures.filter((figure) => figure.verdict === verdict).length;
process.stdout.write(`\n${table(figures)}\n\n${count('met')} met, ${count('MISSED')} missed, ${count('not measured')} not measured\n`);
process.exitCode = count('not measured') > 0 ? 1 : 0;
