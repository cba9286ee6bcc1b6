/** A simulated VÀLid 2.0: OAuth 2.0 with a client secret, a single sign-on session of its own, and three ways in. */
import { readFile } from 'node:fs/promises';
import { readBody, sendJson, sendText, serve, type Listening, type Route } from '../http/serve.js';
import { browserRoutes, COOKIE, sessionOf } from './browser-routes.js';
import { SignIns } from './sign-ins.js';
import { userInfo } from './user-info.js';

export interface ValidOptions {
  port: number;
  clientId: string;
  clientSecret: string;
  /** The only origin to which codes are sent. */
  gatewayOrigin: string;
  /** Further headers of its pages. */
  pageHeaders?: Readonly<Record<string, string>>;
}

const TOKEN_LIFETIME = 3600;
const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0b4f8a"/><path d="M8 9l8 15 8-15" fill="none" stroke="#fff" stroke-width="4"/></svg>';

export async function serveValid(options: ValidOptions): Promise<Listening> {
  const style = await readFile(new URL('./style.css', import.meta.url), 'utf8');
  const signIns = new SignIns();
  return serve(options.port, 'the simulated VÀLid', [
    { method: 'GET', path: '/health', handle: ({ response }) => sendJson(response, 200, { status: 'ok' }) },
    { method: 'GET', path: '/style.css', handle: ({ response }) => sendText(response, 200, style, 'text/css; charset=utf-8') },
    { method: 'GET', path: '/icon.svg', handle: ({ response }) => sendText(response, 200, ICON, 'image/svg+xml') },
    ...browserRoutes(options, signIns).map((route): Route => ({ ...route, handle: withHeaders(route.handle, options.pageHeaders) })),
    ...serverRoutes(options, signIns),
  ]);
}

const withHeaders =
  (handle: Route['handle'], headers: Readonly<Record<string, string>> = {}): Route['handle'] =>
  (exchange) => {
    for (const [name, value] of Object.entries(headers)) exchange.response.setHeader(name, value);
    return handle(exchange);
  };

/** What the gateway asks from server to server: here tokens stand in addresses, as in the published contract. */
function serverRoutes({ clientId, clientSecret }: ValidOptions, signIns: SignIns): Route[] {
  return [
    {
      method: 'POST',
      path: '/o/oauth2/token',
      handle: async ({ request, response }) => {
        const form = new URLSearchParams(await readBody(request));
        if (!isClient(request.headers.authorization, form, clientId, clientSecret)) {
          sendJson(response, 401, { error: 'invalid_client' });
          return;
        }
        const issued =
          form.get('grant_type') === 'refresh_token'
            ? { accessToken: signIns.refresh(form.get('refresh_token') ?? '') }
            : signIns.redeem(form.get('code') ?? '', form.get('redirect_uri') ?? '');
        if (!issued?.accessToken) {
          sendJson(response, 400, { error: 'invalid_grant' });
          return;
        }
        sendJson(response, 200, {
          access_token: issued.accessToken,
          token_type: 'Bearer',
          expires_in: TOKEN_LIFETIME,
          ...('refreshToken' in issued && { refresh_token: issued.refreshToken }),
        });
      },
    },
    {
      method: 'GET',
      path: '/serveis-rest/getUserInfo',
      handle: ({ response, url }) => {
        const signIn = signIns.who(url.searchParams.get('AccessToken') ?? '');
        sendJson(response, 200, signIn ? userInfo(signIn) : { status: 'ko', error: 'INVALID_TOKEN' });
      },
    },
    {
      method: 'GET',
      path: '/o/oauth2/revoke',
      handle: ({ response, url }) => {
        signIns.revoke(url.searchParams.get('token') ?? '');
        sendJson(response, 200, {});
      },
    },
    {
      method: 'GET',
      path: '/o/oauth2/logout',
      handle: ({ request, response, url }) => {
        signIns.logOut(url.searchParams.get('token') ?? '');
        const session = sessionOf(request);
        if (session) signIns.endSession(session);
        response.setHeader('set-cookie', `${COOKIE}=; Path=/; Max-Age=0`);
        sendJson(response, 200, {});
      },
    },
  ];
}

function isClient(authorization: string | undefined, form: URLSearchParams, clientId: string, clientSecret: string): boolean {
  if (authorization?.startsWith('Basic ')) {
    return (
      Buffer.from(authorization.slice(6), 'base64').toString('utf8') ===
      `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`
    );
  }
  return form.get('client_id') === clientId && form.get('client_secret') === clientSecret;
}
