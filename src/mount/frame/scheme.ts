export type Scheme = 'light' | 'dark';

const dark = matchMedia('(prefers-color-scheme: dark)');

/** What the value of `color-scheme` comes to for this citizen, as it does for the page around. */
export function readScheme(said: unknown): Scheme {
  if (typeof said !== 'string' || said.length > 32 || !/\bdark\b/.test(said)) return 'light';
  return dark.matches || !/\blight\b/.test(said) ? 'dark' : 'light';
}
