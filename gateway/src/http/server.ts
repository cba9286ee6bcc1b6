/** The gateway's HTTP face: routes, CORS for the pages of open sites, problem documents, and the description of it all. */
import cors from '@fastify/cors';
import swagger from '@fastify/swagger';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { AccessDenied } from '../identity/access-denied.js';
import type { Metrics } from './metrics.js';
import { shedUnderPressure } from './pressure.js';
import { Problem } from './problem.js';
import { collectionRoutes } from './routes/collections.js';
import { frameSessionRoutes } from './routes/frame-session.js';
import { meRoute } from './routes/me.js';
import { outageRoute } from './routes/outages.js';
import { publicRoutes } from './routes/public.js';
import { sessionRoute } from './routes/session.js';
import { namedSchemas } from './schemas.js';
import type { Services } from './services.js';

/** Browsers may remember a preflight for as long as they allow themselves: two hours in Chromium. */
const preflightSeconds = 7_200;

/**
 * How long nothing at all may move on a connection, a little more than the longest answer takes to begin: whoever asks and does not read what
 * comes would keep their place, and a file of theirs in memory, for ever. Milliseconds.
 */
const longestSilence = 75_000;

export async function buildServer(services: Services, log: FastifyBaseLogger, metrics: Metrics): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: true,
    // HEAD would ask all bodies for an answer that nobody reads.
    exposeHeadRoutes: false,
    bodyLimit: 64 * 1024,
    // A request that trickles in would hold its connection for ever.
    requestTimeout: 30_000,
    connectionTimeout: longestSilence,
    // Written in the query as administration=…&administration=…, and alone means a list of one.
    ajv: { customOptions: { coerceTypes: 'array', removeAdditional: false, strict: false } },
  });
  for (const schema of namedSchemas) app.addSchema(schema);
  await describe(app, services.publicUrl);
  await allowOpenSites(app, services);
  answerProblems(app);
  observeRequests(app, metrics);
  shedUnderPressure(app, services.lag);
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    done();
  });

  await app.register((scope, _options, done) => {
    publicRoutes(scope, services);
    outageRoute(scope, services);
    meRoute(scope, services);
    sessionRoute(scope, services);
    frameSessionRoutes(scope, services);
    collectionRoutes(scope, services);
    done();
  });
  await services.identity.register(app);
  return app;
}

async function describe(app: FastifyInstance, publicUrl: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Meu Espai gateway',
        version: '1',
        description: 'What public bodies hold about the citizen who asks.',
        license: { name: 'EUPL-1.2' },
      },
      servers: [{ url: publicUrl }],
      components: {
        securitySchemes: {
          dpop: { type: 'http', scheme: 'DPoP', description: 'Access token of our issuer, bound to the key of the DPoP proof (RFC 9449).' },
        },
      },
      security: [{ dpop: [] }],
    },
    refResolver: { buildLocalReference: (json) => json['$id'] as string },
  });
}

async function allowOpenSites(app: FastifyInstance, { sites }: Services): Promise<void> {
  await app.register(cors, {
    delegator: (request, callback) => {
      const { openToAll } = request.routeOptions.config;
      const origin = request.headers.origin;
      // The issuer answers for its own addresses, client by client.
      const ours =
        request.url.startsWith('/v1/') &&
        !openToAll &&
        sites.all().some(({ mount, origins }) => mount === 'open' && origin !== undefined && origins.includes(origin));
      callback(
        null,
        ours
          ? {
              origin: true,
              methods: ['GET', 'DELETE'],
              allowedHeaders: ['authorization', 'dpop', 'accept'],
              exposedHeaders: ['retry-after', 'www-authenticate', 'dpop-nonce'],
              maxAge: preflightSeconds,
            }
          : { origin: false },
      );
    },
  });
}

function answerProblems(app: FastifyInstance): void {
  const send = (reply: FastifyReply, problem: Problem) =>
    reply
      .code(problem.status)
      .headers({ ...problem.headers, 'cache-control': 'no-store' })
      .type('application/problem+json')
      .send(JSON.stringify(problem.document()));
  app.setNotFoundHandler((_request, reply) => send(reply, new Problem('not-found')));
  app.setErrorHandler((error: FastifyError | Problem | AccessDenied, request: FastifyRequest, reply) => {
    if (error instanceof Problem) return send(reply, error);
    if (error instanceof AccessDenied)
      return send(reply, new Problem(error.code, undefined, { 'www-authenticate': error.wwwAuthenticate }));
    if ('validation' in error && error.validation) {
      const [first] = error.validation;
      return send(
        reply,
        new Problem(
          'parameter-invalid',
          `${first?.instancePath || error.validationContext || 'request'} ${first?.message ?? 'is not as described'}.`,
        ),
      );
    }
    request.log.error({ err: error, requestId: request.id, route: request.routeOptions.url }, 'request failed');
    return send(reply, new Problem('internal'));
  });
}

function observeRequests(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    metrics.request(route, reply.statusCode, reply.elapsedTime / 1_000);
    // Counted above; a line for each would let one noisy client fill the disk.
    if (reply.statusCode === 429) {
      done();
      return;
    }
    request.log.info({
      event: 'request',
      route,
      method: request.method,
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime),
      requestId: request.id,
    });
    done();
  });
}
