/** Documents and evidence: files of somebody else's, handed on as files and never shown as pages of ours. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { address } from '../pages/visit.js';
import { isDownload } from '../request-rules.js';
import type { ActPages, ActRequest, Request } from '../act-pages.js';
import { Slots } from '../slots.js';
import { DeskFailure, type Download } from '../types.js';

/** A file of up to 25 MB stays in memory until whoever asked has all of it, however slow they are. */
const atOnce = { perCitizen: 2, inAll: 8 };

export function downloadRoutes(app: FastifyInstance, pages: ActPages): void {
  const slots = new Slots(atOnce);

  app.get<ActRequest>('/act/:id/documents/:document', (request, reply) =>
    handOn(request, reply, { document: request.params.document ?? '' }),
  );
  app.get<ActRequest>('/act/:id/evidence', (request, reply) => handOn(request, reply, 'evidence'));

  function handOn(request: Request, reply: FastifyReply, what: { document: string } | 'evidence'): Promise<FastifyReply> | FastifyReply {
    if (!isDownload(request.headers)) return pages.refuse(request, reply);
    return pages.signedIn(request, reply, async (visit) => {
      const { contents, way } = visit.texts;
      const leave = slots.take(visit.citizen.person.subject);
      if (!leave) return pages.say(reply.code(429).header('retry-after', '5'), visit, way.tooOften, [[address(visit), way.backToIt]]);
      if (reply.raw.closed) leave();
      else reply.raw.once('close', leave);
      try {
        const download = await pages.desk.download(pages.actor(visit), visit.notification, what, visit.gone);
        return await reply.headers(fileHeaders(download)).send(download.content);
      } catch (error) {
        if (!(error instanceof DeskFailure) || error.code !== 'unreachable') throw error;
        request.log.warn({ event: 'download', reason: error.message, requestId: request.id });
        return pages.say(reply.code(503), visit, contents.downloadFailed, [[address(visit), way.backToIt]]);
      }
    });
  }
}

/** Nothing in it can run, be framed, or be taken for another type. */
const fileHeaders = ({ type, name }: Download): Record<string, string> => ({
  'content-type': type,
  'content-disposition': `attachment; filename="${name.replace(/[^A-Za-z0-9._ -]/g, '_')}"; filename*=UTF-8''${encoded(name)}`,
  'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
});

/** RFC 8187: more than `encodeURIComponent` lets through has to be written in percent. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
