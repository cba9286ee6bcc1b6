export type * from './types.js';
export { openStore, type StoreOptions } from './open.js';
export { FolderInUse } from './lock.js';
