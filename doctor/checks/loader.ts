/** The one script of the kit: there once, as a module, unchanged, and allowed to be there. */
import { createHash } from 'node:crypto';
import type { Notes } from '../finding.js';
import { ask, isSecure } from '../http.js';
import type { Loader, Visit } from '../visit.js';
import { sayThatItIsText } from './as-text.js';

const EXAMPLE = '<script type="module" src="https://cdn…/loader.js" integrity="sha384-…" crossorigin></script>';

export async function checkLoader(visit: Visit): Promise<void> {
  const about = visit.findings.about('loader');
  const { loaders } = visit;
  const [first, ...others] = loaders;
  if (!first && /<script[^>]*\/(?:loader|open|kit)\.js/.test(visit.page.text)) {
    sayThatItIsText(about, 'The script');
    return;
  }
  if (!first) {
    about.mistake(
      'No script of the kit stands in the page as the server sends it.',
      `Paste, with the address that the operator gave you:\n${EXAMPLE}\nIf a tag manager adds it later, the doctor cannot see it; neither do people who refuse the tag manager. If you bundle the package meu-espai yourself, that is the open mount: see its README.`,
    );
    return;
  }
  const elsewhere = others.filter(({ url }) => url.href !== first.url.href);
  if (elsewhere.length > 0)
    about.mistake(
      `Several copies of the kit are loaded: ${[first, ...elsewhere].map(({ url }) => url.href).join(', ')}.`,
      'Keep one. Two versions on a page do not fit together.',
    );
  else if (others.length > 0) about.warning(`The loader stands on the page ${loaders.length} times.`, 'Keep one of the lines.');
  await checkOne(about, first, visit);
}

async function checkOne(about: Notes, loader: Loader, { answer: page }: Visit): Promise<void> {
  const { url, element, answer } = loader;
  if (answer.status !== 200) {
    about.mistake(
      answer.status === 0 ? `${url.href} does not answer.` : `${url.href} answers with status ${answer.status}.`,
      'Compare the address with the one that the operator gave you.',
    );
    return;
  }
  about.ok(`${url.href} is there.`);
  if (!isSecure(url)) about.mistake(`The loader comes from ${url.origin}, not over https.`, 'Write https:// in its src.');
  if (element.attributes.get('type') !== 'module') about.mistake('The script is no module, so it does not run.', 'Add type="module".');
  if (!/^(?:text|application)\/(?:x-)?(?:java|ecma)script\b/.test(answer.headers['content-type'] ?? ''))
    about.mistake(
      `It is served as ${answer.headers['content-type'] ?? 'no type at all'}; browsers run modules only as text/javascript.`,
      'Have the server of the script send content-type: text/javascript.',
    );
  if (url.origin !== page.url.origin) checkSharing(about, loader, page.url);
  await checkIntegrity(about, loader);
}

function checkSharing(about: Notes, { url, element, answer }: Loader, page: URL): void {
  const shared = answer.headers['access-control-allow-origin'];
  if (shared !== '*' && shared !== page.origin)
    about.mistake(
      `${url.origin} does not let other origins load the module (access-control-allow-origin: ${shared ?? 'missing'}).`,
      'Have the server of the script send access-control-allow-origin: *.',
    );
  if (!element.attributes.has('crossorigin')) about.warning('The script has no crossorigin.', `Write it as\n${EXAMPLE}`);
}

const digest = (algorithm: string, bytes: Buffer): string => `${algorithm}-${createHash(algorithm).update(bytes).digest('base64')}`;

async function checkIntegrity(about: Notes, { url, element, answer }: Loader): Promise<void> {
  const actual = digest('sha384', answer.body);
  const published = await publishedIntegrity(url);
  if (published !== undefined && published !== actual)
    about.mistake(
      'The loader is not the one that sri.json beside it describes: something on the way has changed it, or half a release is served.',
      'Ask the operator; do not write the new value down before you know why.',
    );
  const written = element.attributes.get('integrity')?.trim().split(/\s+/).filter(Boolean) ?? [];
  if (written.length === 0) {
    about.warning('The script has no integrity, so a changed loader would run.', `Add integrity="${published ?? actual}".`);
    return;
  }
  const known = written.filter((value) => /^sha(?:256|384|512)-[A-Za-z0-9+/]+={0,2}(?:\?|$)/.test(value));
  if (known.length === 0) {
    about.mistake(`integrity="${written.join(' ')}" is no hash, so browsers check nothing.`, `Write integrity="${published ?? actual}".`);
    return;
  }
  // Browsers go by the strongest algorithm that is given.
  const strongest =
    known
      .map((value) => value.slice(0, 6))
      .sort()
      .at(-1) ?? '';
  const right = known
    .filter((value) => value.startsWith(strongest))
    .some((value) => value.split('?')[0] === digest(strongest, answer.body));
  if (right) about.ok('Its integrity is right.');
  else
    about.mistake(
      'integrity does not fit the loader that is served, so browsers refuse it.',
      `If you meant to take this version, write integrity="${published ?? actual}". If you changed nothing, ask the operator first.`,
    );
}

async function publishedIntegrity(loader: URL): Promise<string | undefined> {
  try {
    const { status, body } = await ask(new URL('sri.json', loader));
    const values = status === 200 ? (JSON.parse(body.toString('utf8')) as Record<string, unknown>) : {};
    const value = values[loader.pathname.split('/').at(-1) ?? ''];
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
