import type { Notes } from '../finding.js';

/** Editors of web sites turn what is pasted into them into text that is read, unless told that it is HTML. */
export const sayThatItIsText = (about: Notes, what: string): void =>
  about.mistake(
    `${what} stands in the page as text: people read it, and it does nothing. Its < was sent as &lt;.`,
    'Paste it again where your editor takes HTML ("source code", "HTML block"), or ask who runs the web site to allow the tag there.',
  );
