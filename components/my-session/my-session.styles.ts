import { css } from 'lit';

export const styles = css`
  .session {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 2) calc(var(--_space) * 4);
    min-block-size: 44px;
  }

  p {
    margin: 0;
  }

  .who {
    display: grid;
    flex: 0 1 auto;
  }

  .name {
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .quiet {
    color: var(--_quiet);
    font-size: 0.875em;
  }

  .acting {
    background: var(--_text);
    border: 1px solid transparent;
    border-radius: var(--_radius);
    color: var(--_surface);
    padding: var(--_space) calc(var(--_space) * 2);
  }

  .warning {
    border-inline-start: 4px solid var(--_waiting);
    flex-basis: 100%;
    padding-inline-start: calc(var(--_space) * 2);
  }

  select {
    border-color: var(--_quiet);
  }
`;
