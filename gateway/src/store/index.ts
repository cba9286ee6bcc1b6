export type * from './types.js';
export { openAudit, openStore } from './open.js';
