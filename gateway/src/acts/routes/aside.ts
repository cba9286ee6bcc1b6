/** Pages beside the way: going back, and reporting that something did not work. */
import type { FastifyInstance } from 'fastify';
import { incidentPage, leftPage } from '../pages/plain.js';
import type { ActPages, ActRequest } from '../act-pages.js';
import { mayBeNamed } from '../rules.js';

export function asideRoutes(app: FastifyInstance, pages: ActPages): void {
  app.get<ActRequest>('/act/:id/leave', (request, reply) => {
    const visit = pages.visit(request, undefined);
    return pages.send(reply, visit, visit.texts.way.left.title, leftPage(visit), { path: '/leave' });
  });
  app.get<ActRequest>('/act/:id/incident', (request, reply) =>
    pages.signedIn(request, reply, async (visit) => {
      const item = await pages.desk.look(pages.actor(visit), visit.notification, visit.gone).then(
        (look) => (mayBeNamed(look) ? look.notification : undefined),
        () => undefined,
      );
      const seen = item && (await pages.outagesIn(item));
      return pages.send(reply, visit, visit.texts.incident.title, incidentPage(visit, item, seen), { path: '/incident' });
    }),
  );
}
