/** What the simulated VÀLid remembers: attempts under way, single sign-on sessions, codes and tokens. All in memory, all random. */
import { randomBytes, randomInt } from 'node:crypto';
import type { FictitiousPerson } from '../people.js';

export const METHODS = {
  idcatmobil: { name: 'idCAT Mòbil', level: 'low', hint: 'Rebràs un codi al mòbil. Nivell baix.' },
  certificat: { name: 'Certificat digital', level: 'high', hint: 'Amb la targeta o el certificat instal·lat. Nivell alt.' },
  clave: { name: 'Cl@ve', level: 'substantial', hint: "Amb el sistema de l'Administració de l'Estat. Nivell substancial." },
} as const;

export type Method = keyof typeof METHODS;

export const isMethod = (value: unknown): value is Method => typeof value === 'string' && Object.hasOwn(METHODS, value);

/** Somebody who proved who they are. */
export interface SignIn {
  person: FictitiousPerson;
  method: Method;
  /** Acts with the certificate of a representative of the legal person. */
  representing: boolean;
}

/** An authorisation request that waits for the citizen. */
export interface Attempt {
  redirectUri: string;
  state: string;
  offline: boolean;
  /** Set while the code sent to the phone is awaited. */
  awaiting?: { signIn: SignIn; code: string };
}

interface Token {
  session: string;
  signIn: SignIn;
}

const CODE_LIFETIME = 60_000;

export class SignIns {
  readonly #attempts = new Map<string, Attempt>();
  readonly #sessions = new Map<string, SignIn>();
  readonly #codes = new Map<string, Token & { attempt: Attempt; until: number }>();
  readonly #tokens = new Map<string, Token>();
  readonly #refreshTokens = new Map<string, Token>();

  begin(attempt: Attempt): string {
    return put(this.#attempts, attempt);
  }

  attempt(id: string): Attempt | undefined {
    return this.#attempts.get(id);
  }

  forget(id: string): void {
    this.#attempts.delete(id);
  }

  /** A code of six figures, as it would arrive on the phone. */
  sendCode(attempt: Attempt, signIn: SignIn): string {
    attempt.awaiting = { signIn, code: String(randomInt(1_000_000)).padStart(6, '0') };
    return attempt.awaiting.code;
  }

  openSession(signIn: SignIn): string {
    return put(this.#sessions, signIn);
  }

  session(id: string): SignIn | undefined {
    return this.#sessions.get(id);
  }

  grant(session: string, signIn: SignIn, attempt: Attempt): string {
    return put(this.#codes, { session, signIn, attempt, until: Date.now() + CODE_LIFETIME });
  }

  /** Exchanges a code, once and with the address for which it was given. */
  redeem(code: string, redirectUri: string): { accessToken: string; refreshToken?: string } | undefined {
    const granted = this.#codes.get(code);
    this.#codes.delete(code);
    if (!granted || granted.until < Date.now() || granted.attempt.redirectUri !== redirectUri) return undefined;
    const token = { session: granted.session, signIn: granted.signIn };
    return { accessToken: put(this.#tokens, token), ...(granted.attempt.offline && { refreshToken: put(this.#refreshTokens, token) }) };
  }

  refresh(refreshToken: string): string | undefined {
    const token = this.#refreshTokens.get(refreshToken);
    return token && put(this.#tokens, token);
  }

  who(accessToken: string): SignIn | undefined {
    return this.#tokens.get(accessToken)?.signIn;
  }

  revoke(token: string): void {
    this.#tokens.delete(token);
    this.#refreshTokens.delete(token);
  }

  /** Ends the single sign-on session behind a token, for every site. */
  logOut(accessToken: string): void {
    const session = this.#tokens.get(accessToken)?.session ?? this.#refreshTokens.get(accessToken)?.session;
    if (session !== undefined) this.endSession(session);
  }

  endSession(session: string): void {
    this.#sessions.delete(session);
    for (const tokens of [this.#tokens, this.#refreshTokens]) {
      for (const [token, { session: owner }] of tokens) if (owner === session) tokens.delete(token);
    }
  }
}

function put<Value>(map: Map<string, Value>, value: Value): string {
  const key = randomBytes(24).toString('base64url');
  map.set(key, value);
  return key;
}
