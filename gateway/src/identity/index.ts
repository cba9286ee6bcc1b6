export { FRAME_HEADER, IDLE_SECONDS } from './cookie-sessions.js';
export { createIdentity } from './identity.js';
export { loadKeys } from './keys.js';
export { mayAsk } from './sites.js';
export type { Site, SiteDirectory } from './sites.js';
export type { Citizen, Identity, SiteCitizen } from './types.js';
