/** The look of the pages of legal acts: that of the tags, with nothing fetched from anywhere. */
import { parts } from './style-content.js';

const css = String.raw;

export const style = css`
  :root {
    color-scheme: light dark;
    --text: light-dark(#1b2124, #eef1f2);
    --quiet: light-dark(#566067, #aab4ba);
    --surface: light-dark(#fff, #14181a);
    --raised: light-dark(#f5f5f6, #22282b);
    --line: light-dark(#dcdfe1, #3b4448);
    --edge: light-dark(#7d878d, #7d888e);
    --action: light-dark(#0056c4, #8bbcff);
    --action-text: light-dark(#fff, #0c1a2c);
    --waiting: light-dark(#8a5200, #ffd06a);
    --done: light-dark(#0f6e65, #5cd3c4);
    --overdue: light-dark(#c00045, #ff8fb0);
  }
  * {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  body {
    margin: 0;
    background: var(--surface);
    color: var(--text);
    font:
      1.0625rem/1.5 system-ui,
      sans-serif;
    overflow-wrap: anywhere;
  }
  .bar,
  main,
  footer {
    max-width: 42rem;
    margin: 0 auto;
    padding: 0.75rem 1.25rem;
  }
  header {
    background: var(--raised);
    border-bottom: 1px solid var(--line);
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1rem;
    align-items: center;
  }
  .bar p {
    margin: 0;
  }
  .who {
    flex: 1 1 26rem;
    font-size: 0.9375rem;
  }
  .behalf {
    display: inline-block;
    margin-block: 0.25rem;
    padding: 0.15rem 0.6rem;
    border-radius: 0.4rem;
    background: var(--text);
    color: var(--surface);
    font-weight: 600;
  }
  nav ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.75rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  nav a,
  nav strong {
    display: inline-flex;
    min-width: 2.75rem;
    min-height: 2.75rem;
    align-items: center;
    justify-content: center;
    font-size: 0.9375rem;
  }
  main {
    padding-block: 1.5rem 2.5rem;
  }
  h1 {
    margin: 0 0 0.25rem;
    font-size: 1.6rem;
    line-height: 1.25;
  }
  h2 {
    margin: 2rem 0 0.5rem;
    font-size: 1.2rem;
    line-height: 1.3;
  }
  h3 {
    margin: 1.25rem 0 0.25rem;
    font-size: 1.0625rem;
  }
  p {
    margin: 0.5rem 0;
  }
  .quiet,
  footer {
    color: var(--quiet);
    font-size: 0.9375rem;
  }
  .state {
    display: inline-flex;
    align-items: center;
    gap: 0.4rem;
    margin: 0.5rem 1rem 0.5rem 0;
    font-weight: 600;
  }
  .state svg path {
    stroke-width: 1.75;
  }
  .state svg {
    flex: none;
    width: 1.25em;
    height: 1.25em;
  }
  .waiting {
    color: var(--waiting);
  }
  .done {
    color: var(--done);
  }
  .overdue {
    color: var(--overdue);
  }
  dl {
    display: grid;
    grid-template-columns: minmax(8rem, 12rem) 1fr;
    margin: 1rem 0;
    border-top: 1px solid var(--line);
  }
  dt,
  dd {
    margin: 0;
    padding: 0.5rem 0;
    border-bottom: 1px solid var(--line);
  }
  dt {
    padding-inline-end: 1rem;
    color: var(--quiet);
  }
  ${parts}
  :focus-visible {
    outline: 3px solid var(--action);
    outline-offset: 2px;
  }
  footer {
    border-top: 1px solid var(--line);
  }
  @media (max-width: 30rem) {
    dl {
      grid-template-columns: 1fr;
    }
    dt {
      padding-bottom: 0;
      border: 0;
    }
    dd {
      padding-top: 0;
    }
    .buttons {
      flex-direction: column;
      align-items: stretch;
    }
    .buttons button,
    .buttons .button {
      justify-content: center;
    }
  }
  @media (forced-colors: active) {
    .behalf,
    .note,
    button,
    .button {
      border: 2px solid;
    }
    button[aria-disabled='true'] {
      border-style: dashed;
      color: GrayText;
    }
  }
  @media print {
    :root {
      color-scheme: light;
    }
    nav,
    .buttons,
    .screen,
    footer {
      display: none;
    }
    header {
      background: none;
    }
    .behalf {
      border: 1px solid;
      background: none;
      color: inherit;
    }
    main,
    .bar {
      max-width: none;
      padding-inline: 0;
    }
    dt,
    dd {
      break-inside: avoid;
    }
  }
`;
