import { css } from 'lit';

/** Buttons, links, native inputs and the focus ring: 44 px targets, the page's font. */
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

  a {
    color: var(--_action);
    text-underline-offset: 0.15em;
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

  input,
  select {
    border-color: var(--_quiet);
    inline-size: 100%;
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

  .plain {
    background: none;
    border: 0;
    color: var(--_action);
    padding-inline: calc(var(--_space) * 1);
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }

  summary {
    align-items: center;
    cursor: pointer;
    display: flex;
    gap: var(--_space);
    list-style: none;
    min-block-size: 44px;
  }

  summary::-webkit-details-marker {
    display: none;
  }

  summary::before {
    border-block-end: 2px solid currentColor;
    border-inline-end: 2px solid currentColor;
    block-size: 0.45em;
    content: '';
    flex: none;
    inline-size: 0.45em;
    margin-inline: 0.2em 0.3em;
    rotate: -45deg;
  }

  details[open] > summary::before {
    rotate: 45deg;
    translate: 0 -0.15em;
  }

  .said {
    block-size: 1px;
    clip-path: inset(50%);
    inline-size: 1px;
    overflow: hidden;
    position: absolute;
    white-space: nowrap;
  }

  @media (prefers-reduced-motion: no-preference) {
    summary::before {
      transition: rotate 120ms;
    }
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
