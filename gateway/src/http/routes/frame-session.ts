/**
 * The session of a frame that holds no token: the gateway signs it in and keeps it behind a cookie. Only documents of ours may ask here, so
 * no page around a frame can begin, finish or watch a sign-in.
 */
import { createHash } from 'node:crypto';
import { Type, type Static } from '@sinclair/typebox';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Ine10 } from '../../folder/model.js';
import { FRAME_HEADER, IDLE_SECONDS, type Citizen, type Site } from '../../identity/index.js';
import { cookieIn, partitionedCookie } from '../../identity/cookies.js';
import { Problem } from '../problem.js';
import { named } from '../schemas.js';
import type { Services } from '../services.js';

const Params = Type.Object({ administration: Ine10 });
const Begin = Type.Object(
  {
    place: Type.Integer({
      minimum: 0,
      maximum: 999,
      description: 'Where to come back to: 0 the window, from 1 the pages of the site in order.',
    }),
    lang: Type.Optional(Type.String({ pattern: '^[A-Za-z-]{2,35}$' })),
  },
  { additionalProperties: false },
);
const Answer = Type.Object(
  { search: Type.String({ maxLength: 4_096, description: 'The query string with which the issuer sent the citizen back.' }) },
  { additionalProperties: false },
);
type Of<Body> = { Params: Static<typeof Params>; Body: Body };

export function frameSessionRoutes(app: FastifyInstance, { identity: { cookies }, sites }: Services): void {
  const path = '/frame/:administration/session';
  const problems = Object.fromEntries([400, 403, 404].map((status) => [status, named('Problem')]));
  const headers = Type.Object({ [FRAME_HEADER]: Type.String({ description: 'INE10 of the site; says that a frame asks.' }) });
  const schema = { params: Params, headers, security: [] };

  app.get<Of<never>>(
    path,
    {
      schema: {
        ...schema,
        operationId: 'getFrameSession',
        summary: 'Who is signed in in this frame, and whether its cookies come back',
        response: { 200: named('FrameSession'), ...problems },
      },
    },
    async (request, reply) => {
      const site = siteOf(request);
      // Asked by every frame when its time is up: that alone must not keep a session alive.
      const citizen = await cookies.find(site, request.headers);
      return state(reply, request, site, citizen, [], citizen?.idleSeconds);
    },
  );

  app.post<Of<Static<typeof Begin>>>(
    path,
    {
      schema: {
        ...schema,
        operationId: 'beginFrameSession',
        summary: 'Begins a sign-in, and gives the address to go to',
        body: Begin,
        response: { 201: Type.Object({ address: Type.String() }), ...problems },
      },
    },
    (request, reply) => {
      const begun = cookies.begin(siteOf(request), request.body.place, request.body.lang);
      if (!begun) throw new Problem('parameter-invalid', 'The site has no such place to come back to.');
      return reply.code(201).headers({ 'set-cookie': begun.cookie, 'cache-control': 'no-store' }).send({ address: begun.address });
    },
  );

  app.put<Of<Static<typeof Answer>>>(
    path,
    {
      schema: {
        ...schema,
        operationId: 'finishFrameSession',
        summary: 'Redeems the answer of a sign-in that this frame began',
        body: Answer,
        response: { 200: named('FrameSession'), ...problems },
      },
    },
    async (request, reply) => {
      const site = siteOf(request);
      const finished = await cookies.finish(site, request.body.search, request.headers);
      if (!finished) throw new Problem('parameter-invalid', 'This is not the answer to a sign-in that this frame began.');
      return state(reply, request, site, finished.citizen, finished.cookies);
    },
  );

  function siteOf(request: FastifyRequest<Of<unknown>>): Site {
    const site = sites.find(request.params.administration);
    if (site?.credentials !== 'cookie') throw new Problem('not-found', 'The frames of this site hold their own session.');
    if (!cookies.isFromFrame(request.headers, site)) throw new Problem('site-unregistered', 'Only frames of this gateway may ask.');
    return site;
  }
}

function state(
  reply: FastifyReply,
  { headers }: FastifyRequest,
  site: Site,
  citizen: Citizen | undefined,
  lines: string[],
  idleSeconds = IDLE_SECONDS,
): FastifyReply {
  const probe = `__Host-probe-${site.administration}`;
  return reply
    .headers({ 'set-cookie': [...lines, partitionedCookie(probe, '1', IDLE_SECONDS)], 'cache-control': 'no-store' })
    .send({ person: citizen ? personOf(citizen) : null, keepsCookies: cookieIn(headers, probe) !== undefined, idleSeconds });
}

/** Another value is another person or another sign-in; it says nothing else. */
const personOf = ({ session, signedInAt }: Citizen): string =>
  createHash('sha256').update(`${session} ${signedInAt.toISOString()}`).digest('base64url').slice(0, 22);
