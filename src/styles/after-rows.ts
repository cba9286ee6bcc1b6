import { css } from 'lit';

/**
 * What a list does not need before its rows stand there: the inside of its folds (the bodies that were asked, the filters, the facts of a
 * row and what belongs to it), the button for rows that came later, and how it is printed.
 */
export const afterRows = css`
  .row:focus-visible {
    outline-offset: 0;
  }

  select {
    border-color: var(--_quiet);
    inline-size: 100%;
  }

  .arrived {
    position: sticky;
    inset-block-start: 0.5em;
    text-align: center;
    z-index: 1;
  }

  .arrived button {
    border-radius: 2em;
  }

  .bodies {
    padding-block: var(--_space) calc(var(--_space) * 2);
    padding-inline-start: 1em;
  }

  .bodies li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 2);
    padding-block: calc(var(--_space) * 0.5);
  }

  .bodies .lead {
    color: var(--_text);
  }

  .fields {
    background: var(--_raised);
    border-radius: var(--_radius);
    display: grid;
    gap: calc(var(--_space) * 2.5);
    grid-template-columns: minmax(0, 1fr);
    padding: calc(var(--_space) * 2.5);
  }

  .facts {
    display: grid;
    font-size: 0.875em;
    gap: calc(var(--_space) * 0.5) calc(var(--_space) * 3);
    grid-template-columns: minmax(0, 1fr);
    padding-block: calc(var(--_space) * 1) calc(var(--_space) * 2);
  }

  .facts dt {
    color: var(--_quiet);
  }

  .facts dd {
    margin-block-end: calc(var(--_space) * 1.5);
  }

  .entries {
    font-size: 0.875em;
    border-inline-start: 2px solid var(--_line);
    margin-block: 0 calc(var(--_space) * 2);
    margin-inline-start: 0.4em;
    padding-inline-start: calc(var(--_space) * 3);
  }

  .entries li {
    padding-block: calc(var(--_space) * 1);
  }

  .entries .out,
  .entries .quiet {
    font-size: inherit;
  }

  @container (min-width: 34em) {
    .facts {
      grid-template-columns: max-content minmax(0, 1fr);
    }

    .facts dd {
      margin: 0;
    }

    .fields {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }

  @container (min-width: 60em) {
    .fields {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
  }

  @media print {
    button,
    .filters {
      display: none;
    }

    .row {
      break-inside: avoid;
    }
  }
`;
