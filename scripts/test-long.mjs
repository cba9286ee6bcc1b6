/**
 * `npm run test:long`: the attacks at full length and the build made twice, which takes hours rather than minutes; `npm run test:long -- audit` only some of them.
 * What a run draws at random follows from the seed it prints: `SEED=… npm run test:long -- audit` draws the same again.
 */
import { attackSteps } from './attacks.mjs';
import { check, runSteps } from './steps.mjs';

const supply = check('supply: two builds are equal to the byte', 'npm', 'run', '--silent', 'check:reproducible');

await runSteps([supply, ...attackSteps('long')], process.argv.slice(2));
