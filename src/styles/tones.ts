import { css } from 'lit';

/** The colours of states, for what only somebody who is signed in sees. */
export const tones = css`
  :host {
    --_waiting: var(--my-color-waiting, light-dark(#8a5200, #ffd06a));
    --_done: var(--my-color-done, light-dark(#0f6e65, #5cd3c4));
    --_overdue: var(--my-color-overdue, light-dark(#c00045, #ff8fb0));
    --_note: var(--my-color-note, light-dark(#566067, #aab4ba));
  }
`;
