import type { Scheme } from './scheme.js';
import { contrast, over, type Colour } from './colour.js';

type Colours = ReadonlyMap<string, Colour>;

/** The kit's own colours, light and dark, as `src/styles/tokens.ts` has them; the test holds both together. */
export const defaults: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  'color-text': ['#1b2124', '#eef1f2'],
  'color-text-quiet': ['#566067', '#aab4ba'],
  'color-surface': ['#ffffff', '#14181a'],
  'color-surface-raised': ['#f5f5f6', '#22282b'],
  'color-line': ['#dcdfe1', '#3b4448'],
  'color-action': ['#0056c4', '#8bbcff'],
  'color-action-text': ['#ffffff', '#0c1a2c'],
  'color-focus': ['#0056c4', '#8bbcff'],
  'color-waiting': ['#8a5200', '#ffd06a'],
  'color-done': ['#0f6e65', '#5cd3c4'],
  'color-overdue': ['#c00045', '#ff8fb0'],
  'color-note': ['#566067', '#aab4ba'],
};

/** Contrast that WCAG 2.2 AA asks of text and of what shows where the focus is. */
const ofText = 4.5;
const ofFocus = 3;

const grounds = ['color-surface', 'color-surface-raised'];
const onGrounds = ['color-text', 'color-text-quiet', 'color-action', 'color-waiting', 'color-done', 'color-overdue', 'color-note'];
const pairs: readonly (readonly [front: string, ground: string, least: number])[] = [
  ['color-action-text', 'color-action', ofText],
  ...grounds.flatMap((ground) => [
    ...onGrounds.map((front) => [front, ground, ofText] as const),
    ['color-focus', ground, ofFocus] as const,
  ]),
];

/** A page's colours without those with which something could not be read: of such a pair neither stays. */
export function legible(page: Colours, scheme: Scheme): Colours {
  const kept = new Map(page);
  const paper: Colour = scheme === 'dark' ? [0, 0, 0, 1] : [1, 1, 1, 1];
  const own = (token: string): Colour => fromHex(defaults[token]?.[scheme === 'dark' ? 1 : 0] ?? '#000000');
  const seen = (token: string) => kept.get(token) ?? own(token);
  const bad = ([front, ground, least]: (typeof pairs)[number]) => {
    if (!kept.has(front) && !kept.has(ground)) return false;
    const behind = over(seen(ground), paper);
    return contrast(over(seen(front), behind), behind) < least;
  };
  // Each round takes at least one away, and the kit's own colours are legible.
  for (let pair = pairs.find(bad); pair; pair = pairs.find(bad)) {
    kept.delete(pair[0]);
    kept.delete(pair[1]);
  }
  return kept;
}

const fromHex = (hex: string): Colour => {
  const part = (at: number) => parseInt(hex.slice(at, at + 2), 16) / 255;
  return [part(1), part(3), part(5), 1];
};
