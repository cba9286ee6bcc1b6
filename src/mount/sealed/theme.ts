import { bare } from './bare.js';
import type { Scheme, Theme } from '../protocol.js';
import { colours, inherited, measures } from '../tokens.js';

const dark = matchMedia('(prefers-color-scheme:dark)');

/** Longest value of a token, and of the list of fonts: together they stay below 2 KB. The frame checks what they say. */
const longest = 64;
const longestFonts = 320;

/** What the page's style sheets say where a tag stands: only the tokens that they set, and how its text looks there. */
export function themeAt(element: Element): { theme: Theme; scheme: Scheme } {
  const style = getComputedStyle(element);

  const theme: Theme = bare({});
  for (const name of inherited) theme[name] = style.getPropertyValue(name).slice(0, longestFonts);
  for (const token of [...colours, ...measures]) {
    const value = style.getPropertyValue(`--my-${token}`).trim();
    if (value && value.length <= longest) theme[`--my-${token}`] = value;
  }
  const { colorScheme } = style;
  return { theme, scheme: /dark/.test(colorScheme) && (dark.matches || !/light/.test(colorScheme)) ? 'dark' : 'light' };
}

/** Calls back when the look of the page may have become another one. */
export function followTheme(html: Element, changed: () => void): void {
  dark.addEventListener('change', changed);
  const observer = new MutationObserver(changed);
  const watch = () => {
    for (const element of [html, ...html.children]) observer.observe(element, { attributes: true });
    changed();
  };
  addEventListener('load', watch);
  watch();
}
