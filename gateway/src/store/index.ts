export type * from './types.js';
export { openAudit, openStore, type StoreOptions } from './open.js';
export { FolderInUse } from './lock.js';
