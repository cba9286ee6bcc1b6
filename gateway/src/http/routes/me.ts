/** Who is signed in, masked for the screen. */
import type { FastifyInstance } from 'fastify';
import { maskIdentifier } from '../../identity/mask.js';
import { officialTime } from '../../folder/time.js';
import { whoAsks } from '../asking.js';
import type { Services } from '../services.js';
import { named } from '../schemas.js';

export function meRoute(app: FastifyInstance, services: Services): void {
  app.get(
    '/v1/me',
    {
      schema: {
        operationId: 'getMe',
        summary: 'Who is signed in',
        response: { 200: named('Me'), 401: named('Problem'), 403: named('Problem'), 429: named('Problem'), 503: named('Problem') },
      },
    },
    async (request, reply) => {
      const { citizen } = await whoAsks(services, request, reply);
      const { actingFor, level } = citizen.person;
      return {
        name: citizen.name,
        identifier: citizen.maskedIdentifier,
        level,
        method: citizen.method,
        signedInAt: officialTime(citizen.signedInAt),
        expiresAt: officialTime(citizen.expiresAt),
        actingFor: actingFor ? { name: actingFor.name, identifier: maskIdentifier(actingFor.identifier) } : null,
        officialTime: officialTime(services.now()),
      };
    },
  );
}
