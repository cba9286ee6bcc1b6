import type { Static, TSchema } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { request, type Dispatcher } from 'undici';
import { abortsAfter } from '../../network/deadline.js';
import { codeOf } from '../../network/failure.js';
import { readCapped } from '../../network/read-capped.js';
import { unlessStopped } from '../../network/unless-stopped.js';
import { ValidFailure } from './failure.js';
import { toSignedInPerson, type SignedInPerson } from './map.js';
import { TokenAnswer, UserInfo } from './schema.js';

/** Addresses and credentials of VÀLid, as registered with the Consorci AOC. */
export interface ValidOptions {
  authorizeUrl: string;
  tokenUrl: string;
  userInfoUrl: string;
  revokeUrl: string;
  logoutUrl: string;
  clientId: string;
  clientSecret: string;
  /** Milliseconds for each call; 10,000 unless told. */
  timeout?: number;
  /** Connections to VÀLid; the process-wide ones if absent. */
  dispatcher?: Dispatcher;
}

const LARGEST_ANSWER = 64 * 1024;

/**
 * VÀLid 2.0 as OAuth 2.0 client. It takes the client's secret from registered servers only and its token in the address,
 * so nothing here may ever reach a browser, a log or an error except {@link ValidClient.signInAddress}.
 */
export class ValidClient {
  constructor(
    private readonly options: ValidOptions,
    /** Where VÀLid sends the citizen back to; registered with it. */
    private readonly redirectUri: string,
  ) {}

  /** Where to send the citizen's browser. */
  signInAddress(state: string): string {
    return withQuery(this.options.authorizeUrl, {
      response_type: 'code',
      client_id: this.options.clientId,
      redirect_uri: this.redirectUri,
      scope: 'autenticacio_usuari',
      state,
      access_type: 'online',
      approval_prompt: 'auto',
    });
  }

  /** @throws {ValidFailure} */
  async exchange(code: string): Promise<string> {
    const { clientId, clientSecret, tokenUrl } = this.options;
    const form = {
      grant_type: 'authorization_code',
      code,
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uri: this.redirectUri,
    };
    const answer = await this.#ask('token', tokenUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    });
    return parse('token', TokenAnswer, answer).access_token;
  }

  /** @throws {ValidFailure} */
  async whoIs(token: string): Promise<SignedInPerson> {
    const answer = await this.#ask('user-info', withQuery(this.options.userInfoUrl, { AccessToken: token }));
    return toSignedInPerson(parse('user-info', UserInfo, answer));
  }

  /**
   * Takes back the token and ends the citizen's session at VÀLid, which its revocation alone leaves open. Each is tried whatever becomes of the other.
   * @throws {ValidFailure} the first that failed.
   */
  async end(token: string): Promise<void> {
    const { logoutUrl, revokeUrl } = this.options;
    const results = await Promise.allSettled([
      this.#ask('logout', withQuery(logoutUrl, { token })),
      this.#ask('revoke', withQuery(revokeUrl, { token })),
    ]);
    for (const result of results) if (result.status === 'rejected') throw result.reason;
  }

  async #ask(
    operation: ValidFailure['operation'],
    address: string,
    options?: Pick<Dispatcher.RequestOptions, 'method' | 'headers' | 'body'>,
  ) {
    const { timeout = 10_000, dispatcher } = this.options;
    const signal = abortsAfter(timeout);
    try {
      const { statusCode, body } = await unlessStopped(request(address, { ...options, signal, ...(dispatcher && { dispatcher }) }), signal);
      const text = (await readCapped(body, LARGEST_ANSWER, tooLarge)).toString('utf8');
      if (statusCode >= 400) throw new ValidFailure(operation, statusCode >= 500 ? 'unreachable' : 'refused', `status ${statusCode}`);
      return text;
    } catch (error) {
      if (error instanceof ValidFailure) throw error;
      // Never the error itself: it could hold the address, and the address holds the token.
      throw new ValidFailure(operation, 'unreachable', signal.aborted ? `no answer within ${timeout} ms` : codeOf(error));
    }
  }
}

const tooLarge = (): Error => Object.assign(new Error('too large'), { code: 'TOO_LARGE' });

function parse<S extends TSchema>(operation: ValidFailure['operation'], schema: S, text: string): Static<S> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ValidFailure(operation, 'malformed', 'not JSON');
  }
  if (!Value.Check(schema, value)) throw new ValidFailure(operation, 'malformed', 'unexpected shape');
  return value;
}

function withQuery(address: string, query: Record<string, string>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}
