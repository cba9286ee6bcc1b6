export type * from './types.js';
export { NoLog, openLogs, openStore } from './open.js';
