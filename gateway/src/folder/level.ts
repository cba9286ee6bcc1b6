import type { AssuranceLevel } from './model.js';

const rank: Record<AssuranceLevel, number> = { low: 0, substantial: 1, high: 2 };

/** Whether somebody who signed in at a level may have what needs another. */
export const suffices = (level: AssuranceLevel, needed: AssuranceLevel): boolean => rank[level] >= rank[needed];
