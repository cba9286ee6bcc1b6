import { css } from 'lit';

/**
 * A list before anybody is signed in: its heading, the face that offers the way in, the line that we are asking. Where there is little room,
 * who has answered takes three lines, which are kept free from the start, so that what stands below does not move.
 */
export const faces = css`
  :host {
    container-type: inline-size;
    line-height: 1.45;
  }

  p {
    margin: 0;
  }

  .title {
    font-size: calc(1em * var(--_scale));
    font-weight: 700;
    line-height: 1.25;
    padding-block-end: calc(var(--_space) * 1);
  }

  .face {
    background: var(--_raised);
    border-radius: var(--_radius);
    display: grid;
    gap: calc(var(--_space) * 2);
    justify-items: start;
    margin-block: calc(var(--_space) * 2);
    padding: calc(var(--_space) * 4);
  }

  .face p {
    max-inline-size: 60ch;
  }

  .lead {
    font-weight: 600;
  }

  .coverage {
    align-items: flex-start;
    color: var(--_quiet);
    column-gap: calc(var(--_space) * 2);
    display: flex;
    flex-wrap: wrap;
    font-size: 0.875em;
    min-block-size: 44px;
  }

  p.coverage {
    align-items: center;
  }

  @container (max-width: 24em) {
    .coverage {
      min-block-size: 61px;
    }
  }
`;
