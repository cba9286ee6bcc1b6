import { html, type TemplateResult } from 'lit';

/** One family of drawings on a 16 by 16 grid; each stands beside a word and is hidden from assistive technology. */
const paths = {
  clock: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M8 4.5V8l2.5 1.5',
  check: 'M3 8.5l3.5 3.5L13 4.5',
  cross: 'M4 4l8 8M12 4l-8 8',
  hand: 'M8 2v7M8 12.5v.5',
  dots: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  letter: 'M1.5 4h13v9h-13zM1.5 4.5L8 9l6.5-4.5',
  out: 'M6 3H3v10h10v-3M9 2.5h4.5V7M13 3L7.5 8.5',
  eye: 'M1.5 8S4 3.5 8 3.5S14.5 8 14.5 8S12 12.5 8 12.5S1.5 8 1.5 8M8 6.5a1.5 1.5 0 1 0 0 3a1.5 1.5 0 1 0 0-3',
  warning: 'M8 2L14.5 13.5h-13zM8 6.5v3M8 11.5v.2',
} as const;

export type IconName = keyof typeof paths;

export const icon = (name: IconName): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d=${paths[name]}></path></svg>`;
