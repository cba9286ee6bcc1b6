/** The look of what stands on a page: choices, forms, letters. */
const css = String.raw;

export const parts = css`
  .choices {
    margin: 0;
    padding: 0;
    list-style: none;
    border-top: 1px solid var(--line);
  }
  .choices > li {
    padding: 0.75rem 0;
    border-bottom: 1px solid var(--line);
  }
  .choices h3 {
    margin: 0;
  }
  .choices p {
    margin: 0.25rem 0 0;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem;
    align-items: center;
    margin: 1.5rem 0;
  }
  form {
    display: contents;
  }
  form.step {
    display: block;
  }
  button,
  .button {
    display: inline-flex;
    align-items: center;
    min-height: 2.875rem;
    padding: 0.4rem 1.25rem;
    border: 2px solid var(--action);
    border-radius: 0.4rem;
    background: var(--surface);
    color: var(--action);
    font: inherit;
    font-weight: 600;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
  }
  button.main,
  .button.main {
    background: var(--action);
    color: var(--action-text);
  }
  button[aria-disabled='true'] {
    border-color: var(--edge);
    border-style: dashed;
    background: var(--surface);
    color: var(--quiet);
    cursor: wait;
  }
  a {
    color: var(--action);
  }
  .lone {
    display: inline-flex;
    align-items: center;
    min-height: 2.75rem;
  }
  .check {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0.75rem;
    align-items: start;
    margin: 1rem 0;
    padding: 0.75rem;
    border: 1px solid var(--edge);
    border-radius: 0.4rem;
  }
  .check input {
    width: 1.5rem;
    height: 1.5rem;
    margin: 0;
    accent-color: var(--action);
  }
  .missing {
    color: var(--waiting);
    font-weight: 600;
  }
  .sending {
    min-height: 1.5em;
  }
  .field label {
    display: block;
    font-weight: 600;
  }
  .field input {
    width: min(24rem, 100%);
    min-height: 2.75rem;
    padding: 0 0.75rem;
    border: 1px solid var(--edge);
    border-radius: 0.4rem;
    background: var(--surface);
    color: inherit;
    font: inherit;
  }
  .note {
    margin: 1rem 0;
    padding: 0.25rem 1rem;
    border-inline-start: 0.25rem solid var(--waiting);
    background: var(--raised);
  }
  .note h2 {
    margin-top: 0.5rem;
  }
  .letter {
    margin: 1rem 0;
    padding: 1rem 1.25rem;
    border: 1px solid var(--line);
    border-radius: 0.4rem;
  }
  .letter p {
    white-space: pre-line;
  }
  .papers {
    margin: 0.5rem 0;
    padding: 0;
    list-style: none;
    border-top: 1px solid var(--line);
  }
  .papers li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1rem;
    align-items: center;
    min-height: 2.75rem;
    border-bottom: 1px solid var(--line);
  }
`;
