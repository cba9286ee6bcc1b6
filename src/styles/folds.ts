import { css } from 'lit';

/** Links, buttons that look like them, what folds, and what is only said aloud. */
export const folds = css`
  a {
    color: var(--_action);
    text-underline-offset: 0.15em;
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
`;
