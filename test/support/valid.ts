/** A small VÀLid over HTTP, for tests: whoever comes is signed in at once as the person set, unless told otherwise. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomBytes } from 'node:crypto';
import type { ValidOptions } from '../../gateway/src/contracts/valid/client.js';

export const fictitiousPerson = {
  status: 'ok',
  identifier: '00000000T',
  identifierType: '1',
  name: 'Maria',
  surnames: 'Prova i Exemple',
  surname1: 'Prova',
  surname2: 'i Exemple',
  countryCode: 'ES',
  email: 'maria@exemple.cat',
  prefix: '0034',
  phone: '600000000',
  method: 'idcatmobil',
  assuranceLevel: 'substantial',
};

export interface FakeValid {
  readonly options: ValidOptions;
  /** What `getUserInfo` answers. */
  person: Record<string, unknown>;
  /** What the citizen does on its page. */
  does: 'sign-in' | 'cancel' | 'fail';
  /** What the named path answers instead: a status, or a status and a body. */
  readonly faults: Map<string, { status: number; body?: string }>;
  /** Tokens that were given out and neither revoked nor logged out, by kind. */
  readonly tokens: Set<string>;
  readonly sessions: Set<string>;
  /** Path and form of each call, in order. */
  readonly calls: string[];
  close(): Promise<void>;
}

export async function startValid(): Promise<FakeValid> {
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const codes = new Set<string>();
  const valid: FakeValid = {
    options: {
      authorizeUrl: `${base}/o/oauth2/auth`,
      tokenUrl: `${base}/o/oauth2/token`,
      userInfoUrl: `${base}/serveis-rest/getUserInfo`,
      revokeUrl: `${base}/o/oauth2/revoke`,
      logoutUrl: `${base}/o/oauth2/logout`,
      clientId: 'proves.serveis.aoc.cat',
      clientSecret: 'a-secret',
      timeout: 1_000,
    },
    person: { ...fictitiousPerson },
    does: 'sign-in',
    faults: new Map(),
    tokens: new Set(),
    sessions: new Set(),
    calls: [],
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', base);
    const form = new URLSearchParams(await text(request));
    valid.calls.push(url.pathname);
    const json = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const fault = valid.faults.get(url.pathname);
    if (fault) return void response.writeHead(fault.status).end(fault.body);
    switch (`${request.method} ${url.pathname}`) {
      case 'GET /o/oauth2/auth':
        return void response.writeHead(302, { location: answer(url.searchParams) }).end();
      case 'POST /o/oauth2/token': {
        const good =
          codes.delete(form.get('code') ?? '') &&
          form.get('client_secret') === 'a-secret' &&
          form.get('grant_type') === 'authorization_code';
        if (!good) return void json(400, { error: 'invalid_grant' });
        const token = `valid-token-${randomBytes(12).toString('hex')}`;
        valid.tokens.add(token);
        valid.sessions.add(token);
        return void json(200, { access_token: token, token_type: 'Bearer', expires_in: 3600 });
      }
      case 'GET /serveis-rest/getUserInfo': {
        const known = valid.tokens.has(url.searchParams.get('AccessToken') ?? '');
        return void json(200, known ? valid.person : { status: 'ko', error: 'INVALID_TOKEN' });
      }
      case 'GET /o/oauth2/revoke':
        return void json(valid.tokens.delete(url.searchParams.get('token') ?? '') ? 200 : 400, {});
      case 'GET /o/oauth2/logout':
        return void json(valid.sessions.delete(url.searchParams.get('token') ?? '') ? 200 : 400, {});
      default:
        return void json(404, {});
    }
  }

  function answer(query: URLSearchParams): string {
    const back = new URL(query.get('redirect_uri') ?? '');
    back.searchParams.set('state', query.get('state') ?? '');
    if (valid.does === 'cancel') back.searchParams.set('error', 'SESSION_CANCEL');
    if (valid.does === 'fail') back.searchParams.set('error', 'INTERNAL_ERROR');
    if (valid.does !== 'sign-in') return back.href;
    const code = randomBytes(12).toString('hex');
    codes.add(code);
    back.searchParams.set('code', code);
    return back.href;
  }

  return valid;
}

async function text(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}
