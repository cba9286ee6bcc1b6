import type { Session, SessionNotice, SessionState } from './session.js';

/** What every session says of itself, and how it tells that this has changed. */
export abstract class SessionBase extends EventTarget implements Session {
  readonly state: SessionState = 'unknown';
  readonly notice: SessionNotice | undefined;
  readonly person: string | undefined;

  abstract signIn(): Promise<void>;
  abstract signOut(): Promise<void>;
  abstract fetch(path: string, init?: RequestInit): Promise<Response>;

  /** A question, so that it is asked anew after every wait, in which anything may have happened. */
  protected is(state: SessionState): boolean {
    return this.state === state;
  }

  /** The only place where any of them changes. */
  protected become(state: SessionState, notice?: SessionNotice, person?: string): void {
    if (state === this.state && notice === this.notice && person === this.person) return;
    Object.assign(this, { state, notice, person });
    this.dispatchEvent(new Event('change'));
  }
}
