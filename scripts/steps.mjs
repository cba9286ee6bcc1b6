/** Runs steps one after the other, says of each how it went, and adds it all up in the last line. */
import { spawn } from 'node:child_process';
import { asCheck, asTests, lastLines } from './test-results.ts';

const tap = asTests(/^# pass (\d+)/gm, /^# fail (\d+)/gm, /^# skipped (\d+)/gm);

/** A command that passes or fails as one. */
export const check = (name, ...command) => ({ name, command, read: asCheck });

/** Files for Node's own test runner; `more` may hold flags for it and `env`. */
export const nodeTests = (name, files, { flags = [], env = {} } = {}) => ({
  name,
  command: ['node', '--import', 'tsx', '--test', '--test-reporter=tap', ...flags, ...files],
  read: tap,
  env,
});

/** Runs the steps whose name holds one of the words, all of them without a word; sets the exit code. */
export async function runSteps(steps, wanted) {
  const chosen = wanted.length === 0 ? steps : steps.filter(({ name }) => wanted.some((word) => name.includes(word)));
  const results = [];
  for (const { name, command, read, env = {}, told = () => [] } of chosen) {
    const start = performance.now();
    const { text, code } = await run(command, env);
    const result = read(text, code);
    results.push(result);
    const seconds = ((performance.now() - start) / 1_000).toFixed(1);
    const counts = [`${result.passed} passed`, `${result.failed} failed`, ...(result.skipped ? [`${result.skipped} skipped`] : [])].join(
      ', ',
    );
    if (result.failed > 0) process.stdout.write(`\n${failures(text)}\n`);
    process.stdout.write(`${result.failed > 0 ? '✗' : '✓'} ${name} (${counts}, ${seconds} s)\n`);
    for (const line of told(text)) process.stdout.write(`  ${line}\n`);
  }
  if (chosen.length === 0) process.stdout.write(`No step is called ${wanted.join(' or ')}.\n`);
  process.stdout.write(`\n${lastLines(results)}`);
  process.exitCode = results.length > 0 && results.every(({ failed }) => failed === 0) ? 0 : 1;
}

function run([program, ...args], env) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      env: { ...process.env, PATH: `node_modules/.bin:${process.env.PATH}`, FORCE_COLOR: '0', STORYBOOK_DISABLE_TELEMETRY: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk));
    child.on('error', (error) => resolve({ text: error.message, code: 1 }));
    child.on('close', (code) => resolve({ text, code: code ?? 1 }));
  });
}

/** Of a long report in TAP only what failed, without the tests that something before them took along; of anything else the end. */
function failures(text) {
  if (!text.startsWith('TAP version')) return text.split('\n').slice(-80).join('\n');
  const lines = text.split('\n');
  return lines
    .flatMap((line, index) => (/^\s*not ok/.test(line) ? [lines.slice(index, index + 25)] : []))
    .filter((failure) => !failure.slice(0, 6).some((line) => line.includes('cancelledByParent')))
    .flat()
    .slice(0, 300)
    .join('\n');
}
