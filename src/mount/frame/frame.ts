/**
 * What runs in a frame of the gateway: the same tags as in the open mount, set up by what the page put into the fragment of the frame's
 * address and says over its port. Everything that comes from the page is read by a grammar; nothing of the citizen's goes back to it.
 */
import { setHost } from '../../session/host.js';
import { openWindow } from '../../session/leaving.js';
import './frame.css';
import type { ReadMessage } from './grammar.js';
import { Height } from './height.js';
import { HostPort } from './host-port.js';
import { followLanguage } from './language.js';
import { readSetup } from './setup.js';
import { FrameTags } from './tags.js';
import { applyTheme, onRefused } from './theme.js';

const html = document.documentElement;
const { administration = '', origins = '', credentials, wholePage } = html.dataset;
const pages = origins.split(' ');
onRefused((...theme) => void import('./theme-remarks.js').then(({ remarkOnTheme }) => remarkOnTheme(...theme)).catch(() => undefined));
const setup = readSetup(location.hash, pages);

setHost(
  {
    page: setup.page,
    mk: setup.mk,
    login: setup.login,
    credentials: credentials === 'cookie' ? 'cookie' : 'token',
    wholePage: wholePage !== undefined,
  },
  openWindow,
);
// Without a page around there is nothing to look like.
if (wholePage === undefined) applyTheme(setup.theme, setup.scheme);
followLanguage(html);

const space = document.createElement('my-space');
space.setAttribute('gateway', location.origin);
space.setAttribute('administration', administration);
setLanguage(setup);

const tags = new FrameTags(
  space,
  (index, face) => {
    port.say({ type: 'state', index, face });
  },
  () => {
    if (!tags.drawn) return;
    // Before that the content is no higher than its margins, and the page would give up the room that it keeps.
    resizes.observe(document.body, { box: 'border-box' });
    // Out of sight nothing is observed, but the page had better know before the citizen arrives, and when it is printed.
    setTimeout(height.measure);
  },
);
const height = new Height({
  tell: (pixels, onPaper) => port.say({ type: 'height', height: pixels, ...(onPaper && { onPaper }) }),
  waiting: () => tags.waiting,
});
const resizes = new ResizeObserver(height.measure);
const port = new HostPort(pages, hear, () => {
  html.classList.add('connected');
  // The first word: the page takes a frame that says nothing for one that was refused.
  port.say({ type: 'focus', within: document.hasFocus() });
});
tags.show(setup.tags);
document.body.append(space);

addEventListener('focusin', () => port.say({ type: 'focus', within: true }));
addEventListener('blur', () => port.say({ type: 'focus', within: false }));

function hear(message: ReadMessage): void {
  if (message.type === 'attributes') tags.show(message.tags);
  else if (message.type === 'lang') setLanguage(message);
  else applyTheme(message.theme, message.scheme);
}

/** As if the page's own `<html lang>` and `<my-space lang>` were here. */
function setLanguage({ lang, fixed }: { lang: string; fixed: boolean }): void {
  if (lang) html.lang = lang;
  if (fixed) space.setAttribute('lang', lang);
  else space.removeAttribute('lang');
}
