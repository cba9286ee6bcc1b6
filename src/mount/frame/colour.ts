import type { Scheme } from './scheme.js';

/** Red, green, blue and opacity, each from 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, opacity: number];

/** Every function that makes a colour of numbers and of other colours. Nothing that refers to anything else is among them. */
const functions = 'rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark';
const shape = new RegExp(`^(?:#[0-9a-f]{3,8}|[a-z]{3,24}|(?:${functions})\\([-+#%/.,() a-z0-9]*\\))$`, 'i');
const called = new RegExp(`(?<![a-z-])(?!(?:${functions})\\()[a-z-]+\\(`, 'i');

/** Whether it could be a colour that stands for itself. */
export const looksLikeColour = (text: string): boolean => text.length <= 64 && shape.test(text) && !called.test(text);

/**
 * The colour that CSS means by a text, as the browser understands it; `undefined` where it understands none.
 * @param scheme decides on `light-dark()`
 */
export function readColour(text: string, scheme: Scheme): Colour | undefined {
  if (!looksLikeColour(text)) return undefined;
  const probe = document.createElement('span');
  probe.style.colorScheme = scheme;
  // Mixed with itself, whatever notation it came in is computed to the same one.
  probe.style.color = `color-mix(in srgb, ${text}, ${text})`;
  if (!probe.style.color) return undefined;
  document.documentElement.append(probe);
  const computed = getComputedStyle(probe).color;
  probe.remove();
  const [red, green, blue, opacity = 1] = (/^color\(srgb ([^()]+)\)$/.exec(computed)?.[1] ?? '').split(/[ /]+/).map(Number);
  const colour = [red, green, blue, opacity].map((part) => Math.min(1, Math.max(0, part ?? NaN)));
  return colour.every(Number.isFinite) ? (colour as unknown as Colour) : undefined;
}

/** As CSS writes it. */
export const writeColour = ([red, green, blue, opacity]: Colour): string =>
  `rgb(${[red, green, blue].map((part) => Math.round(part * 255)).join(' ')} / ${Number(opacity.toFixed(3))})`;

/** What is seen of a colour on an opaque ground. */
export const over = (colour: Colour, ground: Colour): Colour => {
  const part = (place: 0 | 1 | 2) => colour[place] * colour[3] + ground[place] * (1 - colour[3]);
  return [part(0), part(1), part(2), 1];
};

/** Contrast of two opaque colours by WCAG 2.2, from 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance([red, green, blue]: Colour): number {
  const linear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
