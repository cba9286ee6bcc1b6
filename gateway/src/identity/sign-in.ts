import { randomBytes, timingSafeEqual } from 'node:crypto';
import { errors } from 'oidc-provider';
import type Provider from 'oidc-provider';
import type { InteractionResults, KoaContextWithOIDC } from 'oidc-provider';
import type { Logger } from 'pino';
import type { ValidClient } from '../contracts/valid/client.js';
import { ValidFailure } from '../contracts/valid/failure.js';
import type { CitizenSession, CitizenSessions } from '../store/types.js';
import { isLedByUs } from './beginning.js';
import type { BrowserSessions } from './browser-sessions.js';
import { now, SESSION_SECONDS, SIGN_IN_SECONDS } from './lifetimes.js';
import type { FailurePages } from './pages.js';
import { QUESTION, type Questions } from './question.js';
import { subjectOf } from './subject.js';
import type { Person } from '../folder/ports.js';

type Interaction = InstanceType<Provider['Interaction']>;

/** Path of VÀLid's return address, below the issuer. */
export const VALID_RETURN_PATH = '/valid';
const START_PATH = '/interaction/';
/** As the issuer's router reads paths. */
const BELOW_AUTHORIZATION = /^\/auth\//i;

export interface SignInOptions {
  provider: Provider;
  valid: ValidClient;
  browsers: BrowserSessions;
  failures: FailurePages;
  questions: Questions;
  sessions: CitizenSessions;
  subjectKey: Buffer;
  /** Path of the issuer as browsers see it, for example `/oidc`. */
  basePath: string;
  /** What the name of a cookie begins with that no other host can set; empty without TLS, where browsers know no such thing. */
  hostPrefix: '__Host-' | '';
  log: Logger;
}

/** The way over VÀLid: from the issuer's question "who is it?" to its answer. */
export class SignIn {
  constructor(private readonly options: SignInOptions) {}

  /** Koa middleware in front of the issuer's own routes. */
  readonly routes = async (ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> => {
    if (ctx.method === 'GET' && ctx.path.startsWith(START_PATH)) return this.#start(ctx);
    if (ctx.method === 'POST' && ctx.path.startsWith(START_PATH))
      return this.options.questions.answer(ctx, (await this.#found(ctx)).interaction);
    if (ctx.method === 'GET' && ctx.path === VALID_RETURN_PATH) return this.#finish(ctx);
    return BELOW_AUTHORIZATION.test(ctx.path) ? this.#resume(ctx, next) : next();
  };

  /**
   * Marks the browser in which a sign-in begins: only there it goes on. The issuer's own cookies for it do not say as much, since another
   * host of the same domain could set them.
   * @returns the path at which it goes on
   */
  begin(ctx: KoaContextWithOIDC, uid: string): string {
    const secret = randomBytes(24).toString('base64url');
    ctx.cookies.set(this.#cookieOf(uid), secret, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      overwrite: true,
      maxAge: SIGN_IN_SECONDS * 1000,
    });
    return this.#pathOf(uid);
  }

  /**
   * Until the issuer has its session, the citizen stands in the store under the id of the sign-in; from here on under that of the session.
   * Whoever was there before is gone: a second sign-in replaces the first.
   */
  async adopt(signInId: string, sessionId: string): Promise<void> {
    const { sessions } = this.options;
    const arrived = await sessions.end(signInId);
    if (!arrived) return;
    // Replaced in one step: another frame of the same session may be asking right now.
    const before = await sessions.find(sessionId);
    await sessions.put({ ...arrived, id: sessionId });
    if (before) await this.endUpstream(before);
  }

  /** Ends a session everywhere: what was granted in it, the issuer's part, the citizen's own record, and VÀLid's. */
  async endCitizen(sessionId: string): Promise<void> {
    const { browsers, sessions } = this.options;
    const ended = await sessions.end(sessionId);
    await browsers.end(sessionId);
    if (ended) await this.endUpstream(ended);
  }

  /** VÀLid's part of a sign-out. It failing must not keep anybody signed in here. */
  async endUpstream({ upstreamToken }: Pick<CitizenSession, 'upstreamToken'>): Promise<void> {
    if (upstreamToken === null) return;
    try {
      await this.options.valid.end(upstreamToken);
    } catch (error) {
      if (!(error instanceof ValidFailure)) throw error;
      this.options.log.warn({ event: 'sign-out', reason: error.message });
    }
  }

  async #start(ctx: KoaContextWithOIDC): Promise<void> {
    const { interaction, secret } = await this.#found(ctx);
    const { uid, params, session, prompt } = interaction;
    if (prompt.name === QUESTION) {
      this.options.questions.show(ctx, interaction, this.#pathOf(uid));
      return;
    }
    // Another page may lead here, but may not end what the citizen has at VÀLid.
    if (String(params['prompt']).includes('login') && session?.uid && isLedByUs(ctx)) await this.#letValidAskAgain(session.uid);
    ctx.status = 303;
    ctx.redirect(this.options.valid.signInAddress(`${uid}.${secret}`));
  }

  async #found(ctx: KoaContextWithOIDC): Promise<{ interaction: Interaction; secret: string }> {
    const interaction = await this.options.provider.interactionDetails(ctx.req, ctx.res);
    const secret = ctx.cookies.get(this.#cookieOf(interaction.uid));
    if (!secret) throw new errors.SessionNotFound('the sign-in began in another browser');
    return { interaction, secret };
  }

  async #finish(ctx: KoaContextWithOIDC): Promise<void> {
    const { provider } = this.options;
    const [uid = '', secret = ''] = String(ctx.query['state'] ?? '').split('.');
    const expected = ctx.cookies.get(this.#cookieOf(uid));
    const interaction = isSame(secret, expected) ? await provider.Interaction.find(uid) : undefined;
    if (!interaction) {
      ctx.status = 400;
      await this.options.failures.show(ctx, 'session_not_found');
      return;
    }
    interaction.result = await this.#outcome(uid, ctx.query);
    await this.#makeRoom(ctx, interaction);
    await interaction.save(interaction.exp - now());
    ctx.status = 303;
    ctx.redirect(interaction.returnTo);
  }

  /** The issuer goes by a cookie alone here, too. */
  async #resume(ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> {
    const uid = ctx.cookies.get(this.options.provider.cookieName('resume'));
    if (uid === undefined) return next();
    if (!ctx.cookies.get(this.#cookieOf(uid))) throw new errors.SessionNotFound('the sign-in began in another browser');
    await next();
    if (ctx.status === 303) ctx.cookies.set(this.#cookieOf(uid), null, { path: '/' });
  }

  /** While VÀLid's own session is open it would answer at once, with the person and the level of before. */
  async #letValidAskAgain(sessionId: string): Promise<void> {
    const { sessions } = this.options;
    const before = await sessions.find(sessionId);
    if (!before) return;
    await sessions.put({ ...before, upstreamToken: null });
    await this.endUpstream(before);
  }

  /** Somebody else was signed in in this browser: that session ends here, before the issuer would ask the citizen to post a form about it. */
  async #makeRoom(ctx: KoaContextWithOIDC, interaction: Interaction): Promise<void> {
    const arrived = interaction.result?.login?.accountId;
    const before = await this.options.browsers.find(ctx.headers);
    if (arrived === undefined || !before || before.subject === arrived) return;
    await this.endCitizen(before.id);
    delete interaction.session;
  }

  #pathOf(uid: string): string {
    return this.options.basePath + START_PATH + uid;
  }

  /** One per sign-in, so that two tabs do not disturb each other. Without it, somebody else's sign-in could be finished with this citizen's name. */
  #cookieOf(uid: string): string {
    return `${this.options.hostPrefix}valid_${uid.replace(/[^A-Za-z0-9_-]/g, '')}`;
  }

