/** Whether the gateway knows this page: its site, its origin, its address, and how its tags may be shown. */
import { type Answer, NoAnswer, ask } from '../http.js';
import { closest } from '../closest.js';
import type { Notes } from '../finding.js';
import type { RegisteredSite, Visit } from '../visit.js';

export async function checkRegistration(visit: Visit): Promise<void> {
  const { gateway, administration, findings, answer } = visit;
  if (!gateway || !administration) return;
  const about = findings.about('registration');
  const site = await fetchSite(about, gateway, administration, answer.url);
  if (!site) return;
  visit.site = site;
  about.ok(`${gateway.origin} knows the site of ${site.name}.`);
  checkMount(about, visit, site);
  checkOrigin(about, answer.url, site, gateway);
  checkReturn(about, visit, site, gateway);
}

async function fetchSite(about: Notes, gateway: URL, administration: string, page: URL): Promise<RegisteredSite | undefined> {
  let answer: Answer;
  try {
    answer = await ask(new URL(`/v1/sites/${administration}`, gateway), { accept: 'application/json' });
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    about.mistake(`The gateway cannot be reached: ${error.message}`, 'Compare its address with the one that the operator gave you.');
    return undefined;
  }
  const site = answer.status === 200 ? parseSite(answer.body) : undefined;
  if (site) return site;
  if (answer.status === 404 && /problem\+json/.test(answer.headers['content-type'] ?? ''))
    about.mistake(
      `${gateway.origin} knows no site of administration ${administration}.`,
      `Ask the operator to register administration ${administration} with\norigin          ${page.origin}\nreturn address  ${withoutFragment(page)}`,
    );
  else
    about.mistake(
      `What answers at ${gateway.origin} is no gateway, or one that is not well (status ${answer.status}).`,
      'Compare its address with the one that the operator gave you.',
    );
  return undefined;
}

function parseSite(body: Buffer): RegisteredSite | undefined {
  try {
    const site = JSON.parse(body.toString('utf8')) as Partial<RegisteredSite>;
    const usable = Array.isArray(site.origins) && Array.isArray(site.returnUrls) && (site.mount === 'open' || site.mount === 'sealed');
    return usable ? (site as RegisteredSite) : undefined;
  } catch {
    return undefined;
  }
}

function checkMount(about: Notes, { mount, prefix }: Visit, site: RegisteredSite): void {
  if (mount === 'open' && site.mount === 'sealed')
    about.mistake(
      'The page asks for the open mount, and the gateway allows this site the sealed one only: nobody can sign in.',
      `Load loader.js and remove mount="open" from <${prefix}-space>, or ask the operator whether this site may be open.`,
    );
  else
    about.ok(mount === 'open' ? 'The tags are drawn in the page itself; the gateway allows it.' : 'The tags are drawn in sealed frames.');
}

function checkOrigin(about: Notes, page: URL, site: RegisteredSite, gateway: URL): void {
  if (site.origins.includes(page.origin)) {
    about.ok(`The origin ${page.origin} is registered.`);
    return;
  }
  const near = closest(page.origin, site.origins) ?? site.origins.find((origin) => bare(origin) === bare(page.origin));
  about.mistake(
    `The origin ${page.origin} is not registered at ${gateway.origin}${near ? `; ${near} is` : ''}.`,
    `Ask the operator to register the origin ${page.origin}${near ? `, or send people to ${near}` : ''}.`,
  );
}

const bare = (origin: string): string => origin.replace(/^https?:\/\/(?:www\.)?/, '');

const withoutFragment = ({ origin, pathname, search }: URL): string => origin + pathname + search;

function checkReturn(about: Notes, { answer: { url }, mount }: Visit, { returnUrls }: RegisteredSite, gateway: URL): void {
  const here = withoutFragment(url);
  if (returnUrls.includes(here)) {
    about.ok('A sign-in may return to this page.');
    return;
  }
  const ask = `Ask the operator of ${gateway.origin} to register the return address ${here}`;
  const near = closest(here, returnUrls);
  const registered = near ? `; ${near} is` : '';
  if (mount === 'open') about.mistake(`A sign-in may not return to ${here}${registered}, so nobody can sign in on this page.`, `${ask}.`);
  else
    about.warning(
      `A sign-in may not return to ${here}${registered}. Where a browser blocks the sign-in window, people cannot sign in on this page.`,
      `${ask}.`,
    );
}
