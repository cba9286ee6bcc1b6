/**
 * Prints what a page has to fetch, brotli 11, against the budgets, and fails when one is exceeded. Needs `npm run build:kit`.
 * With `--json` prints the figures only.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

const cdn = new URL('../cdn/', import.meta.url);
const kilobyte = 1024;

const source = (file) => readFileSync(new URL(file, cdn), 'utf8');
const brotli = (file) => brotliCompressSync(source(file), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

const loader = source('loader.js');
const partsOf = (tag) => {
  const list = loader.match(new RegExp(`"?${tag}"?:\\s*(\\[[^\\]]*\\])`))?.[1];
  if (!list) throw new Error(`loader.js does not know the files of <${tag}>.`);
  return JSON.parse(list.replaceAll('`', '"')).map((file) => `chunks/${file}`);
};

const tags = readdirSync(new URL('../components/', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const lists = tags.filter((tag) => tag !== 'my-space' && tag !== 'my-session');
const login = readdirSync(new URL('chunks/', cdn))
  .filter((file) => file.startsWith('oidc-'))
  .map((file) => `chunks/${file}`);

const weigh = (files) => [...new Set(files)].reduce((sum, file) => sum + brotli(file), 0);
const page = (...names) => ['loader.js', ...names.flatMap(partsOf)];
const everything = page(...tags);

const scenarios = [
  { budget: 'P1', what: 'loader', bytes: weigh(['loader.js']), limit: 2 * kilobyte },
  ...lists.map((tag) => ({
    budget: 'P2',
    what: `<my-space> and <${tag}>, signed out`,
    bytes: weigh(page('my-space', tag)),
    limit: 12 * kilobyte,
  })),
  ...lists.map((tag) => ({
    budget: 'P3',
    what: `<my-space> and <${tag}>, signed in, with the login library`,
    bytes: weigh([...page('my-space', tag), ...login]),
    limit: 27 * kilobyte,
  })),
  ...tags
    .filter((tag) => tag !== 'my-space')
    .map((tag) => {
      const others = page(...tags.filter((other) => other !== tag));
      return {
        budget: 'P4',
        what: `<${tag}> beside the others`,
        bytes: weigh([...others, ...partsOf(tag)]) - weigh(others),
        limit: 2.5 * kilobyte,
      };
    }),
  { budget: 'P5', what: 'every tag, without the login library', bytes: weigh(everything), limit: 45 * kilobyte },
];

if (process.argv.includes('--json')) {
  console.log(JSON.stringify(scenarios, null, 2));
} else {
  for (const { budget, what, bytes, limit } of scenarios) {
    const verdict = bytes <= limit ? 'ok' : `over by ${bytes - limit}`;
    console.log(`${budget}  ${String(bytes).padStart(6)} of ${String(limit).padStart(6)} bytes  ${verdict.padEnd(14)} ${what}`);
  }
}
process.exitCode = scenarios.every(({ bytes, limit }) => bytes <= limit) ? 0 : 1;
