/** A simulated VÀLid 2.0: OAuth 2.0 with a client secret, a single sign-on session of its own, and three ways in. */
import { readFile } from 'node:fs/promises';
import { readBody, redirect, sendJson, sendText, serve, type Exchange, type Listening, type Route } from '../http/serve.js';
import { CITIZEN, PEOPLE } from '../people.js';
import { choicePage, codePage, refusalPage } from './pages.js';
import { isMethod, SignIns, type Attempt, type SignIn } from './sign-ins.js';
import { userInfo } from './user-info.js';

export interface ValidOptions {
  port: number;
  clientId: string;
  clientSecret: string;
  /** The only origin to which codes are sent. */
  gatewayOrigin: string;
}

const COOKIE = 'valid_session';
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
    ...browserRoutes(options, signIns),
    ...serverRoutes(options, signIns),
  ]);
}

/** What the citizen's browser visits. */
function browserRoutes({ clientId, gatewayOrigin }: ValidOptions, signIns: SignIns): Route[] {
  return [
    {
      method: 'GET',
      path: '/o/oauth2/auth',
      handle: ({ request, response, url: { searchParams: asked } }) => {
        const redirectUri = asked.get('redirect_uri') ?? '';
        if (asked.get('client_id') !== clientId || !URL.canParse(redirectUri) || new URL(redirectUri).origin !== gatewayOrigin) {
          return sendPage(response, 400, refusalPage('El servei que demana la identificació no està registrat a VÀLid.'));
        }
        const attempt: Attempt = { redirectUri, state: asked.get('state') ?? '', offline: asked.get('access_type') === 'offline' };
        if (asked.get('response_type') !== 'code' || asked.get('scope') !== 'autenticacio_usuari') {
          return redirect(response, withParams(attempt, { error: 'invalid_request' }));
        }
        const session = sessionOf(request);
        const known = session && signIns.session(session);
        if (session && known) return redirect(response, withParams(attempt, { code: signIns.grant(session, known, attempt) }));
        sendPage(response, 200, choicePage(signIns.begin(attempt)));
      },
    },
    { method: 'POST', path: '/identificacio', handle: submitted(signIns, choose) },
    { method: 'POST', path: '/codi', handle: submitted(signIns, enterCode) },
  ];
}

/** What the gateway asks from server to server: here tokens stand in addresses, as in the published contract. */
function serverRoutes({ clientId, clientSecret }: ValidOptions, signIns: SignIns): Route[] {
  return [
    {
      method: 'POST',
      path: '/o/oauth2/token',
      handle: async ({ request, response }) => {
        const form = new URLSearchParams(await readBody(request));
        if (!isClient(request.headers.authorization, form, clientId, clientSecret))
          return sendJson(response, 401, { error: 'invalid_client' });
        const issued =
          form.get('grant_type') === 'refresh_token'
            ? { accessToken: signIns.refresh(form.get('refresh_token') ?? '') }
            : signIns.redeem(form.get('code') ?? '', form.get('redirect_uri') ?? '');
        if (!issued?.accessToken) return sendJson(response, 400, { error: 'invalid_grant' });
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

type Step = (form: URLSearchParams, attempt: Attempt, id: string, signIns: SignIns) => SignIn | { page: string };

function submitted(signIns: SignIns, step: Step): (exchange: Exchange) => Promise<void> {
  return async ({ request, response }) => {
    const form = new URLSearchParams(await readBody(request));
    const id = form.get('attempt') ?? '';
    const attempt = signIns.attempt(id);
    if (!attempt) return sendPage(response, 400, refusalPage('Aquesta identificació ja ha acabat.'));
    if (form.get('action') === 'cancel') {
      signIns.forget(id);
      return redirect(response, withParams(attempt, { error: 'SESSION_CANCEL' }));
    }
    const outcome = step(form, attempt, id, signIns);
    if ('page' in outcome) return sendPage(response, 200, outcome.page);
    signIns.forget(id);
    const session = signIns.openSession(outcome);
    redirect(response, withParams(attempt, { code: signIns.grant(session, outcome, attempt) }), {
      'set-cookie': `${COOKIE}=${session}; Path=/; HttpOnly; SameSite=Lax`,
    });
  };
}

const choose: Step = (form, attempt, id, signIns) => {
  const method = form.get('method');
  const person = PEOPLE.find(({ identifier }) => identifier === form.get('person'));
  const representing = form.get('representing') === 'yes';
  if (!isMethod(method) || !person) return { page: choicePage(id, "Tria un sistema d'identificació i una persona.") };
  if (representing && method !== 'certificat') {
    return { page: choicePage(id, "Per actuar com a representant t'has d'identificar amb certificat digital.") };
  }
  if (representing && person !== CITIZEN) return { page: choicePage(id, 'Aquesta persona no representa cap entitat.') };
  const signIn = { person, method, representing };
  return method === 'idcatmobil' ? { page: codePage(id, signIns.sendCode(attempt, signIn)) } : signIn;
};

const enterCode: Step = (form, attempt, id) => {
  const { awaiting } = attempt;
  if (!awaiting) return { page: choicePage(id) };
  if (form.get('code')?.trim() === awaiting.code) return awaiting.signIn;
  return { page: codePage(id, awaiting.code, 'Aquest codi no és el que hem enviat. Torna-ho a provar.') };
};

function isClient(authorization: string | undefined, form: URLSearchParams, clientId: string, clientSecret: string): boolean {
  if (authorization?.startsWith('Basic ')) {
    return (
      Buffer.from(authorization.slice(6), 'base64').toString('utf8') ===
      `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`
    );
  }
  return form.get('client_id') === clientId && form.get('client_secret') === clientSecret;
}

function withParams({ redirectUri, state }: Attempt, params: Record<string, string>): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries({ ...params, ...(state && { state }) })) url.searchParams.set(name, value);
  return url.href;
}

function sessionOf({ headers }: Exchange['request']): string | undefined {
  return new RegExp(`(?:^|; )${COOKIE}=([\\w-]+)`).exec(headers.cookie ?? '')?.[1];
}

function sendPage(response: Exchange['response'], status: number, page: string): void {
  response.setHeader('cache-control', 'no-store');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader(
    'content-security-policy',
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'",
  );
  sendText(response, status, page, 'text/html; charset=utf-8');
}
