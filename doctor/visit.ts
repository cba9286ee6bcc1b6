/** What every check looks at: the page as it came, and what the page says of itself. */
import type { paths } from '../src/gateway/api.js';
import type { Findings } from './finding.js';
import { type Answer, ask } from './http.js';
import { type Element, type Page, readPage } from './html.js';
import { type Policy, readPolicies } from './csp.js';

/** What `GET /v1/sites/{administration}` answers, as the gateway describes it. */
export type RegisteredSite = paths['/v1/sites/{administration}']['get']['responses'][200]['content']['application/json'];

export interface Visit {
  findings: Findings;
  /** The page's answer; its `url` is where redirects ended. */
  answer: Answer;
  page: Page;
  policies: readonly Policy[];
  /** `my`, or what `?prefix=` of the loader says. */
  prefix: string;
  loaders: readonly Loader[];
  spaces: readonly Element[];
  /** The gateway's origin, once the page or the command line has named a usable one. */
  gateway?: URL;
  /** Once the page has named ten digits. */
  administration?: string;
  /** How the page wants its tags to be shown. */
  mount: 'sealed' | 'open';
  site?: RegisteredSite;
}

export interface Loader {
  element: Element;
  url: URL;
  answer: Answer;
}

/** Fetches the page and finds the kit's scripts in it. @throws NoAnswer */
export async function visit(address: URL, findings: Findings): Promise<Visit> {
  const answer = await ask(address, { accept: 'text/html', 'accept-language': 'ca', 'sec-fetch-dest': 'document' });
  const page = readPage(answer.body.toString('utf8'), answer.url);
  const loaders = await loadersOf(page);
  const prefix = loaders[0]?.url.searchParams.get('prefix') || 'my';
  return {
    findings,
    answer,
    page,
    policies: [...readPolicies(answer.lines('content-security-policy')), ...page.policies.flatMap((text) => readPolicies([text]))],
    prefix,
    loaders,
    spaces: page.elements.filter(({ name }) => name === `${prefix}-space`),
    mount: 'sealed',
  };
}

/** Other people's scripts may have the name too: ours names itself. */
async function loadersOf(page: Page): Promise<Loader[]> {
  const candidates = page.elements.flatMap((element) => {
    const src = element.name === 'script' ? element.attributes.get('src') : undefined;
    if (src === undefined || !URL.canParse(src, page.base.href)) return [];
    const url = new URL(src, page.base);
    return /\/(?:loader|open|kit)\.js$/.test(url.pathname) ? [{ element, url }] : [];
  });
  const asked = await Promise.all(
    candidates.map(async (candidate) => ({ ...candidate, answer: await ask(candidate.url).catch(() => undefined) })),
  );
  const ours = (body: Buffer) => body.includes('meu-espai');
  return asked.flatMap(({ element, url, answer }) => {
    if (!answer) return /meu-espai/.test(url.href) ? [{ element, url, answer: unreachable(url) }] : [];
    return answer.status !== 200 || ours(answer.body) ? [{ element, url, answer }] : [];
  });
}

const unreachable = (url: URL): Answer => ({ url, status: 0, headers: {}, lines: () => [], body: Buffer.alloc(0), redirects: [] });
