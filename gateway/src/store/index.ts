export type * from './types.js';
export { NoLog, openAudit, openStore } from './open.js';
