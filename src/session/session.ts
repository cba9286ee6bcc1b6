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
 * - `cancelled`: they changed their mind at the identity provider.
 * - `closed`: they closed the window in which they were signing in.
 * - `ended`: it ran out.
 * - `page-not-ready`: this page is not registered at the gateway.
 * - `unreachable`: the gateway did not answer.
 * - `refused`: the sign-in came back with an error.
 * - `in-window`: they are signing in in a window of its own.
 * - `continue`: that did not work, and the next click takes the whole page along.
 * - `in-full`: the browser keeps no cookie for a frame, so the folder opens on a page of its own.
 * - `no-storage`: the browser lets the page keep nothing, not even for this visit.
 * - `not-ended`: the sign-out reached this device only.
 */
export type SessionNotice =
  | 'cancelled'
  | 'closed'
  | 'ended'
  | 'page-not-ready'
  | 'unreachable'
  | 'refused'
  | 'in-full'
  | 'no-storage'
  | 'not-ended'
  | 'in-window'
  | 'continue';

/** What the page knows of who is looking. Fires `change` on itself whenever anything here changes. Holds no token that a caller could read. */
export interface Session extends EventTarget {
  readonly state: SessionState;
  readonly notice: SessionNotice | undefined;
  /** Opaque; another value means another person or capacity, and everything shown before must go. `undefined` while nobody is signed in. */
  readonly person: string | undefined;
  /** Fetches what a sign-in needs, since somebody is about to start one. */
  prepare?(): void;
  /**
   * Goes to the identity provider, in a window of its own where the tag stands in a frame; otherwise the page is left. To be called
   * within the click. Where that was not possible, or nobody came back, `notice` says why. Called once more, it shows the window again.
   */
  signIn(): Promise<void>;
  /** Ends the session here, at the gateway and at the identity provider. */
  signOut(): Promise<void>;
  /** Fetches a path of the gateway with the credentials of this session. Renews them once when they are refused. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
}

/** Whether a tag shows the way in: nobody is signed in, or somebody is on the way in a window beside the page. */
export const showsWayIn = ({ state, notice }: Pick<Session, 'state' | 'notice'>): boolean =>
  state === 'signed-out' || notice === 'in-window';
