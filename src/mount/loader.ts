/**
 * The one script that a webmaster pastes. As soon as `<my-space>` stands on the page it decides how the tags are shown: sealed, each in a
 * frame of the gateway, or, where `mount="open"` says so, in the page itself. `loader.js?prefix=town` looks for `town-*` instead.
 *
 * It lives in a realm that belongs to others. What it uses of the browser it takes from where a page's own names cannot stand in the way,
 * and it depends on nothing.
 */
import { find } from './sealed/page.js';
import type { Tell } from './sealed/remarks.js';
import { seal, type Loader } from './sealed/seal.js';

const here = new URL(import.meta.url);
const prefix = here.searchParams.get('prefix') ?? 'my';
/** How long a tag waits for its space before the webmaster is told. */
const patience = 5_000;

const beside = (file: string): Promise<unknown> => import(/* @vite-ignore */ `${new URL(file + here.search, here)}`);

/** What nobody waits for comes in a file of its own; also what there may be to say to the webmaster. */
const later = () => beside('later.js') as Loader['later'];
const tell: Tell = (remark, about) => void later().then((module) => module.tell(remark, about));

/** Comes for a frame, by way of the page; out of the address before any other script keeps it. */
const mk = /^#mk=([\w-]+)$/.exec(location.hash)?.[1];
if (mk) history.replaceState(history.state, '', location.pathname + location.search);

/** Of this page, by the prefix of its tags. */
const once = `meu-espai/${prefix}`;
const page = globalThis as typeof globalThis & Record<string, unknown>;
const spaces = find(`${prefix}-space`);

function look(): void {
  const space = spaces[0];
  if (!space) return;
  observer.disconnect();
  if (space.getAttribute('mount') === 'open') void beside('open.js');
  else seal({ prefix, tell, later: later(), mk });
}

const observer = new MutationObserver(look);

if (page[once]) tell('twice', prefix);
else {
  page[once] = true;
  observer.observe(document, { childList: true, subtree: true });
  setTimeout(() => {
    if (!spaces[0]) tell('missing', prefix);
  }, patience);
  look();
}
