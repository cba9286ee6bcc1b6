/** What the routes of legal acts share: who is there, what they are shown, and what is said when the desk cannot answer. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { officialTime } from '../folder/time.js';
import type { Notification } from '../folder/model.js';
import type { TermOutages } from '../outages/term.js';
import type { Rates } from '../limits/rates.js';
import { whenGone } from '../limits/when-gone.js';
import type { Citizen, Identity, SiteDirectory } from '../identity/index.js';
import { page, pageHeaders, type Place } from './pages/document.js';
import { FormTokens } from './pages/form-token.js';
import { html, type Html } from '../pages/html.js';
import { keptPart } from './pages/outcome.js';
import { type Way, wayHome } from './pages/parts.js';
import { plainPage, signedOutPage } from './pages/plain.js';
import type { Saying } from './pages/texts.js';
import { address, wordsFor, type Operator, type Visit, type VisitQuery } from './pages/visit.js';
import { DeskFailure, type ActDesk, type Actor } from './types.js';

export interface ActPagesOptions {
  /** Origin of the gateway as browsers see it. */
  publicUrl: string;
  identity: Pick<Identity, 'browserCitizen' | 'signInAddress'>;
  desk: ActDesk;
  /** How often a citizen may ask. */
  rates: Pick<Rates, 'takeOwn'>;
  sites: Pick<SiteDirectory, 'find'>;
  operator: Operator;
  /** What the log of outages says of the time in which it could be opened; undefined where it has no term, or the log cannot be read. */
  outagesIn: (item: Notification) => Promise<TermOutages | undefined>;
  /** 32 bytes for the form tokens. */
  formKey: Buffer;
  now: () => Date;
}

export interface ActRequest {
  Params: { id: string; key?: string; document?: string };
  Querystring: VisitQuery & { signIn?: string; act?: string; step?: string; insteadOf?: string; mistake?: string };
  Body: Record<string, string | undefined>;
}
export type Request = FastifyRequest<ActRequest>;

/** A visit of somebody who is signed in. */
export interface SignedInVisit extends Visit {
  citizen: Citizen;
  /** Aborted when they do not wait for the page any more. */
  gone: AbortSignal;
}

export class ActPages {
  readonly desk: ActDesk;
  readonly now: () => Date;
  readonly origin: string;
  readonly tokens: FormTokens;
  readonly outagesIn: ActPagesOptions['outagesIn'];

  constructor(private readonly options: ActPagesOptions) {
    this.desk = options.desk;
    this.now = options.now;
    this.outagesIn = options.outagesIn;
    this.origin = new URL(options.publicUrl).origin;
    this.tokens = new FormTokens(options.formKey);
  }

  visit({ params, query, headers }: Request, citizen: Citizen | undefined): Visit {
    return {
      notification: params.id,
      ...wordsFor(query, headers['accept-language']),
      citizen,
      officialTime: officialTime(this.now()),
      operator: this.options.operator,
      site: typeof query.site === 'string' ? this.options.sites.find(query.site) : undefined,
    };
  }

  /** Gives the visit to `show`, or asks to sign in. */
  async signedIn(request: Request, reply: FastifyReply, show: (visit: SignedInVisit) => Promise<FastifyReply>): Promise<FastifyReply> {
    const gone = whenGone(reply);
    const citizen = await this.options.identity.browserCitizen(request.headers);
    const visit = this.visit(request, citizen);
    if (!citizen) {
      const { texts } = visit;
      return this.send(reply, visit, texts.way.signedOut.title, signedOutPage(visit, this.signIn(visit), request.query.signIn));
    }
    const wait = await this.options.rates.takeOwn(citizen.person.subject);
    if (wait > 0) {
      reply.code(429).header('retry-after', String(Math.ceil(wait / 1_000)));
      return this.say(reply, visit, unsent(request, visit, visit.texts.way.tooOften), [
        [address(visit), visit.texts.way.backToIt],
        ...wayHome(visit),
      ]);
    }
    try {
      return await show({ ...visit, citizen, gone });
    } catch (error) {
      if (!(error instanceof DeskFailure)) throw error;
      return await this.#failed(request, reply, { ...visit, citizen, gone }, error);
    }
  }

