import { css } from 'lit';

export const styles = css`
  figure {
    padding-block: calc(var(--_space) * 2);
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

  .bone.chart {
    block-size: 5em;
    inline-size: 100%;
  }

  table {
    border-collapse: collapse;
    font-size: 0.875em;
    inline-size: 100%;
  }

  th,
  td {
    border-block-end: var(--_border);
    padding: calc(var(--_space) * 1);
    text-align: start;
  }

  td {
    font-variant-numeric: tabular-nums;
  }

  @media (forced-colors: active) {
    .bars {
      fill: CanvasText;
    }
  }
`;
