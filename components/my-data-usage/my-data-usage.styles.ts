import { css } from 'lit';

export const styles = css`
  figure {
    padding-block: var(--_space);
  }

  .unseen {
    visibility: hidden;
  }

  .bars {
    block-size: 5em;
    border-block-end: var(--_border);
    display: block;
    fill: var(--_action);
    inline-size: 100%;
  }

  .axis {
    display: flex;
    justify-content: space-between;
  }

  table {
    border-collapse: collapse;
    font-size: 0.875em;
    inline-size: 100%;
  }

  th,
  td {
    border-block-end: var(--_border);
    padding: var(--_space);
    text-align: start;
  }
`;
