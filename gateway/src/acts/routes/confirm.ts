/** The two forms: the first leads to the question whether it is meant, the second is the act. */
import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { confirmPage, confirmTitle, type Confirmation } from '../pages/confirm.js';
import { address } from '../pages/visit.js';
import { isOwnForm } from '../../pages/request.js';
import { unsent, type ActPages, type ActRequest, type Request, type SignedInVisit } from '../act-pages.js';
import type { Act, ActOrder } from '../types.js';

const acts: readonly Act[] = ['accept', 'reject', 'read'];
/** How old a sign-in may be with which somebody acts: a session lasts longer than many leave a screen to others. Milliseconds. */
const fresh = 30 * 60_000;
type Mistake = NonNullable<Confirmation['mistake']>;
/** Those that an address may name. */
const mistakes: readonly Mistake[] = ['tooSoon', 'stale', 'unticked'];

export function confirmRoutes(app: FastifyInstance, pages: ActPages): void {
  const { desk, tokens, now } = pages;

  app.post<ActRequest>('/act/:id/review', (request, reply) => {
    if (!isOwnForm(request.headers, pages.origin)) return pages.refuse(request, reply);
    return freshlySignedIn(request, reply, async (visit) => {
      const act = actIn(request.body['act']);
      return reply.redirect(act ? question(visit, act, request.body['insteadOf'] ?? '') : address(visit), 303);
    });
  });

  // Only a form may ask; whoever comes by address sees how it stands.
  app.get<ActRequest>('/act/:id/review', (request, reply) => reply.redirect(address(pages.visit(request, undefined)), 303));

  // Back and reload find a page here, not a form to be sent again. Nobody gets in by an address that was made elsewhere, or for somebody else.
  app.get<ActRequest>('/act/:id/confirm', (request, reply) =>
    pages.signedIn(request, reply, async (visit) => {
      const act = actIn(request.query.act);
      const [step, insteadOf] = [once(request.query.step), once(request.query.insteadOf)];
      const { mistake } = request.query;
      const verdict = act && tokens.check(step, { ...stepOf(visit, act, insteadOf), use: 'step' }, now());
      if (!act || verdict === 'forged' || verdict === 'stale') return reply.redirect(address(visit), 303);
      return ask(visit, reply, act, insteadOf, { mistake: mistakes.find((known) => known === mistake), here: { act, step, insteadOf } });
    }),
  );

  app.post<ActRequest>('/act/:id/confirm', (request, reply) => {
    if (!isOwnForm(request.headers, pages.origin)) return pages.refuse(request, reply);
    return freshlySignedIn(request, reply, async (visit) => {
      const { token = '', insteadOf = '', understood } = request.body;
      const act = actIn(request.body['act']);
      if (!act) return reply.redirect(address(visit), 303);
      const key = keyOf(request);
      const askAgain = (mistake: Mistake): FastifyReply => reply.redirect(question(visit, act, insteadOf, mistake), 303);
      switch (tokens.check(token, { ...stepOf(visit, act, insteadOf), use: 'act', key }, now())) {
        // Also that of somebody who has signed in again in the meantime, hence not treated as an attack.
        case 'forged':
        case 'stale':
          return askAgain('stale');
        case 'too-soon':
          return askAgain('tooSoon');
        case 'valid':
      }
      if (understood !== 'yes') return askAgain('unticked');
      const channel = act === 'accept' ? channelOf(request) : undefined;
      // What was written is the citizen's, so it goes back in the page and not in an address.
      if (channel?.chosen && !isContact(channel))
        return ask(visit, reply.code(422), act, insteadOf, { mistake: 'contactMissing', channel });
      const order: ActOrder = {
        key,
        notification: visit.notification,
        act,
        ...(channel?.chosen && {
          channelChange: { ...(channel.email && { email: channel.email }), ...(channel.phone && { phone: channel.phone }) },
        }),
        ...(insteadOf && { insteadOf }),
      };
      const record = await desk.perform(pages.actor(visit), order);
      // Reload and back ask for this address, never for the act.
      return reply.redirect(address(visit, `/done/${encodeURIComponent(record.key)}`), 303);
    });
  });

  const freshlySignedIn: typeof pages.signedIn = (request, reply, show) =>
    pages.signedIn(request, reply, async (visit) => {
      if (now().getTime() - visit.citizen.signedInAt.getTime() <= fresh) return show(visit);
      const { way } = visit.texts;
      const ways = [[address(visit), way.backToIt] as const, [pages.signIn(visit, {}), way.signIn] as const];
      return pages.say(reply.code(403), visit, unsent(request, visit, way.signInAgain), ways);
    });

  const stepOf = (visit: SignedInVisit, act: Act, insteadOf: string) => ({
    session: visit.citizen.session,
    notification: visit.notification,
    act,
    key: '',
    insteadOf,
  });

  /** Address of the second step, good for this session and this act for a quarter of an hour. */
  function question(visit: SignedInVisit, act: Act, insteadOf: string, mistake?: Mistake): string {
    const step = tokens.issue({ ...stepOf(visit, act, insteadOf), use: 'step' }, now());
    return address(visit, '/confirm', { act, step, ...(insteadOf && { insteadOf }), ...(mistake && { mistake }) });
  }

  /** The question, with a key of its own each time; what stands in the way of the act is said by the page of the notification itself. */
  async function ask(
    visit: SignedInVisit,
    reply: FastifyReply,
    act: Act,
    insteadOf: string,
    { mistake, channel, here }: Pick<Confirmation, 'mistake' | 'channel'> & { here?: Record<string, string> },
  ): Promise<FastifyReply> {
    const look = await desk.look(pages.actor(visit), visit.notification, visit.gone);
    if (!look.choices.includes(act) || (look.mayReplace ?? '') !== insteadOf) return reply.code(303).redirect(address(visit));
    const key = randomBytes(16).toString('base64url');
    const confirmation: Confirmation = {
      act,
      item: look.notification,
      key,
      token: tokens.issue({ ...stepOf(visit, act, insteadOf), use: 'act', key }, now()),
      insteadOf,
      offersChannel: act === 'accept' && look.mayChangeChannel,
      mistake,
      channel,
    };
    const place = here && { path: '/confirm', more: here };
    return pages.send(reply, visit, confirmTitle(visit, confirmation), confirmPage(visit, confirmation), place);
  }
}

const actIn = (text: string | undefined): Act | undefined => acts.find((act) => act === text);

/** What stands in the query, unless it stands there twice. */
const once = (value: unknown): string => (typeof value === 'string' ? value : '');

/** In the form, or as the header of the same name. */
const keyOf = ({ headers, body }: Request): string => String(headers['idempotency-key'] ?? body['key'] ?? '');

function channelOf({ body }: Request): NonNullable<Confirmation['channel']> {
  const written = (name: string): string => (body[name] ?? '').trim().slice(0, 250);
  return { chosen: body['channel'] === 'yes', email: written('email'), phone: written('phone') };
}

function isContact({ email, phone }: { email: string; phone: string }): boolean {
  const isEmail = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email);
  const isPhone = /^\+?[\d\s]{9,20}$/.test(phone);
  return (isEmail || isPhone) && (email === '' || isEmail) && (phone === '' || isPhone);
}
