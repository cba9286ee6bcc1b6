export { AccessDenied, type AccessDeniedCode } from './access-denied.js';
export { createIdentity } from './identity.js';
export { loadKeys, type Keys } from './keys.js';
export type { Site, SiteDirectory } from './sites.js';
export type { Citizen, Identity, IdentityOptions, RequestToCheck } from './types.js';
