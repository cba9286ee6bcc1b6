/**
 * The pages on which a citizen opens, refuses or reads a notification: `/act/<opaque id>`, top-level, on the gateway's own origin, with the
 * issuer's own session. Whatever is asked for with GET has no effect; the one request that has is the second form, sent from these pages.
 */
// For the types only: it adds `hide` to a route's schema.
import type {} from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { isFor } from '../pages/request.js';
import { ActPages, unsent, type ActPagesOptions, type ActRequest, type Request } from './act-pages.js';
import { address } from './pages/visit.js';
import { isPrefetch } from './request-rules.js';
import { asideRoutes } from './routes/aside.js';
import { confirmRoutes } from './routes/confirm.js';
import { downloadRoutes } from './routes/download.js';
import { lookRoutes } from './routes/look.js';

export async function actRoutes(app: FastifyInstance, options: ActPagesOptions): Promise<void> {
  const pages = new ActPages(options);
  await app.register((scope, _options, done) => {
    scope.addHook('onRoute', (route) => {
      route.schema = { ...route.schema, hide: true };
    });
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 8 * 1024 },
      (_request, body, parsed) => {
        parsed(null, Object.fromEntries(new URLSearchParams(String(body))));
      },
    );
    scope.addHook<ActRequest>('onRequest', async (request, reply) => {
      // Nobody has gone there yet; asked again when they do.
      if (isPrefetch(request.headers)) return reply.code(503).headers({ 'cache-control': 'no-store' }).send();
      if (!isFor(request, 'document')) return pages.refuse(request, reply);
      if (!/^[\w-]{1,64}$/.test(request.params.id)) return pages.notFound(request, reply);
      return undefined;
    });
    scope.setErrorHandler<Error & { statusCode?: number }>((error, request, reply) => {
      const visit = pages.visit(request as Request, undefined);
      const status = error.statusCode ?? 500;
      if (status >= 500) request.log.error({ err: error, requestId: request.id, route: request.routeOptions.url }, 'request failed');
      const { way } = visit.texts;
      return pages.say(reply.code(status), visit, status >= 500 ? way.internal : unsent(request, visit, way.refused), [
        [address(visit), way.backToIt],
      ]);
    });
    lookRoutes(scope, pages);
    confirmRoutes(scope, pages);
    downloadRoutes(scope, pages);
    asideRoutes(scope, pages);
    done();
  });
}
