import { createHmac } from 'node:crypto';
import Provider, { errors, interactionPolicy, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import type { Logger } from 'pino';
import type { ValidClient } from '../contracts/valid/client.js';
import type { CitizenSessions, IssuerRecords } from '../store/types.js';
import { beginningPrompt } from './beginning.js';
import { BrowserSessions } from './browser-sessions.js';
import { issuerAdapter } from './issuer-adapter.js';
import type { Keys } from './keys.js';
import { ACCESS_TOKEN_SECONDS, remaining, SIGN_IN_SECONDS } from './lifetimes.js';
import { FailurePages } from './pages.js';
import { isOpen, questionPrompt, Questions, saidYes } from './question.js';
import { SignIn } from './sign-in.js';
import type { SiteDirectory } from './sites.js';
import type { Ways } from './way.js';

/** As the issuer's router reads paths. */
const AUTHORIZATION = /^\/auth\/?$/i;

export interface IssuerOptions {
  issuer: string;
  /** Address of the gateway: whom the access tokens are for, and where its own pages stand. */
  publicUrl: string;
  valid: ValidClient;
  keys: Keys;
  sites: SiteDirectory;
  sessions: CitizenSessions;
  records: IssuerRecords;
  ways: Ways;
  log: Logger;
}

/** What the issuer asks of us in the course of a sign-in. */
interface Hooks {
  /** @see {@link SignIn.begin} */
  begin(ctx: KoaContextWithOIDC, signInId: string): string;
  /** @see {@link SignIn.adopt} */
  adopt(signInId: string, sessionId: string): Promise<void>;
  /** @see {@link FailurePages.show} */
  showFailure(ctx: KoaContextWithOIDC, code: string): Promise<void>;
}

export interface Issuer {
  provider: Provider;
  browsers: BrowserSessions;
  /** Ends the session of that id everywhere. */
  endCitizen: (sessionId: string) => Promise<void>;
}

/** The OpenID issuer of the sites: code with PKCE, tokens bound to a key of the browser, rotating refresh tokens, one session for all sites. */
export function createIssuer(options: IssuerOptions): Issuer {
  const { issuer, keys, log, records, ways } = options;
  const hooks: Hooks = {
    begin: (ctx, signInId) => signIn.begin(ctx, signInId),
    adopt: (signInId, sessionId) => signIn.adopt(signInId, sessionId),
    showFailure: (ctx, code) => failures.show(ctx, code),
  };
  const provider = new Provider(issuer, configuration(options, hooks));
  const browsers = new BrowserSessions(provider, records);
  const failures = new FailurePages(browsers, ways);
  const { hostPrefix } = cookiePrefixes(issuer);
  const basePath = new URL(issuer).pathname;
  const questions = new Questions({ ...options, provider, browsers, origin: new URL(options.publicUrl).origin });
  const signIn = new SignIn({ ...options, provider, browsers, failures, questions, subjectKey: keys.subjectKey, basePath, hostPrefix });
  provider.use(guardPages(log, failures));
  provider.use(keepWay(ways));
  provider.use(signIn.routes);
  // The mount tells it the public address in these headers, whatever the outside sent.
  provider.proxy = true;
  provider.on('server_error', (_ctx, error: Error) => log.error({ event: 'issuer', err: error }));
  return { provider, browsers, endCitizen: (sessionId) => signIn.endCitizen(sessionId) };
}

function configuration({ publicUrl: audience, keys, sites, records, sessions, issuer }: IssuerOptions, hooks: Hooks): Configuration {
  const { hostPrefix, securePrefix } = cookiePrefixes(issuer);
  return {
    adapter: issuerAdapter(records, sites, audience),
    jwks: keys.jwks,
    cookies: {
      keys: keys.cookieKeys,
      names: { session: `${hostPrefix}session`, interaction: `${securePrefix}sign_in`, resume: `${securePrefix}sign_in_resume` },
    },
    clientAuthMethods: ['none', 'client_secret_basic'],
    responseTypes: ['code', 'none'],
    scopes: ['openid'],
    enabledJWA: { dPoPSigningAlgValues: ['ES256'] },
    acrValues: ['low', 'substantial', 'high'],
    claims: { acr: null, auth_time: null, iss: null, sid: null, openid: ['sub', 'acr', 'auth_time'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    rotateRefreshToken: true,
    issueRefreshToken: () => true,
    expiresWithSession: () => true,
    clientBasedCORS: (_ctx, origin, client) => (client.redirectUris ?? []).some((address) => new URL(address).origin === origin),
    findAccount: (_ctx, subject) => ({ accountId: subject, claims: () => ({ sub: subject }) }),
    loadExistingGrant: (ctx) => grantOf(ctx, sites, hooks),
    extraTokenClaims: (ctx, token) => ('sessionUid' in token ? { sid: token.sessionUid, ...levelOf(ctx) } : undefined),
    interactions: {
      url: (ctx, { uid }) => hooks.begin(ctx, uid),
      policy: policy(sites, sessions),
    },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      // A proof is worth something for a few minutes by our clock. To a device that has the wrong time it says so, and takes one with a word of ours.
      dPoP: { enabled: true, nonceSecret: createHmac('sha256', keys.sessionKey).update('nonces of proofs').digest() },
      pushedAuthorizationRequests: { enabled: false },
      revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
      // A site signs out at `/v1/session`, without leaving its page; nobody else asks.
      rpInitiatedLogout: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        getResourceServerInfo: (_ctx, resource) => {
          if (resource !== audience) throw new errors.InvalidTarget();
          const jwt = { sign: { alg: 'ES256' as const } };
          return { scope: '', audience, accessTokenFormat: 'jwt', accessTokenTTL: ACCESS_TOKEN_SECONDS, jwt };
        },
      },
    },
    ttl: {
      AccessToken: ACCESS_TOKEN_SECONDS,
      AuthorizationCode: 60,
      IdToken: ACCESS_TOKEN_SECONDS,
      Interaction: SIGN_IN_SECONDS,
      RefreshToken: (_ctx, token) => remaining(token.authTime),
      Grant: (ctx) => remaining(ctx.oidc.session?.loginTs),
      Session: (_ctx, session) => (session.loginTs === undefined ? SIGN_IN_SECONDS : remaining(session.loginTs)),
    },
    renderError: (ctx, out, error) => hooks.showFailure(ctx, error instanceof errors.SessionNotFound ? codeOf(error) : out.error),
  };
}

/** Which hosts can set a cookie of that name; the library gives some of its cookies a path, which the stricter prefix does not allow. */
function cookiePrefixes(issuer: string) {
  const secure = issuer.startsWith('https:');
  return { hostPrefix: secure ? '__Host-' : '', securePrefix: secure ? '__Secure-' : '' } as const;
}

/** Asks for a sign-in too when the citizen's own record is gone: a session without it could answer nothing. Consent is asked for where a page can read. */
function policy(sites: SiteDirectory, sessions: CitizenSessions): interactionPolicy.DefaultPolicy {
  const prompts = interactionPolicy.base();
  prompts.remove('consent');
  prompts.add(beginningPrompt(sites), 0);
  prompts.add(questionPrompt(sites));
  const isLost = async (ctx: KoaContextWithOIDC) => {
    const { session } = ctx.oidc;
    return session?.accountId !== undefined && !(await sessions.find(session.uid));
  };
  prompts
    .get('login')
    ?.checks.add(new interactionPolicy.Check('citizen_unknown', 'the session has lost its citizen', 'login_required', isLost));
  return prompts;
}

/** The site's grant within this session. A sealed site's page learns nothing, so that nobody needs to be asked; an open one's comes from a yes. */
async function grantOf(ctx: KoaContextWithOIDC, sites: SiteDirectory, hooks: Hooks) {
  const { session, client, result, entities, provider } = ctx.oidc;
  if (!session?.accountId || !client) return undefined;
  if (result?.login && entities.Interaction) await hooks.adopt(entities.Interaction.uid, session.uid);
  const id = session.grantIdFor(client.clientId);
  const known = id === undefined ? undefined : await provider.Grant.find(id);
  if (known?.accountId === session.accountId) return known;
  if (isOpen(sites, client) && !saidYes(result, session.accountId)) return undefined;
  const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId });
  grant.addOIDCScope('openid');
  await grant.save();
  return grant;
}

