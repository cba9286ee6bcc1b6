import type { Theme } from '../protocol.js';
import { readColour, writeColour } from './colour.js';
import { defaults, legible } from './legible.js';
import type { Scheme } from './scheme.js';

/** Longest theme, in characters of its names and values. */
export const longest = 2048;

/** The largest number of each unit; a unit that is not here is none. */
export const measures: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  '--my-space': { px: 24, em: 1.5, rem: 1.5 },
  '--my-radius': { px: 48, em: 3, rem: 3 },
  '--my-line-width': { px: 8, em: 0.5, rem: 0.5 },
  '--my-font-scale': { '': 3 },
};
/** CSS pixels. */
const fontSize = { least: 10, most: 40 };
const lineHeight = { least: 1, most: 2 };

const generic =
  /^(?:serif|sans-serif|monospace|system-ui|ui-serif|ui-sans-serif|ui-monospace|ui-rounded|-apple-system|BlinkMacSystemFont)$/;
const named = /^(["']?)([\p{L}\p{N}][\p{L}\p{N} ._-]{0,39})\1$/u;
const mostFonts = 16;

/** Told of the tokens of a theme that were not understood, or could not be read on what is left. A font that is not there is no mistake. */
type Refused = (said: Readonly<Record<string, unknown>>, names: readonly string[], scheme: Scheme) => void;
let refused: Refused = () => undefined;

/** Nobody is told but in a frame: to read what anybody can write has no effect of its own. */
export const onRefused = (tell: Refused): void => {
  refused = tell;
};

/**
 * The theme that a page asked for, as far as it is one: every value is written anew from what was understood of it, and what could not be
 * read on what is left out.
 */
export function readTheme(said: unknown, scheme: Scheme): Theme {
  const theme: Theme = {};
  if (typeof said !== 'object' || said === null) return theme;
  if (lengthOf(said) <= longest) fill(theme, said, scheme);
  const names = Object.keys(said).filter((name) => name.startsWith('--my-') && !Object.hasOwn(theme, name));
  if (names.length > 0) refused(said as Record<string, unknown>, names, scheme);
  return theme;
}

function fill(theme: Theme, said: object, scheme: Scheme): void {
  const value = (name: string) => {
    const text = (said as Record<string, unknown>)[name];
    return typeof text === 'string' && Object.hasOwn(said, name) ? text.trim() : '';
  };

  const understood = Object.keys(defaults).flatMap((token) => {
    const colour = readColour(value(`--my-${token}`), scheme);
    return colour ? [[token, colour] as const] : [];
  });
  for (const [token, colour] of legible(new Map(understood), scheme)) theme[`--my-${token}`] = writeColour(colour);

  for (const [name, largest] of Object.entries(measures)) {
    const [, digits = '', unit = ''] = /^(\d*\.?\d+)([a-z]*)$/.exec(value(name)) ?? [];
    const number = Number(digits);
    if (digits && number <= (largest[unit] ?? -1)) theme[name] = `${number}${unit}`;
  }

  const size = pixels(value('font-size'));
  if (size >= fontSize.least && size <= fontSize.most) {
    theme['font-size'] = `${size}px`;
    // As a number, so that smaller and larger text inside keeps the proportion.
    const height = pixels(value('line-height')) / size;
    if (height >= lineHeight.least && height <= lineHeight.most) theme['line-height'] = String(Number(height.toFixed(3)));
  }

  const fonts = value('font-family').split(',').slice(0, mostFonts).flatMap(readFont);
  if (fonts.length > 0) theme['font-family'] = fonts.join(', ');
}

/** Of names and texts. */
export const lengthOf = (said: object): number =>
  Object.entries(said).reduce((sum, [name, value]) => sum + name.length + (typeof value === 'string' ? value.length : 0), 0);

const pixels = (text: string): number => Number(/^(\d*\.?\d+)px$/.exec(text)?.[1] ?? NaN);

/** A family that the citizen's device may have; one that would have to be fetched never is. */
function readFont(text: string): string[] {
  const family = text.trim();
  if (generic.test(family)) return [family];
  const name = named.exec(family)?.[2];
  return name ? [`"${name}"`] : [];
}

let sheet: CSSStyleSheet | undefined;

/** Draws the frame in a theme that was read. */
export function applyTheme(theme: Theme, scheme: Scheme): void {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    document.adoptedStyleSheets.push(sheet);
  }
  const declarations = Object.entries(theme).map(([name, value]) => `${name}:${value};`);
  sheet.replaceSync(`:root{color-scheme:${scheme};${declarations.join('')}}`);
}
