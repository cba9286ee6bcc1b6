/** The suites of test/attacks as steps: `attacks:audit`, `attacks:faults`, …, a slice of each or the whole of each. `*.long.test.ts` has no slice. */
import { globSync } from './glob.mjs';
import { nodeTests } from './steps.mjs';

/** @param {'slice' | 'long'} size */
export const attackSteps = (size) =>
  globSync('test/attacks', size === 'long' ? /\.test\.ts$/ : /(?<!\.long)\.test\.ts$/).map((file) => ({
    ...nodeTests(`attacks:${nameOf(file)}`, [file], { env: { ATTACKS: size } }),
    // With which seed a run can be repeated, and its figures.
    told: (text) => [...text.matchAll(/^\s*# (seed .*|figure .*)$/gm)].map(([, line]) => line),
  }));

const nameOf = (file) =>
  file
    .slice('test/attacks/'.length)
    .replace(/(\.long)?\.test\.ts$/, '')
    .replaceAll('/', '-');
