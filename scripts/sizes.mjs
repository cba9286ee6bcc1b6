/**
 * Prints what a page has to fetch, brotli 11, against the budgets, and fails when one is exceeded. Needs `npm run build:kit`.
 * With `--json` prints the figures only.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

const cdn = new URL('../cdn/', import.meta.url);
const kilobyte = 1000;

const source = (file) => readFileSync(new URL(file, cdn), 'utf8');
const brotliOf = (url) => brotliCompressSync(readFileSync(url), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
const brotli = (file) => brotliOf(new URL(file, cdn));

const open = source('open.js');
/** The files that the open mount fetches for a name in its list. */
const partsOf = (name) => {
  const list = open.match(new RegExp(`"?${name}"?:\\s*(\\[[^\\]]*\\])`))?.[1];
  return list ? JSON.parse(list.replaceAll('`', '"')).map((file) => `chunks/${file}`) : [];
};

const tags = readdirSync(new URL('../components/', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
for (const tag of tags) if (partsOf(tag).length === 0) throw new Error(`open.js does not know the files of <${tag}>.`);
const lists = tags.filter((tag) => tag !== 'my-space' && tag !== 'my-session');

const weigh = (files) => [...new Set(files)].reduce((sum, file) => sum + brotli(file), 0);
/** An open page names `open.js` itself; the loader is for sealed pages. */
const signedOut = (...names) => ['open.js', ...names.flatMap(partsOf)];
const signedIn = (...names) => [...signedOut(...names), ...names.flatMap((name) => partsOf(`in:${name}`))];
const chunks = (name) =>
  readdirSync(new URL('chunks/', cdn))
    .filter((file) => name.test(file))
    .map((file) => `chunks/${file}`);
const login = chunks(/^oidc-/);
/** What folds away, searches, and says what went wrong: fetched when the rows stand there, or with a first refusal. */
const afterRows = chunks(/^(later|folded|refusal)-/);

const scenarios = [
  { budget: 'P1', what: 'loader', bytes: weigh(['loader.js']), limit: 2 * kilobyte },
  ...lists.map((tag) => ({
    budget: 'P2',
    what: `<my-space> and <${tag}>, signed out`,
    bytes: weigh(signedOut('my-space', tag)),
    limit: 12 * kilobyte,
  })),
  ...lists.map((tag) => ({
    budget: 'P3',
    what: `<my-space> and <${tag}>, signed in, up to the first row`,
    bytes: weigh(signedIn('my-space', tag)),
    limit: 27 * kilobyte,
  })),
  ...tags
    .filter((tag) => tag !== 'my-space')
    .map((tag) => {
      const others = signedIn(...tags.filter((other) => other !== tag));
      return {
        budget: 'P4',
        what: `<${tag}> beside the others, signed in`,
        bytes: weigh([...others, ...signedIn(tag)]) - weigh(others),
        limit: 2.5 * kilobyte,
      };
    }),
  { budget: 'P5', what: 'every tag, without the login library', bytes: weigh([...signedIn(...tags), ...afterRows]), limit: 45 * kilobyte },
];
/** What the sealed mount fetches once for all frames of a page, and from its second page on from the cache; it has no budget of its own. */
const frameKit = new URL('../gateway/kit/', import.meta.url);
const { entries, styles, parts } = JSON.parse(readFileSync(new URL('manifest.json', frameKit), 'utf8'));
const sealed = (...names) =>
  weigh(['loader.js', 'later.js']) +
  [...new Set([entries.frame, styles.frame, ...['frame', 'my-space', ...names].flatMap((name) => parts[name] ?? [])])].reduce(
    (sum, file) => sum + brotliOf(new URL(file, frameKit)),
    0,
  );
const procedures = ['my-session', 'my-procedures'];
const sealedBytes = { out: sealed(...procedures), in: sealed(...procedures, ...procedures.map((name) => `in:${name}`), 'in:my-space') };

/** Fetched by the sign-in itself and by its renewal, not before a row: it has no budget of its own. */
const loginBytes = weigh(login);

if (process.argv.includes('--json')) {
  console.log(JSON.stringify(scenarios, null, 2));
} else {
  for (const { budget, what, bytes, limit } of scenarios) {
    const verdict = bytes <= limit ? 'ok' : `over by ${bytes - limit}`;
    console.log(`${budget}  ${String(bytes).padStart(6)} of ${String(limit).padStart(6)} bytes  ${verdict.padEnd(14)} ${what}`);
  }
  console.log(
    `    ${String(sealedBytes.out).padStart(6)} bytes for a sealed page with session and procedures, signed out; ${sealedBytes.in} signed in`,
  );
  console.log(`    ${String(weigh(afterRows)).padStart(6)} bytes more for what all lists fold away or find, fetched after their rows`);
  console.log(`    ${String(loginBytes).padStart(6)} bytes more for the login library, when somebody signs in or a token is renewed`);
}
process.exitCode = scenarios.every(({ bytes, limit }) => bytes <= limit) ? 0 : 1;
