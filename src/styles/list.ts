import { css } from 'lit';

/** Groups and rows. Two columns where there is room, one on a phone. */
export const list = css`
  ul,
  ol,
  dl,
  dd,
  figure {
    margin: 0;
    padding: 0;
  }

  ul,
  ol {
    list-style: none;
  }

  .group {
    align-content: center;
    font-weight: 700;
    min-block-size: 44px;
    padding-block: calc(var(--_space) * 2);
  }

  .count,
  .quiet,
  .remark,
  .second {
    font-size: 0.875em;
  }

  .count,
  .quiet,
  .second {
    color: var(--_quiet);
    font-weight: 400;
  }

  .remark {
    max-inline-size: 75ch;
    padding-block-end: calc(var(--_space) * 2);
  }

  .row {
    border-block-start: var(--_border);
    column-gap: calc(var(--_space) * 2.5);
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    padding-block: calc(var(--_space) * 2.5) calc(var(--_space) * 1.5);
    row-gap: calc(var(--_space) * 1);
  }

  .emblem {
    align-items: center;
    background: var(--_raised);
    block-size: 2.75em;
    border-radius: var(--_radius);
    color: var(--_quiet);
    display: flex;
    font-size: 0.875em;
    font-weight: 600;
    grid-row: 1 / span 3;
    inline-size: 2.75em;
    justify-content: center;
    letter-spacing: 0.03em;
  }

  .what,
  .state,
  .more {
    grid-column: 2;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .name {
    font-weight: 600;
  }

  .read .name {
    font-weight: 400;
  }

  .state {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    font-size: 0.875em;
    gap: var(--_space) calc(var(--_space) * 2);
    text-wrap: balance;
  }

  .state .second {
    font-size: inherit;
  }

  .pill {
    --_tone: var(--_note);
    align-items: center;
    background: color-mix(in srgb, var(--_tone) 12%, transparent);
    border: 1px solid color-mix(in srgb, var(--_tone) 45%, transparent);
    border-radius: 1em;
    display: inline-flex;
    gap: 0.35em;
    padding: 0.1em 0.7em 0.1em 0.5em;
    white-space: nowrap;
  }

  .waiting {
    --_tone: var(--_waiting);
  }

  .done {
    --_tone: var(--_done);
  }

  .overdue {
    --_tone: var(--_overdue);
  }

  svg.icon {
    block-size: 1em;
    color: var(--_tone, currentColor);
    fill: none;
    flex: none;
    inline-size: 1em;
    stroke: currentColor;
    stroke-linecap: round;
    stroke-linejoin: round;
    stroke-width: 1.6;
  }

  .out {
    align-items: center;
    display: inline-flex;
    flex-wrap: wrap;
    font-size: 0.875em;
    gap: 0 calc(var(--_space) * 2);
    min-block-size: 44px;
  }

  .out a {
    align-items: center;
    display: inline-flex;
    gap: 0.4em;
    min-block-size: 44px;
  }

  .out .quiet {
    font-size: inherit;
  }

  .more {
    align-items: center;
    column-gap: calc(var(--_space) * 4);
    display: flex;
    flex-wrap: wrap;
  }

  .more > p,
  .more > details[open] {
    flex: 1 1 100%;
  }

  .more summary,
  .coverage summary {
    color: var(--_action);
    inline-size: fit-content;
    min-block-size: 44px;
  }

  .more > details > summary {
    font-size: 0.875em;
  }

  @container (min-width: 34em) {
    .row {
      grid-template-columns: auto minmax(0, 1fr) minmax(9em, max-content);
    }

    .what {
      grid-column: 2;
    }

    .row > .state {
      align-items: flex-end;
      flex-direction: column;
      grid-column: 3;
      grid-row: 1;
      max-inline-size: min(26em, 42cqi);
      text-align: end;
    }

    .more {
      grid-column: 2 / span 2;
    }
  }
`;
