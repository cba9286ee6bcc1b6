/** What a list needs once its rows stand there: the inside of its folds, what searches, and words for what went wrong. */
export { afterRows } from '../styles/after-rows.js';
export { coverageBodies } from './coverage-bodies.js';
export { filterFields } from './filter-fields.js';
export { interruptedNote, problemFace, unsureFace } from './problems.js';
export { Search } from './search.js';
export { foundText, heldButton, heldText, widenButton } from './tally.js';
