/** What a list needs once its rows stand there: the inside of its folds, and words for what went wrong. */
export { folded } from '../styles/folded.js';
export { coverageBodies } from './coverage-bodies.js';
export { filterFields } from './filter-fields.js';
export { interruptedNote, problemFace } from './problems.js';
