/** The pages that the citizen walks through: choose who and how, type the code where there is one, and go back. */
import { readBody, redirect, sendText, type Exchange, type Route } from '../http/serve.js';
import { CITIZEN, PEOPLE } from '../people.js';
import { choicePage, codePage, refusalPage } from './pages.js';
import type { ValidOptions } from './server.js';
import { isMethod, type Attempt, type SignIn, type SignIns } from './sign-ins.js';

/** The single sign-on session of a browser. */
export const COOKIE = 'valid_session';

/** What the citizen's browser visits. */
export function browserRoutes({ clientId, gatewayOrigin }: ValidOptions, signIns: SignIns): Route[] {
  return [
    {
      method: 'GET',
      path: '/o/oauth2/auth',
      handle: ({ request, response, url: { searchParams: asked } }) => {
        const redirectUri = asked.get('redirect_uri') ?? '';
        if (asked.get('client_id') !== clientId || !URL.canParse(redirectUri) || new URL(redirectUri).origin !== gatewayOrigin) {
          sendPage(response, 400, refusalPage('El servei que demana la identificació no està registrat a VÀLid.'));
          return;
        }
        const attempt: Attempt = { redirectUri, state: asked.get('state') ?? '', offline: asked.get('access_type') === 'offline' };
        if (asked.get('response_type') !== 'code' || asked.get('scope') !== 'autenticacio_usuari') {
          redirect(response, withParams(attempt, { error: 'invalid_request' }));
          return;
        }
        const session = sessionOf(request);
        const known = session && signIns.session(session);
        if (session && known) {
          redirect(response, withParams(attempt, { code: signIns.grant(session, known, attempt) }));
          return;
        }
        sendPage(response, 200, choicePage(signIns.begin(attempt)));
      },
    },
    { method: 'POST', path: '/identificacio', handle: submitted(signIns, choose) },
    { method: 'POST', path: '/codi', handle: submitted(signIns, enterCode) },
  ];
}

type Step = (form: URLSearchParams, attempt: Attempt, id: string, signIns: SignIns) => SignIn | { page: string };

function submitted(signIns: SignIns, step: Step): (exchange: Exchange) => Promise<void> {
  return async ({ request, response }) => {
    const form = new URLSearchParams(await readBody(request));
    const id = form.get('attempt') ?? '';
    const attempt = signIns.attempt(id);
    if (!attempt) {
      sendPage(response, 400, refusalPage('Aquesta identificació ja ha acabat.'));
      return;
    }
    if (form.get('action') === 'cancel') {
      signIns.forget(id);
      redirect(response, withParams(attempt, { error: 'SESSION_CANCEL' }));
      return;
    }
    const outcome = step(form, attempt, id, signIns);
    if ('page' in outcome) {
      sendPage(response, 200, outcome.page);
      return;
    }
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

function withParams({ redirectUri, state }: Attempt, params: Record<string, string>): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries({ ...params, ...(state && { state }) })) url.searchParams.set(name, value);
  return url.href;
}

export function sessionOf({ headers }: Exchange['request']): string | undefined {
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
