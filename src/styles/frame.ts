import { css } from 'lit';

/** What stands around the rows: search and filters, the count, and the buttons that bring more. */
export const frame = css`
  .tally {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    column-gap: calc(var(--_space) * 3);
    min-block-size: 44px;
  }

  .filters {
    display: grid;
    gap: calc(var(--_space) * 2);
    padding-block-start: calc(var(--_space) * 2);
  }

  input {
    border-color: var(--_quiet);
    inline-size: 100%;
  }

  .field {
    display: grid;
    gap: calc(var(--_space) * 0.5);
  }

  .field > span {
    font-size: 0.875em;
  }

  .foot {
    align-items: center;
    border-block-start: var(--_border);
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 2);
    justify-content: space-between;
    padding-block: calc(var(--_space) * 2.5);
  }
`;
