import type { Session, SessionNotice, SessionState } from '../../src/session/session.js';

/** A session that a test moves by hand. */
export class FakeSession extends EventTarget implements Session {
  state: SessionState = 'signed-in';
  notice: SessionNotice | undefined;
  person: string | undefined = 'person-1';
  signIns = 0;
  signOuts = 0;

  constructor(readonly fetch: Session['fetch']) {
    super();
  }

  set(state: SessionState, person?: string, notice?: SessionNotice): void {
    this.state = state;
    this.person = state === 'signed-in' ? (person ?? 'person-1') : undefined;
    this.notice = notice;
    this.dispatchEvent(new Event('change'));
  }

  signIn(): Promise<void> {
    this.signIns++;
    return Promise.resolve();
  }

  signOut(): Promise<void> {
    this.signOuts++;
    return Promise.resolve();
  }
}
