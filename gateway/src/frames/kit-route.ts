/** The kit's code for frames: files whose names hold their hash, so that browsers keep them for good. */
import type {} from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { encodingFor } from '../http/encoding.js';
import type { KitFiles } from './kit-files.js';

const headers = {
  'cache-control': 'public, max-age=31536000, immutable',
  // Nobody but our own documents has a use for it.
  'cross-origin-resource-policy': 'same-origin',
  vary: 'accept-encoding',
} as const;

export function kitRoute(app: FastifyInstance, kit: KitFiles): void {
  app.get<{ Params: { '*': string } }>('/kit/*', { schema: { hide: true }, logLevel: 'warn' }, async (request, reply) => {
    const file = kit.find(request.params['*']);
    if (!file) {
      reply.callNotFound();
      return reply;
    }
    const encoding = encodingFor(request, ['br', 'gzip']);
    if (encoding !== 'identity') void reply.header('content-encoding', encoding);
    return reply
      .headers(headers)
      .type(file.type)
      .send(await file.body(encoding));
  });
}
