/**
 * `npm test`: everything that has to hold, in the order in which it fails fastest, and one line at the end that adds it all up.
 * `npm test -- types gateway` runs only the steps whose name holds one of the words.
 */
import { attackSteps } from './attacks.mjs';
import { globSync } from './glob.mjs';
import { check, nodeTests, runSteps } from './steps.mjs';
import { asTests } from './test-results.ts';

const wtr = asTests(/(\d+) passed, \d+ failed/g, /\d+ passed, (\d+) failed/g, /(\d+) skipped/g);

const steps = [
  nodeTests('supply: exact versions and the bill of materials', ['test/package/supply-chain.test.ts']),
  check('types: gateway', 'tsc', '--noEmit', '-p', 'gateway'),
  check('types: kit', 'tsc', '--noEmit', '-p', 'tsconfig.json'),
  check('types: demo, tests and scripts', 'tsc', '--noEmit', '-p', 'tsconfig.node.json'),
  check('lint', 'eslint', '.'),
  check('format', 'prettier', '--check', '--log-level', 'warn', '.'),
  check('dead code', 'knip'),
  check('build', 'npm', 'run', '--silent', 'build'),
  check('supply: two builds are equal to the byte', 'npm', 'run', '--silent', 'check:reproducible'),
  check('languages', 'npm', 'run', '--silent', 'check:locales'),
  check('generated files are fresh', 'npm', 'run', '--silent', 'check:fresh'),
  check('package: kit', 'publint', '--strict'),
  check('package: gateway', 'publint', '--strict', 'gateway'),
  nodeTests(
    'gateway, demo, doctor, package and scripts',
    globSync('test', /^test\/(gateway|demo|doctor|package|scripts)\/(?!supply-chain).*\.test\.ts$/),
  ),
  { name: 'tags in a browser', command: ['web-test-runner'], read: wtr },
  check('storybook', 'npm', 'run', '--silent', 'build:storybook', '--', '--quiet'),
  nodeTests('end to end', globSync('test/e2e', /\.test\.ts$/), { flags: ['--test-concurrency=1'] }),
  ...attackSteps('slice'),
];

await runSteps(steps, process.argv.slice(2));
