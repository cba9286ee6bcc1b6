/** Seconds. A session ends two hours after the sign-in, whatever the citizen does meanwhile; nothing that hangs from it outlives it. */
export const SESSION_SECONDS = 2 * 60 * 60;
/** Of access and identity tokens alike: by the two ends of an answer a browser knows how far its clock is off. */
export const ACCESS_TOKEN_SECONDS = 5 * 60;
/** How long a sign-in may take, from the site to VÀLid and back. */
export const SIGN_IN_SECONDS = 15 * 60;

export const now = (): number => Math.floor(Date.now() / 1000);

/** What is left of a session that began then; at least a second, since the issuer takes no less. */
export function remaining(signedInAt: number | undefined): number {
  return Math.max(1, (signedInAt ?? now()) + SESSION_SECONDS - now());
}
