/**
 * The open mount: fetches the code of each `my-*` tag when the first of its kind stands on the page, now or later. The loader brings it
 * where `<my-space>` asks for it; `open.js?prefix=town` looks for `town-*` instead.
 */
import { hint } from './hint.js';
import { fetchParts, parts } from './parts.js';

const tags = import.meta.glob('../../components/*/define.ts');
const here = import.meta.url;
const prefix = new URL(here).searchParams.get('prefix');
const renamed = prefix ? import('../base/register-as.js').then(({ registerAs }) => registerAs(prefix)) : Promise.resolve();

/** Looser than the session itself, which decides: a guess too many costs a few files. */
const maybeSignedIn = hasTrace();

const space = (): Element | undefined => document.getElementsByTagName(`${prefix ?? 'my'}-space`)[0];

interface Awaited {
  tag: string;
  name: string;
  /** Live, so that looking again costs nothing. */
  elements: HTMLCollectionOf<Element>;
  load: () => Promise<unknown>;
}

let awaited: Awaited[] = Object.entries(tags).map(([path, load]) => {
  const tag = path.split('/').at(-2) ?? '';
  const name = prefix ? tag.replace('my', prefix) : tag;
  return { tag, name, elements: document.getElementsByTagName(name), load };
});

function look(): void {
  const found = awaited.filter(({ elements }) => elements.length > 0);
  if (found.length === 0) return;
  fetchLanguage();
  awaited = awaited.filter((one) => !found.includes(one));
  if (awaited.length === 0) observer.disconnect();
  if (maybeSignedIn) {
    const names = found.map(({ tag }) => tag);
    import('./open-early.js').then(
      ({ askFor }) => {
        askFor(space(), names);
      },
      () => undefined,
    );
  }
  for (const { tag, name, elements, load } of found) {
    hint('preconnect', elements[0]?.getAttribute('gateway'));
    fetchParts(tag, here);
    if (maybeSignedIn) fetchParts(`in:${tag}`, here);
    renamed.then(load).catch((reason: unknown) => {
      console.warn(`[meu-espai] The code of <${name}> could not be fetched.`, reason);
    });
  }
}

function hasTrace(): boolean {
  if (/[?&]state=/.test(location.search)) return true;
  try {
    return Object.keys(sessionStorage).some((key) => key.startsWith('meu-espai.user:'));
  } catch {
    // The browser refuses to store anything, so nobody can be signed in.
    return false;
  }
}

/** The texts of the page's language come along with the tags, which wait for them. */
function fetchLanguage(): void {
  const language = space()?.getAttribute('lang') ?? document.documentElement.lang;
  const name = Object.keys(parts).find((part) => part.startsWith(`lang-${language.slice(0, 2).toLowerCase() || '-'}`));
  fetchParts(name, here);
}

const observer = new MutationObserver(look);
observer.observe(document.documentElement, { childList: true, subtree: true });
look();
