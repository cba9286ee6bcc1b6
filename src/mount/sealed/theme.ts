import type { FrameSetup, Theme } from '../protocol.js';
import { inherited, tokens } from '../tokens.js';
import { bare } from './bare.js';

const names = [...inherited, ...tokens.map((token) => `--my-${token}`)];

/** Longest value that is passed on. The frame checks what it says, and that all of them stay below 2 KB. */
const longest = 256;

/** What the page's style sheets say where a tag stands: only the tokens that they set, and how its text looks there. */
export function themeAt(element: Element): Pick<FrameSetup, 'theme' | 'scheme'> {
  const style = getComputedStyle(element);
  const theme: Theme = bare({});
  for (const name of names) {
    const value = style.getPropertyValue(name);
    if (value && value.length < longest) theme[name] = value;
  }
  return { theme, scheme: style.colorScheme };
}
