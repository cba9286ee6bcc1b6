/** By what a page can tell, before any code of the session has come, that somebody may be signed in. */
import { storage } from '../base/storage.js';
import type { Settings } from '../space/contexts.js';
import { hostPage } from './host.js';

/** Prefix of everything of ours in the tab's sessionStorage; nothing of the citizen's folder is ever kept there. */
export const storagePrefix = 'meu-espai.';
/** Prefix of what a sign-in that has begun needs to end, so that no `state` of an answer is ever the name of anything else. */
export const beginningPrefix = `${storagePrefix}begun.`;
export const issuerOf = ({ gateway }: Settings): string => `${gateway}/oidc`;
/** Under this key the login library stores its user. */
export const userKeyOf = (settings: Settings): string => `${storagePrefix}user:${issuerOf(settings)}:${settings.administration}`;

/** Whether the address is one that an identity provider sends somebody back to; perhaps not to us. */
export const isAnswer = ({ searchParams }: URL): boolean =>
  searchParams.has('state') && (searchParams.has('code') || searchParams.has('error'));

/** Whether there is anything that only the session can read. */
export function mayBeSignedIn(settings: Settings): boolean {
  const host = hostPage();
  return !!((host ? host.mk : isAnswer(new URL(location.href))) || storage('sessionStorage')?.getItem(userKeyOf(settings)));
}
