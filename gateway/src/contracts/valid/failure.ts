/** VÀLid did not do what was asked of it. The message is for the log: it never holds an address's query, a token or an answer. */
export class ValidFailure extends Error {
  override readonly name = 'ValidFailure';

  constructor(
    readonly operation: 'token' | 'user-info' | 'revoke' | 'logout',
    /** `unreachable`: no answer in time. `refused`: it said no. `malformed`: it said something that cannot be used. */
    readonly reason: 'unreachable' | 'refused' | 'malformed',
    detail: string,
  ) {
    super(`VÀLid ${operation}: ${reason} (${detail})`);
  }
}
