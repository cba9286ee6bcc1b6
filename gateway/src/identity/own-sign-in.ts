/** Signing in on the gateway's own top-level pages. They need no token: the issuer's first-party session is what counts, so nothing is redeemed. */
// For the types only: it adds `hide` to a route's schema.
import type {} from '@fastify/swagger';
import { randomBytes } from 'node:crypto';
import { Type, type Static } from '@sinclair/typebox';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AssuranceLevel } from '../folder/model.js';
import { plainPage } from '../pages/document.js';
import { failureBody, failureTexts } from '../pages/failure.js';
import { pageLanguage } from '../pages/language.js';
import { cookieIn } from './cookies.js';
import { SIGN_IN_SECONDS } from './lifetimes.js';
import { isOwnPage, OWN_CLIENT, OWN_RETURN_PATH, OWN_START_PATH } from './own-pages.js';
import type { OwnSignIn } from './types.js';
import type { Ways } from './way.js';

const STATE = /^[A-Za-z0-9_-]{32}$/;

const StartQuery = Type.Object({
  to: Type.String({ maxLength: 500 }),
  level: Type.Optional(AssuranceLevel),
  again: Type.Optional(Type.Literal('1')),
  lang: Type.Optional(Type.String({ maxLength: 20, pattern: '^[A-Za-z-]+$' })),
});
type StartQuery = Static<typeof StartQuery>;
const ReturnQuery = Type.Object({ state: Type.Optional(Type.String()), error: Type.Optional(Type.String()) });

/** @throws {RangeError} when `returnTo` is not a page of our own. */
export function ownSignInAddress(publicUrl: string, { returnTo, level, again, locale }: OwnSignIn): string {
  if (!isOwnPage(returnTo)) throw new RangeError('A sign-in comes back to a page of the gateway only.');
  const query = new URLSearchParams({ to: returnTo });
  if (level) query.set('level', level);
  if (again) query.set('again', '1');
  if (locale) query.set('lang', locale);
  return `${publicUrl}${OWN_START_PATH}?${query}`;
}

export interface OwnSignInOptions {
  publicUrl: string;
  issuer: string;
  ways: Ways;
}

export function ownSignInRoutes(app: FastifyInstance, { publicUrl, issuer, ways }: OwnSignInOptions): void {
  const secure = publicUrl.startsWith('https:');
  const cookie = (state: string) => `${secure ? '__Secure-' : ''}return_${state}`;
  const path = new URL(publicUrl + OWN_RETURN_PATH).pathname;
  const setCookie = (reply: FastifyReply, state: string, value: string, maxAge: number) =>
    reply.header(
      'set-cookie',
      `${cookie(state)}=${value}; Path=${path}; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`,
    );

  app.get<{ Querystring: StartQuery }>(OWN_START_PATH, { schema: { hide: true, querystring: StartQuery } }, (request, reply) => {
    const { to, level, again, lang } = request.query;
    if (!isOwnPage(to)) return refuse(request, reply, ways, 'no_such_page');
    const state = randomBytes(24).toString('base64url');
    setCookie(reply, state, Buffer.from(to).toString('base64url'), SIGN_IN_SECONDS);
    void reply.header('set-cookie', ways.toOwnPage(to, lang));
    const query = new URLSearchParams({ response_type: 'none', client_id: OWN_CLIENT, redirect_uri: publicUrl + OWN_RETURN_PATH });
    query.set('scope', 'openid');
    query.set('state', state);
    if (level) query.set('acr_values', level);
    if (again) query.set('prompt', 'login');
    if (lang) query.set('ui_locales', lang);
    return reply.header('cache-control', 'no-store').redirect(`${issuer}/auth?${query}`, 303);
  });

  app.get<{ Querystring: Static<typeof ReturnQuery> }>(
    OWN_RETURN_PATH,
    { schema: { hide: true, querystring: ReturnQuery } },
    (request, reply) => {
      const { state = '', error } = request.query;
      const kept = STATE.test(state) ? cookieIn(request.headers, cookie(state)) : undefined;
      const to = Buffer.from(kept ?? '', 'base64url').toString('utf8');
      void reply.header('cache-control', 'no-store');
      // Whoever did not start here is sent nowhere: the address of the page comes from this browser's own cookie.
      if (!isOwnPage(to)) return refuse(request, reply, ways, 'session_not_found');
      setCookie(reply, state, '', 0);
      return reply.redirect(publicUrl + (error === undefined ? to : withOutcome(to, error)), 303);
    },
  );
}

function withOutcome(path: string, error: string): string {
  const url = new URL(path, 'https://own.invalid');
  url.searchParams.set('signIn', error === 'access_denied' ? 'cancelled' : 'failed');
  return url.pathname + url.search;
}

function refuse({ headers }: FastifyRequest, reply: FastifyReply, ways: Ways, code: string): FastifyReply {
  const language = ways.read(headers)?.language ?? pageLanguage([headers['accept-language']]);
  const texts = failureTexts[language];
  const page = plainPage({ language, title: texts.failedTitle, body: failureBody(texts, code) });
  return reply.code(400).headers(page.headers).send(page.html);
}