  async #outcome(uid: string, { code, error }: KoaContextWithOIDC['query']): Promise<InteractionResults> {
    if (error === 'SESSION_CANCEL') return { error: 'access_denied', error_description: 'the citizen changed their mind' };
    if (typeof code !== 'string' || !code) {
      this.options.log.warn({ event: 'sign-in', reason: 'VÀLid came back without a code' });
      return { error: 'temporarily_unavailable', error_description: 'the identity service refused' };
    }
    try {
      return { login: await this.#signedIn(uid, code) };
    } catch (failure) {
      if (!(failure instanceof ValidFailure)) throw failure;
      this.options.log.warn({ event: 'sign-in', reason: failure.message });
      return { error: 'temporarily_unavailable', error_description: 'the identity service did not answer as agreed' };
    }
  }

  async #signedIn(uid: string, code: string): Promise<NonNullable<InteractionResults['login']>> {
    const { valid, sessions, subjectKey } = this.options;
    const upstreamToken = await valid.exchange(code);
    const { name, method, actingFor, ...rest } = await valid.whoIs(upstreamToken).catch(async (failure: unknown) => {
      await this.endUpstream({ upstreamToken });
      throw failure;
    });
    const person: Person = {
      ...rest,
      subject: subjectOf(subjectKey, rest),
      ...(actingFor && {
        actingFor: { ...actingFor, subject: subjectOf(subjectKey, { identifierType: 'nif', identifier: actingFor.identifier }) },
      }),
    };
    const ts = now();
    const expiresAt = new Date((ts + SESSION_SECONDS) * 1000);
    await sessions.put({ id: uid, person, name, method, upstreamToken, signedInAt: new Date(ts * 1000), expiresAt });
    return { accountId: person.subject, acr: person.level, ts, remember: false };
  }
}

function isSame(given: string, expected: string | undefined): boolean {
  if (!expected || given.length !== expected.length) return false;
  return timingSafeEqual(Buffer.from(given), Buffer.from(expected));
}
