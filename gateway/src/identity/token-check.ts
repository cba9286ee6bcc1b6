import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import * as oauth from 'oauth4webapi';
import { AccessDenied, type AccessDeniedCode } from './access-denied.js';
import type { SigningKey } from './keys.js';
import { now } from './lifetimes.js';
import { ReplayMemory } from './replay-memory.js';
import type { RequestToCheck } from './types.js';

/** What an access token says, once it and its proof have been found good. */
export interface TokenClaims {
  subject: string;
  /** INE10 of the site. */
  client: string;
  /** Id of the citizen's session. */
  session: string;
}

/** Checks access tokens (RFC 9068) and their proofs of possession (RFC 9449) against the issuer's own keys, without a call to anybody. */
export class TokenCheck {
  readonly #server: oauth.AuthorizationServer;
  readonly #options: oauth.ValidateJWTAccessTokenOptions;
  readonly #keys: Map<string, KeyObject>;
  readonly #proofs = new ReplayMemory();

  constructor(
    private readonly publicUrl: string,
    private readonly issuer: string,
    signingKeys: SigningKey[],
  ) {
    const publicKeys = signingKeys.map(({ d: _secret, ...key }) => key);
    this.#keys = new Map(publicKeys.map((key) => [key.kid, createPublicKey({ key, format: 'jwk' })]));
    // Nobody asks that address: the library's request for keys is answered right here.
    this.#server = { issuer, jwks_uri: 'https://in-process.invalid/jwks' };
    this.#options = {
      requireDPoP: true,
      signingAlgorithms: ['ES256'],
      [oauth.customFetch]: () => Promise.resolve(Response.json({ keys: publicKeys })),
    };
  }

  /** @throws {AccessDenied} */
  async check({ method, path, headers }: RequestToCheck): Promise<TokenClaims> {
    const { authorization } = headers;
    const proof = headers['dpop'];
    if (!authorization) throw denied('token-missing');
    const [scheme, token] = authorization.split(/ +/);
    if (scheme?.toLowerCase() !== 'dpop' || !token) throw denied('token-invalid');
    if (typeof proof !== 'string') throw denied('proof-invalid');
    const claims = await this.#validate(new Request(this.publicUrl + path, { method, headers: { authorization, dpop: proof } }), token);
    if (!this.#proofs.firstTime(claims.cnf?.jkt ?? '', String(payloadOf(proof)?.['jti']))) throw denied('proof-replayed');
    const session = claims['sid'];
    if (typeof session !== 'string') throw denied('token-invalid');
    return { subject: claims.sub, client: claims.client_id, session };
  }

  async #validate(request: Request, token: string): Promise<oauth.JWTAccessTokenClaims> {
    try {
      return await oauth.validateJwtAccessToken(this.#server, request, this.publicUrl, this.#options);
    } catch {
      // Its error holds the token and the proof: nobody may log it.
      throw denied(this.#whatIsWrong(token));
    }
  }

  /** The library does not tell whether the token or its proof failed, and the page has to act differently. */
  #whatIsWrong(token: string): AccessDeniedCode {
    const [head = '', body = '', signature = ''] = token.split('.');
    const kid = decode(head)?.['kid'];
    const key = typeof kid === 'string' ? this.#keys.get(kid) : undefined;
    const signed =
      key && verify('sha256', Buffer.from(`${head}.${body}`), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
    const claims = decode(body);
    if (!signed || claims?.['iss'] !== this.issuer || claims['aud'] !== this.publicUrl || decode(head)?.['typ'] !== 'at+jwt')
      return 'token-invalid';
    return Number(claims['exp']) <= now() ? 'token-expired' : 'proof-invalid';
  }
}

const challenges: Record<AccessDeniedCode, string> = {
  'token-missing': 'DPoP algs="ES256"',
  'token-invalid': 'DPoP error="invalid_token", algs="ES256"',
  'token-expired': 'DPoP error="invalid_token", algs="ES256"',
  'session-ended': 'DPoP error="invalid_token", algs="ES256"',
  'proof-invalid': 'DPoP error="invalid_dpop_proof", algs="ES256"',
  'proof-replayed': 'DPoP error="invalid_dpop_proof", algs="ES256"',
};

export function denied(code: AccessDeniedCode): AccessDenied {
  return new AccessDenied(code, challenges[code]);
}

function payloadOf(jwt: string): Record<string, unknown> | undefined {
  return decode(jwt.split('.')[1] ?? '');
}

function decode(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
