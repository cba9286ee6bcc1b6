/**
 * Sessions without a token in the browser: the gateway is the issuer's confidential client, redeems the code within this process, and gives
 * the frame a sealed cookie that no script can read. The cookie names a session in the store and dies with it.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type Provider from 'oidc-provider';
import { seal, unseal } from '../store/seal.js';
import { cookieIn, partitionedCookie } from './cookies.js';
import { now, SIGN_IN_SECONDS } from './lifetimes.js';
import { frameReturnPaths } from './frame-paths.js';
import { redirectUris, type Site } from './sites.js';

/** How long a cookie counts without being used. */
export const IDLE_SECONDS = 10 * 60;
/** From which age on a cookie that is used is replaced by a fresh one. */
const FRESH_SECONDS = 60;
/** The request header that only our own frames send; its value is the INE10 of the site. */
export const FRAME_HEADER = 'x-meu-espai';
const STATE = /^[A-Za-z0-9_-]{32}$/;

interface Kept {
  session: string;
  subject: string;
  /** Seconds since 1970. */
  usedAt: number;
}

interface Attempt {
  verifier: string;
  redirectUri: string;
}

export interface CookieSessionsOptions {
  provider: Provider;
  issuer: string;
  publicUrl: string;
  /** 32 bytes. */
  sessionKey: Buffer;
}

export class CookieSessions {
  readonly #key: Buffer;

  constructor(private readonly options: CookieSessionsOptions) {
    this.#key = createHmac('sha256', options.sessionKey).update('sessions in cookies').digest();
  }

  /**
   * Whether only one of our own documents can have sent this: no form, no image and no other page sets that header, and the browser
   * itself says where the request comes from.
   */
  isFromFrame(headers: IncomingHttpHeaders, site: Site): boolean {
    const { origin } = headers;
    return (
      headers[FRAME_HEADER] === site.administration &&
      headers['sec-fetch-site'] === 'same-origin' &&
      (origin === undefined || origin === this.options.publicUrl)
    );
  }

  /** What the cookie says, unless it rested too long; with a fresh one where it is time for it. */
  read(headers: IncomingHttpHeaders, site: Site): (Kept & { renewed?: string }) | undefined {
    const name = sessionCookie(site);
    const kept = this.#open(name, cookieIn(headers, name)) as Kept | undefined;
    if (!kept || kept.usedAt + IDLE_SECONDS <= now()) return undefined;
    return kept.usedAt + FRESH_SECONDS <= now() ? { ...kept, renewed: this.issue(site, kept) } : kept;
  }

  issue(site: Site, { session, subject }: Omit<Kept, 'usedAt'>): string {
    const name = sessionCookie(site);
    return partitionedCookie(name, this.#seal(name, { session, subject, usedAt: now() } satisfies Kept), IDLE_SECONDS);
  }

  clear(site: Site): string {
    return partitionedCookie(sessionCookie(site), '', 0);
  }

  /** The issuer's address for a sign-in that comes back to that place of the site, and the cookie that only this frame can bring along then. */
  begin(site: Site, place: number, locale: string | undefined): { address: string; cookie: string } | undefined {
    const path = frameReturnPaths(site)[place];
    if (path === undefined) return undefined;
    const redirectUri = this.options.publicUrl + path;
    const state = randomBytes(24).toString('base64url');
    const verifier = randomBytes(32).toString('base64url');
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: site.administration,
      redirect_uri: redirectUri,
      scope: 'openid',
      state,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    });
    if (locale) query.set('ui_locales', locale);
    const name = attemptCookie(state);
    const cookie = partitionedCookie(
      name,
      this.#seal(name + site.administration, { verifier, redirectUri } satisfies Attempt),
      SIGN_IN_SECONDS,
    );
    return { address: `${this.options.issuer}/auth?${query}`, cookie };
  }

  /**
   * Redeems the answer that came back, if this frame began it: a code counts once, for this site, this address and this verifier.
   * Undefined where anything of that does not hold.
   */
  async finish(
    site: Site,
    search: string,
    headers: IncomingHttpHeaders,
  ): Promise<{ session: string; subject: string; spent: string } | undefined> {
    const answer = new URLSearchParams(search);
    const state = answer.get('state') ?? '';
    if (!STATE.test(state) || answer.get('iss') !== this.options.issuer) return undefined;
    const name = attemptCookie(state);
    const attempt = this.#open(name + site.administration, cookieIn(headers, name)) as Attempt | undefined;
    const code = attempt && (await this.options.provider.AuthorizationCode.find(answer.get('code') ?? ''));
    if (!attempt || !code?.isValid || code.clientId !== site.administration) return undefined;
    if (code.redirectUri !== attempt.redirectUri || !redirectUris(site, this.options.publicUrl).includes(attempt.redirectUri))
      return undefined;
    if (!isChallengeOf(attempt.verifier, code.codeChallenge)) return undefined;
    try {
      await code.consume();
    } catch {
      // Somebody else was faster by a moment; a code counts once.
      return undefined;
    }
    const { sessionUid, accountId } = code;
    if (sessionUid === undefined || accountId === undefined) return undefined;
    return { session: sessionUid, subject: accountId, spent: partitionedCookie(name, '', 0) };
  }

  #seal(name: string, value: object): string {
    return seal(this.#key, name, JSON.stringify(value)).toString('base64url');
  }

  #open(name: string, value: string | undefined): unknown {
    const text = value && unseal(this.#key, name, Buffer.from(value, 'base64url'));
    return text ? JSON.parse(text) : undefined;
  }
}

const sessionCookie = ({ administration }: Site): string => `__Host-folder-${administration}`;
const attemptCookie = (state: string): string => `__Host-start-${state}`;

function isChallengeOf(verifier: string, challenge: string | undefined): boolean {
  const expected = Buffer.from(createHash('sha256').update(verifier).digest('base64url'));
  const given = Buffer.from(challenge ?? '');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
