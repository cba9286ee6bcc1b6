/**
 * `npm test`: everything that has to hold, in the order in which it fails fastest, and one line at the end that adds it all up.
 * `npm test -- types gateway` runs only the steps whose name holds one of the words.
 */
import { spawn } from 'node:child_process';
import { globSync } from './glob.mjs';
import { asCheck, asTests, lastLines } from './test-results.ts';

const node = (...files) => ['node', '--import', 'tsx', '--test', '--test-reporter=tap', ...files];
const check = (name, ...command) => ({ name, command, read: asCheck });
const tests = (name, command, read) => ({ name, command, read });
const tap = asTests(/^# pass (\d+)/gm, /^# fail (\d+)/gm, /^# skipped (\d+)/gm);
const wtr = asTests(/(\d+) passed, \d+ failed/g, /\d+ passed, (\d+) failed/g, /(\d+) skipped/g);

const steps = [
  check('types: gateway', 'tsc', '--noEmit', '-p', 'gateway'),
  check('types: kit', 'tsc', '--noEmit', '-p', 'tsconfig.json'),
  check('types: demo, tests and scripts', 'tsc', '--noEmit', '-p', 'tsconfig.node.json'),
  check('lint', 'eslint', '.'),
  check('format', 'prettier', '--check', '--log-level', 'warn', '.'),
  check('dead code', 'knip'),
  check('build', 'npm', 'run', '--silent', 'build'),
  check('languages', 'npm', 'run', '--silent', 'check:locales'),
  check('generated files are fresh', 'npm', 'run', '--silent', 'check:fresh'),
  check('package: kit', 'publint', '--strict'),
  check('package: gateway', 'publint', '--strict', 'gateway'),
  tests('gateway, demo, package and scripts', node(...globSync('test', /^test\/(gateway|demo|package|scripts)\/.*\.test\.ts$/)), tap),
  tests('tags in a browser', ['web-test-runner'], wtr),
  check('storybook', 'npm', 'run', '--silent', 'build:storybook', '--', '--quiet'),
  tests('end to end', node('--test-concurrency=1', ...globSync('test/e2e', /\.test\.ts$/)), tap),
];

const wanted = process.argv.slice(2);
const chosen = wanted.length === 0 ? steps : steps.filter(({ name }) => wanted.some((word) => name.includes(word)));
const results = [];

for (const { name, command, read } of chosen) {
  const start = performance.now();
  const { text, code } = await run(command);
  const result = read(text, code);
  results.push(result);
  const seconds = ((performance.now() - start) / 1_000).toFixed(1);
  const told = [`${result.passed} passed`, `${result.failed} failed`, ...(result.skipped ? [`${result.skipped} skipped`] : [])].join(', ');
  if (result.failed > 0) process.stdout.write(`\n${failures(text)}\n`);
  process.stdout.write(`${result.failed > 0 ? '✗' : '✓'} ${name} (${told}, ${seconds} s)\n`);
}

if (chosen.length === 0) process.stdout.write(`No step is called ${wanted.join(' or ')}.\n`);
process.stdout.write(`\n${lastLines(results)}`);
process.exitCode = results.length > 0 && results.every(({ failed }) => failed === 0) ? 0 : 1;

function run([program, ...args]) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      env: { ...process.env, PATH: `node_modules/.bin:${process.env.PATH}`, FORCE_COLOR: '0', STORYBOOK_DISABLE_TELEMETRY: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk));
    child.on('error', (error) => resolve({ text: error.message, code: 1 }));
    child.on('close', (code) => resolve({ text, code: code ?? 1 }));
  });
}

/** Of a long report in TAP only what failed; of anything else the end. */
function failures(text) {
  if (!text.startsWith('TAP version')) return text.split('\n').slice(-80).join('\n');
  const lines = text.split('\n');
  return lines
    .flatMap((line, index) => (/^\s*not ok/.test(line) ? lines.slice(index, index + 25) : []))
    .slice(0, 300)
    .join('\n');
}
