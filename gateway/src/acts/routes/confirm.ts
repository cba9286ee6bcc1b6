/** The two forms: the first leads to the question whether it is meant, the second is the act. */
import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { confirmPage, confirmTitle, type Confirmation } from '../pages/confirm.js';
import { address } from '../pages/visit.js';
import { isOwnForm } from '../request-rules.js';
import type { ActPages, ActRequest, Request, SignedInVisit } from '../act-pages.js';
import type { Act, ActOrder, Look } from '../types.js';

const patience = 4_000;
const acts: readonly string[] = ['accept', 'reject', 'read'] satisfies Act[];

export function confirmRoutes(app: FastifyInstance, pages: ActPages): void {
  const { desk, tokens, now } = pages;

  app.post<ActRequest>('/act/:id/review', (request, reply) => {
    if (!isOwnForm(request.headers, pages.origin)) return pages.refuse(request, reply);
    return pages.signedIn(request, reply, (visit) => ask(visit, request, reply));
  });

  app.post<ActRequest>('/act/:id/confirm', (request, reply) => {
    if (!isOwnForm(request.headers, pages.origin)) return pages.refuse(request, reply);
    return pages.signedIn(request, reply, async (visit) => {
      const { token = '', insteadOf = '', understood } = request.body;
      const act = actOf(request);
      const key = keyOf(request);
      const transaction = { session: visit.citizen.session, notification: visit.notification, act: act ?? 'accept', key, insteadOf };
      const verdict = tokens.check(token, transaction, now());
      // Also that of somebody who has signed in again in the meantime, hence not treated as an attack.
      if (!act || verdict === 'forged' || verdict === 'stale') return ask(visit, request, reply, 'stale');
      if (verdict === 'too-soon') return ask(visit, request, reply, 'tooSoon');
      if (understood !== 'yes') return ask(visit, request, reply, 'unticked');
      const channel = act === 'accept' ? channelOf(request) : undefined;
      if (channel?.chosen && !isContact(channel)) return ask(visit, request, reply, 'contactMissing');
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

  /** The question, with a key of its own each time; what stands in the way of the act is said by the page of the notification itself. */
  async function ask(
    visit: SignedInVisit,
    request: Request,
    reply: FastifyReply,
    mistake?: Confirmation['mistake'],
  ): Promise<FastifyReply> {
    const act = actOf(request);
    const look = await desk.look(pages.actor(visit), visit.notification, AbortSignal.timeout(patience));
    const insteadOf = request.body['insteadOf'] ?? '';
    if (!act || !isOpenTo(look, act, insteadOf)) return reply.redirect(address(visit), 303);
    const key = randomBytes(16).toString('base64url');
    const { session } = visit.citizen;
    const confirmation: Confirmation = {
      act,
      item: look.notification,
      key,
      token: tokens.issue({ session, notification: visit.notification, act, key, insteadOf }, now()),
      insteadOf,
      offersChannel: act === 'accept' && look.mayChangeChannel,
      mistake,
      channel: mistake && channelOf(request),
    };
    return pages.send(reply.code(mistake ? 422 : 200), visit, confirmTitle(visit, confirmation), confirmPage(visit, confirmation));
  }
}

const isOpenTo = ({ choices, mayReplace }: Look, act: Act, insteadOf: string): boolean =>
  choices.includes(act) && (mayReplace ?? '') === insteadOf;

const actOf = ({ body }: Request): Act | undefined => acts.find((act) => act === body['act']) as Act | undefined;

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