  send(reply: FastifyReply, visit: Visit, title: string, body: Html, here?: Place): FastifyReply {
    return reply.headers(pageHeaders).send(page(visit, title, body, here));
  }

  say(reply: FastifyReply, visit: Visit, saying: Saying, ways?: readonly Way[]): FastifyReply {
    return this.send(reply, visit, saying.title, plainPage(saying, ways));
  }

  /** Shown from anywhere but a window of its own, or sent by somebody else's form. */
  refuse(request: Request, reply: FastifyReply): FastifyReply {
    const visit = this.visit(request, undefined);
    return this.say(reply.code(403), visit, unsent(request, visit, visit.texts.way.refused), [[address(visit), visit.texts.way.backToIt]]);
  }

  /** An address that is none of ours. */
  notFound(request: Request, reply: FastifyReply): FastifyReply {
    const visit = this.visit(request, undefined);
    return this.say(reply.code(404), visit, visit.texts.way.notFound, wayHome(visit));
  }

  /** Where a sign-in begins that comes back to this notification. */
  signIn(visit: Visit, stronger?: { level?: Citizen['person']['level'] }): string {
    return this.options.identity.signInAddress({
      returnTo: address(visit),
      locale: visit.language,
      ...(stronger && { again: true, ...stronger }),
    });
  }

  actor({ citizen: { person } }: SignedInVisit): Actor {
    return { person, site: null };
  }

  async #failed(request: Request, reply: FastifyReply, visit: SignedInVisit, failure: DeskFailure): Promise<FastifyReply> {
    const { way } = visit.texts;
    request.log.warn({ event: 'act', code: failure.code, reason: failure.message, requestId: request.id });
    switch (failure.code) {
      case 'not-found':
        return this.say(reply.code(404), visit, unsent(request, visit, way.notFound), [
          [this.signIn(visit, {}), way.signInOtherwise],
          ...wayHome(visit),
        ]);
      case 'beyond-reach':
        return this.#unseen(request, reply.code(404), visit, way.beyondReach);
      case 'unreachable':
        return this.#unseen(request, reply.code(503), visit, way.unavailable);
      case 'level-too-low':
      case 'not-represented':
        if (request.routeOptions.url === '/act/:id') return this.#unasked(reply, visit, failure.code);
    }
    // How it stands now says why better than the failure does.
    return reply.redirect(address(visit), 303);
  }

  /** What was done here before is on record, whether or not the register shows it. */
  async #unseen(request: Request, reply: FastifyReply, visit: SignedInVisit, saying: Saying): Promise<FastifyReply> {
    const { way, incident } = visit.texts;
    const kept = await this.desk.kept(this.actor(visit), visit.notification);
    const record = kept.find(({ state }) => state === 'confirmed') ?? kept.find(({ state }) => state !== 'refused');
    const said = plainPage(unsent(request, visit, saying), [
      [address(visit), way.tryAgain],
      [address(visit, '/incident'), incident.link],
      ...wayHome(visit),
    ]);
    return this.send(reply, visit, saying.title, html`${said}${record && keptPart(visit, record)}`);
  }

  /** The register does not even show this citizen its list. */
  #unasked(reply: FastifyReply, visit: Visit, why: 'level-too-low' | 'not-represented'): FastifyReply {
    const { way } = visit.texts;
    return this.say(reply.code(403), visit, { title: way.unavailable.title, text: way.unasked[why] }, [
      [this.signIn(visit, {}), way.signInOtherwise],
      ...wayHome(visit),
    ]);
  }
}

/** Only of what could have been sent by this very request is it said that it was not; what earlier ones did is not known here. */
export const unsent = ({ method }: Pick<Request, 'method'>, { texts }: Visit, { title, text }: Saying): Saying => ({
  title,
  text: method === 'POST' ? `${texts.way.notSent} ${text}` : text,
});
