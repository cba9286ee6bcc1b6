/** The gateway's frame document as a browser would ask for it from this page, and what stands between the two. */
import { type Answer, NoAnswer, ask } from '../http.js';
import type { Notes } from '../finding.js';
import { readPage } from '../html.js';
import { allows, readPolicies } from '../csp.js';
import type { Visit } from '../visit.js';

export async function checkFrame({ site, gateway, administration, mount, answer: page, findings }: Visit): Promise<void> {
  if (mount === 'open' || !site || !gateway || !administration) return;
  const about = findings.about('frames');
  const address = new URL(`/frame/${administration}?tags=my-session&lang=ca`, gateway);
  let frame: Answer;
  try {
    frame = await ask(address, {
      accept: 'text/html',
      'sec-fetch-dest': 'iframe',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-site': 'cross-site',
    });
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    about.mistake(`The frame cannot be fetched: ${error.message}`, 'Send this line to the operator.');
    return;
  }
  if (frame.status !== 200) {
    about.mistake(`${address.href} answers with status ${frame.status}.`, 'Send this line to the operator.');
    return;
  }
  const before = findings.all.length;
  if (frame.url.origin !== gateway.origin)
    about.mistake(
      `The frame is sent on to ${frame.url.origin}.`,
      `Write gateway="${frame.url.origin}", or ask the operator which is right.`,
    );
  checkFraming(about, frame, page.url, site.origins.includes(page.url.origin));
  checkIsolation(about, page, frame);
  await checkScripts(about, frame);
  const refused = findings.all.some(({ level, about: what }) => level === 'mistake' && ['registration', 'policy'].includes(what));
  if (findings.all.length === before && !refused) about.ok('The gateway’s frames can be shown on this page.');
}

const BY_PROXY = 'Ask the operator to take this header off the gateway’s answers: something in front of it, such as a proxy, adds it.';

function checkFraming(about: Notes, frame: Answer, page: URL, registered: boolean): void {
  const old = frame.headers['x-frame-options'];
  if (old !== undefined) about.mistake(`The frame comes with x-frame-options: ${String(old)}.`, BY_PROXY);
  const lines = frame.lines('content-security-policy');
  const ancestors = readPolicies(lines).flatMap((policy) => {
    const values = policy.get('frame-ancestors');
    return values ? [values] : [];
  });
  if (ancestors.length === 0)
    about.mistake(
      'The frame comes without frame-ancestors: something between you and the gateway takes its policy away, and anybody could embed it.',
      'Send this line to the operator.',
    );
  const refusing = ancestors.filter((values) => !allows(values, page, frame.url));
  // That the origin is not registered has been said.
  if (refusing.length > 0 && (registered || refusing.length < ancestors.length))
    about.mistake(`frame-ancestors ${refusing.map((values) => values.join(' ')).join(' and ')} refuses this page.`, BY_PROXY);
}

/** A page that isolates itself holds only frames that say both of these. */
function checkIsolation(about: Notes, page: Answer, frame: Answer): void {
  const embedder = page.headers['cross-origin-embedder-policy']?.toString() ?? '';
  if (!/^\s*(?:require-corp|credentialless)/.test(embedder)) return;
  const policies = [frame.headers['cross-origin-embedder-policy'], frame.headers['cross-origin-resource-policy']].map(String);
  if (/^(?:require-corp|credentialless)$/.test(policies[0] ?? '') && policies[1] === 'cross-origin') return;
  about.mistake(
    `cross-origin-embedder-policy: ${embedder} keeps the frames out of the page.`,
    'Do not send it on pages with the tags, or ask the operator why the frames come without its counterpart.',
  );
}

async function checkScripts(about: Notes, frame: Answer): Promise<void> {
  const { elements, base } = readPage(frame.body.toString('utf8'), frame.url);
  const foreign = elements.flatMap(({ name, attributes }) => {
    const src = name === 'script' ? attributes.get('src') : undefined;
    return src !== undefined && URL.canParse(src, base.href) ? [new URL(src, base)] : [];
  });
  for (const url of foreign.filter(({ origin }) => origin !== frame.url.origin))
    about.mistake(
      `A script of ${url.origin} has been put into the frame.`,
      'Send this line to the operator: nothing foreign belongs there.',
    );
  const [own] = foreign.filter(({ origin }) => origin === frame.url.origin);
  if (!own) {
    about.mistake('The frame holds none of the kit’s code.', 'Send this line to the operator.');
    return;
  }
  const code = await ask(own).catch(() => undefined);
  if (code?.status !== 200 || !/javascript/.test(code.headers['content-type'] ?? ''))
    about.mistake(
      `The frame's code at ${own.href} does not come as a script (status ${code?.status ?? 'none'}).`,
      'Send this line to the operator.',
    );
}
