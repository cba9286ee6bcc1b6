/**
 * `npm test`: everything that has to hold, in the order in which it fails fastest, and one line at the end that adds it all up.
 * `npm test -- types gateway` runs only the steps whose name holds one of the words.
 */
import { spawn } from 'node:child_process';
import { globSync } from './glob.mjs';

const node = (...files) => ['node', '--import', 'tsx', '--test', '--test-reporter=tap', ...files];
const count = (text, pattern) => [...text.matchAll(pattern)].reduce((sum, match) => sum + Number(match[1]), 0);

/** A check passes or fails as one. */
const check = (name, ...command) => ({
  name,
  command,
  read: (_text, code) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }),
});
/** A runner says how many of its tests passed. */
const tests = (name, command, patterns) => ({
  name,
  command,
  read: (text, code) => {
    const [passed, failed, skipped] = patterns.map((pattern) => count(text, pattern));
    return { passed, failed: code !== 0 && failed === 0 ? 1 : failed, skipped };
  },
});
const tap = [/^# pass (\d+)/gm, /^# fail (\d+)/gm, /^# skipped (\d+)/gm];
const wtr = [/(\d+) passed, \d+ failed/g, /\d+ passed, (\d+) failed/g, /(\d+) skipped/g];

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
  tests('gateway, demo and package', node(...globSync('test', /^test\/(gateway|demo|package)\/.*\.test\.ts$/)), tap),
  tests('tags in a browser', ['web-test-runner'], wtr),
  check('storybook', 'npm', 'run', '--silent', 'build:storybook', '--', '--quiet'),
  tests('end to end', node('--test-concurrency=1', ...globSync('test/e2e', /\.test\.ts$/)), tap),
];

const wanted = process.argv.slice(2);
const chosen = wanted.length === 0 ? steps : steps.filter(({ name }) => wanted.some((word) => name.includes(word)));
const total = { passed: 0, failed: 0, skipped: 0 };

for (const { name, command, read } of chosen) {
  const start = performance.now();
  const { text, code } = await run(command);
  const result = read(text, code);
  for (const key of Object.keys(total)) total[key] += result[key];
  const seconds = ((performance.now() - start) / 1_000).toFixed(1);
  const told = [`${result.passed} passed`, `${result.failed} failed`, ...(result.skipped ? [`${result.skipped} skipped`] : [])].join(', ');
  if (result.failed > 0) process.stdout.write(`\n${failures(text)}\n`);
  process.stdout.write(`${result.failed > 0 ? '✗' : '✓'} ${name} (${told}, ${seconds} s)\n`);
}

process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}\n`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;

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
