// For the types only: it adds `hide` to a route's schema.
import type {} from '@fastify/swagger';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type Provider from 'oidc-provider';

/** Below which path of the gateway the issuer stands. */
export const ISSUER_PATH = '/oidc';

/**
 * Hands everything below `/oidc` to the issuer as it arrived. The issuer builds its addresses from the request, so it is told
 * the public one: what the outside says in `Host` or `X-Forwarded-*` counts for nothing.
 */
export async function mountIssuer(app: FastifyInstance, provider: Provider, publicUrl: string): Promise<void> {
  const handle = provider.callback();
  const { host, protocol, pathname } = new URL(publicUrl);
  const publicPath = pathname === '/' ? ISSUER_PATH : pathname + ISSUER_PATH;
  await app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    scope.all(`${ISSUER_PATH}/*`, { schema: { hide: true } }, async (request, reply) => {
      const raw: IncomingMessage & { originalUrl?: string } = request.raw;
      raw.url = (raw.url ?? '').slice(ISSUER_PATH.length);
      raw.originalUrl = publicPath + raw.url;
      Object.assign(raw.headers, { host, 'x-forwarded-host': host, 'x-forwarded-proto': protocol.slice(0, -1) });
      reply.hijack();
      await handle(raw, reply.raw);
    });
    done();
  });
}
