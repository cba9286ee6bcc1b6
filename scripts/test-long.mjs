/**
 * `npm run test:long`: the attacks at full length, which takes hours rather than minutes; `npm run test:long -- audit` only some of them.
 * What a run draws at random follows from the seed it prints: `SEED=… npm run test:long -- audit` draws the same again.
 */
import { attackSteps } from './attacks.mjs';
import { runSteps } from './steps.mjs';

await runSteps(attackSteps('long'), process.argv.slice(2));
