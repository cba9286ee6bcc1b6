import type { SessionNotice } from './session.js';

/** The identity provider said no: because the citizen changed their mind, or for a reason of its own. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(
    readonly notice: SessionNotice & ('cancelled' | 'refused'),
    options?: ErrorOptions,
  ) {
    super(`The identity provider answered: ${notice}.`, options);
  }
}

/** What to tell the citizen about a step at the identity provider that failed. Whatever is no refusal was the connection. */
export const noticeOf = (reason: unknown): SessionNotice => (reason instanceof Refused ? reason.notice : 'unreachable');
