/** What anybody may ask: who is connected, what a site has to be registered as, and whether the gateway is well. */
import { Type } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import { Ine10 } from '../../folder/model.js';
import type { Services } from '../services.js';
import { Problem } from '../problem.js';
import { named } from '../schemas.js';

const publicAnswer = { 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*' };

export function publicRoutes(app: FastifyInstance, { administrations, sites, healthy }: Services): void {
  app.get(
    '/v1/administrations',
    {
      config: { openToAll: true },
      schema: {
        operationId: 'listAdministrations',
        summary: 'The public bodies that this gateway knows, and over which services each is connected',
        security: [],
        response: { 200: Type.Object({ items: Type.Array(named('Administration')) }) },
      },
    },
    (_request, reply) => reply.headers(publicAnswer).send({ items: administrations.list() }),
  );

  app.get<{ Params: { administration: string } }>(
    '/v1/sites/:administration',
    {
      config: { openToAll: true },
      schema: {
        operationId: 'getSite',
        summary: 'How the site of an administration is registered, so that a webmaster can be told what is missing',
        security: [],
        params: Type.Object({ administration: Ine10 }),
        response: { 200: named('Site'), 400: named('Problem'), 404: named('Problem') },
      },
    },
    (request, reply) => {
      const site = sites.find(request.params.administration);
      if (!site) throw new Problem('not-found', `No site is registered for administration ${request.params.administration}.`, publicAnswer);
      const { administration, name, origins, returnUrls, mount } = site;
      return reply.headers(publicAnswer).send({ administration, name, origins, returnUrls, mount });
    },
  );

  app.get(
    '/health/live',
    {
      config: { openToAll: true },
      logLevel: 'silent',
      schema: { operationId: 'live', summary: 'Whether the process answers', security: [], response: { 200: named('Health') } },
    },
    () => ({ status: 'ok', checks: {} }),
  );

  app.get(
    '/health/ready',
    {
      config: { openToAll: true },
      logLevel: 'silent',
      schema: {
        operationId: 'ready',
        summary: 'Whether it can serve citizens',
        security: [],
        response: { 200: named('Health'), 503: named('Health') },
      },
    },
    async (_request, reply) => {
      const checks = await healthy();
      const ok = Object.values(checks).every(Boolean);
      return reply.code(ok ? 200 : 503).send({ status: ok ? 'ok' : 'unavailable', checks });
    },
  );
}