function levelOf(ctx: KoaContextWithOIDC): { acr?: string; auth_time?: number } {
  const source = ctx.oidc.entities.RefreshToken ?? ctx.oidc.entities.AuthorizationCode;
  return { acr: source?.acr, auth_time: source?.authTime };
}

/**
 * Whatever page the library may show of its own accord, or Koa when something goes wrong: no frame holds it and no script runs in it.
 * Codes go into addresses only, since the library's other way is a page that posts itself.
 */
function guardPages(log: Logger, failures: FailurePages) {
  return async (ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> => {
    ctx.set({
      'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    const { response_mode: mode = 'query' } = ctx.query;
    try {
      if (mode !== 'query') throw new errors.InvalidRequest('codes are handed out in addresses only');
      await next();
    } catch (error) {
      const known = error instanceof errors.OIDCProviderError;
      if (!known) log.error({ event: 'issuer', err: error });
      ctx.status = known ? error.statusCode : 500;
      await failures.show(ctx, codeOf(error));
    }
  };
}

/** Of a sign-in that may go on, and of no other: what a page made up leaves no trace. */
function keepWay(ways: Ways) {
  return async (ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> => {
    await next();
    const cookie = ctx.status === 303 && AUTHORIZATION.test(ctx.path) ? ways.toSite(ctx.query) : undefined;
    if (cookie !== undefined) ctx.append('set-cookie', cookie);
  };
}

function codeOf(error: unknown): string {
  if (error instanceof errors.SessionNotFound) return 'session_not_found';
  return error instanceof errors.OIDCProviderError ? error.error : 'server_error';
}
