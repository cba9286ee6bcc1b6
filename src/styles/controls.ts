import { css } from 'lit';

/** Buttons, native inputs and the focus ring: 44 px targets, the page's font. */
export const controls = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  :focus-visible {
    border-radius: var(--_radius);
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }

  button,
  input,
  select {
    background: var(--_surface);
    border: var(--_border);
    border-radius: var(--_radius);
    color: inherit;
    font: inherit;
    margin: 0;
    min-block-size: 44px;
    padding: 0 calc(var(--_space) * 2.5);
  }

  button {
    cursor: pointer;
  }

  button:hover {
    background: var(--_raised);
  }

  .main {
    background: var(--_action);
    border-color: transparent;
    color: var(--_action-text);
    font-weight: 600;
    padding-inline: calc(var(--_space) * 4);
  }

  .main:hover {
    background: color-mix(in srgb, var(--_action) 88%, var(--_text));
  }

  @media (forced-colors: active) {
    .main {
      border: 1px solid ButtonText;
      forced-color-adjust: none;
      background: ButtonText;
      color: ButtonFace;
    }
  }
`;
