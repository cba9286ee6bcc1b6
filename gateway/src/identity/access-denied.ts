export type AccessDeniedCode = 'token-missing' | 'token-invalid' | 'token-expired' | 'proof-invalid' | 'proof-replayed' | 'session-ended';

/** Why a request stays without an answer; always a 401. The message never holds a token or a claim. */
export class AccessDenied extends Error {
  override readonly name = 'AccessDenied';

  constructor(
    readonly code: AccessDeniedCode,
    /** Value of the `WWW-Authenticate` header. */
    readonly wwwAuthenticate: string,
  ) {
    super(code);
  }
}
