import { css } from 'lit';

/**
 * The design tokens, each read once with its default. A page sets `--my-*` wherever it likes (`:root`, a wrapper, the tag itself); the
 * tags read the private `--_*` names. No `--my-*` name is declared here, since a declaration on the host would beat the page's.
 *
 * Dark colours follow the page's `color-scheme`. Those of states, from `waiting` to `note`, stand in `tones.ts`.
 *
 * | token | type | default (light / dark) |
 * |---|---|---|
 * | `--my-color-text` | colour | #1b2124 / #eef1f2 |
 * | `--my-color-text-quiet` | colour | #566067 / #aab4ba |
 * | `--my-color-surface` | colour | #ffffff / #14181a |
 * | `--my-color-surface-raised` | colour | #f5f5f6 / #22282b |
 * | `--my-color-line` | colour | #dcdfe1 / #3b4448 |
 * | `--my-color-action` | colour | #0056c4 / #8bbcff |
 * | `--my-color-action-text` | colour | #ffffff / #0c1a2c |
 * | `--my-color-focus` | colour | #0056c4 / #8bbcff |
 * | `--my-color-waiting` | colour | #8a5200 / #ffd06a |
 * | `--my-color-done` | colour | #0f6e65 / #5cd3c4 |
 * | `--my-color-overdue` | colour | #c00045 / #ff8fb0 |
 * | `--my-color-note` | colour | #566067 / #aab4ba |
 * | `--my-space` | length | 0.375em |
 * | `--my-radius` | length | 0.375em |
 * | `--my-line-width` | length | 1px |
 * | `--my-font-scale` | number | 1.25 |
 */
export const tokens = css`
  :host {
    --_text: var(--my-color-text, light-dark(#1b2124, #eef1f2));
    --_quiet: var(--my-color-text-quiet, light-dark(#566067, #aab4ba));
    --_surface: var(--my-color-surface, light-dark(#fff, #14181a));
    --_raised: var(--my-color-surface-raised, light-dark(#f5f5f6, #22282b));
    --_line: var(--my-color-line, light-dark(#dcdfe1, #3b4448));
    --_action: var(--my-color-action, light-dark(#0056c4, #8bbcff));
    --_action-text: var(--my-color-action-text, light-dark(#fff, #0c1a2c));
    --_focus: var(--my-color-focus, light-dark(#0056c4, #8bbcff));
    --_space: var(--my-space, 0.375em);
    --_radius: var(--my-radius, 0.375em);
    --_border: var(--my-line-width, 1px) solid var(--_line);
    --_scale: var(--my-font-scale, 1.25);
    color: var(--_text);
    display: block;
    font: inherit;
    text-align: start;
  }

  :host([hidden]) {
    display: none;
  }
`;
