/** Signing out: everywhere at once, without leaving the page. */
import { Type } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import { whoAsks } from '../asking.js';
import { named } from '../schemas.js';
import type { Services } from '../services.js';

export function sessionRoute(app: FastifyInstance, services: Services): void {
  app.delete(
    '/v1/session',
    {
      schema: {
        operationId: 'endSession',
        summary: 'Signs out: here, at every site, and at VÀLid',
        response: { 204: Type.Null({ description: 'The session has ended' }), 401: named('Problem'), 403: named('Problem') },
      },
    },
    async (request, reply) => {
      const { citizen, site } = await whoAsks(services, request, reply);
      await services.identity.endSession(citizen);
      if (site.credentials === 'cookie') void reply.header('set-cookie', services.identity.cookies.clear(site));
      return reply.code(204).send();
    },
  );
}
