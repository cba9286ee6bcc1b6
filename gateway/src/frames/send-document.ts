import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { encodingFor } from '../http/encoding.js';

/** Sends a document of a few KB compressed: a page may hold many frames, each with its own. There is nothing secret in it. */
export function sendDocument(request: FastifyRequest, reply: FastifyReply, html: string): FastifyReply {
  const encoding = encodingFor(request, ['br', 'gzip']);
  if (encoding === 'identity') return reply.send(html);
  // A middling quality: it costs a tenth of the best, and leaves little more.
  const body = encoding === 'br' ? brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }) : gzipSync(html);
  return reply.header('content-encoding', encoding).send(body);
}
