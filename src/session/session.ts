/**
 * - `unknown`: not yet looked.
 * - `signed-out`: nobody is signed in.
 * - `signing-in`: on the way to the identity provider, or back from it.
 * - `signed-in`: somebody is.
 * - `ending`: being signed out.
 */
export type SessionState = 'unknown' | 'signed-out' | 'signing-in' | 'signed-in' | 'ending';

/**
 * Why the session is where it is, where the citizen may wonder:
 * `cancelled` they changed their mind at the identity provider, `ended` it ran out, `page-not-ready` this page is not
 * registered at the gateway, `unreachable` the gateway did not answer, `refused` the sign-in came back with an error,
 * `not-ended` the sign-out reached this device only.
 */
export type SessionNotice = 'cancelled' | 'ended' | 'page-not-ready' | 'unreachable' | 'refused' | 'not-ended';

/** What the page knows of who is looking. Fires `change` on itself whenever anything here changes. Holds no token that a caller could read. */
export interface Session extends EventTarget {
  readonly state: SessionState;
  readonly notice: SessionNotice | undefined;
  /** Opaque; another value means another person or capacity, and everything shown before must go. `undefined` while nobody is signed in. */
  readonly person: string | undefined;
  /** Goes to the identity provider; the page is left. Resolves early only when that was not possible, with a `notice` set. */
  signIn(): Promise<void>;
  /** Ends the session here, at the gateway and at the identity provider; the page is left. */
  signOut(): Promise<void>;
  /** Fetches a path of the gateway with the credentials of this session. Renews them once when they are refused. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
}
