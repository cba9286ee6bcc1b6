/** `GET /act/:id`, and `GET /act/:id/done/:key` after an act: how it stands. Neither has an effect, however often it is asked. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { choicePage, choices, hinderedPage, strongerSignIn } from '../pages/choice.js';
import { belowLink, contentsPart, finalPage } from '../pages/final.js';
import { html, type Html } from '../../pages/html.js';
import { donePart, doneTitle, receipt, refusedPage, unknownPage } from '../pages/outcome.js';
import { buttons, notificationFacts, wayHome, waysOut } from '../pages/parts.js';
import { address } from '../pages/visit.js';
import type { ActPages, ActRequest, SignedInVisit } from '../act-pages.js';
import type { Notification } from '../../folder/model.js';
import { hasLapsed } from '../../outages/term.js';
import { mayBeNamed } from '../rules.js';
import type { ActRecord, Look } from '../types.js';

export function lookRoutes(app: FastifyInstance, pages: ActPages): void {
  const { desk } = pages;

  app.get<ActRequest>('/act/:id', (request, reply) =>
    pages.signedIn(request, reply, async (visit) => {
      const look = await desk.look(pages.actor(visit), visit.notification, visit.gone);
      const { open, records, notification: item } = look;
      const title = mayBeNamed(look) ? item.title : visit.texts.facts.kinds.notification;
      if (open) {
        const again = look.mayReplace ? choices(visit, look) : undefined;
        const named = nameIn(look);
        return show(reply, visit, title, html`${unknownPage(visit, open, named, again !== undefined)}${again}${waysOut(visit, named)}`);
      }
      const done = records.find(({ state }) => state === 'confirmed');
      // A list that does not show it yet takes nothing from what is on record.
      if (done && (item.state === 'accepted' || item.state === 'rejected' || item.state === 'available'))
        return show(reply, visit, title, await donePage(visit, done, look));
      return show(reply, visit, title, await standing(visit, look));
    }),
  );

  app.get<ActRequest>('/act/:id/done/:key', (request, reply) =>
    pages.signedIn(request, reply, async (visit) => {
      const record = await desk.record(pages.actor(visit), request.params.key ?? '');
      if (record?.notification !== visit.notification) return reply.redirect(address(visit), 303);
      const here = { path: `/done/${encodeURIComponent(record.key)}` };
      const { outcome } = visit.texts;
      if (record.state === 'refused') {
        const signIn = pages.signIn(visit, {});
        return pages.send(reply, visit, outcome.notDone, refusedPage(visit, record, signIn), here);
      }
      // Nobody is kept waiting for the register a second time before they are told that it did not answer.
      if (record.state !== 'confirmed')
        return pages.send(
          reply,
          visit,
          outcome.unknown.title,
          html`${unknownPage(visit, record, undefined)}${waysOut(visit, undefined)}`,
          here,
        );
      const look = await desk.look(pages.actor(visit), visit.notification, visit.gone).catch(() => undefined);
      return pages.send(reply, visit, doneTitle(visit, record), await donePage(visit, record, look), here);
    }),
  );

  const show = (reply: FastifyReply, visit: SignedInVisit, title: string, body: Html): FastifyReply =>
    pages.send(reply, visit, title, body);

  async function standing(visit: SignedInVisit, look: Look): Promise<Html> {
    const { hindrance, notification: item, readable, records } = look;
    if (hindrance === null) return choicePage(visit, look);
    const needsMore = hindrance === 'level-too-low' || (hindrance === 'final' && item.levelSuffices === false);
    const signIn = pages.signIn(visit, { ...(needsMore && item.level && { level: item.level }) });
    if (hindrance !== 'final') return hinderedPage(visit, look, signIn);
    const kept = records.find(({ state }) => state === 'confirmed');
    const letterOrNot = readable ? await letter(visit) : needsMore && strongerSignIn(visit, item, signIn);
    const below = readable ? belowLink(visit) : undefined;
    const seen = hasLapsed(item) ? await pages.outagesIn(item) : undefined;
    return finalPage(visit, item, below, html`${kept && receipt(visit, kept, item)}${letterOrNot}`, seen);
  }

  async function donePage(visit: SignedInVisit, record: ActRecord, look: Look | undefined): Promise<Html> {
    const item = look && nameIn(look);
    const hasLetter = look?.readable !== false;
    // A register that could not be looked at is not waited for a second time: the receipt comes first.
    const says = hasLetter && (look ? await letter(visit) : contentsPart(visit, undefined));
    return html`${donePart(visit, record, item, hasLetter ? belowLink(visit) : undefined)}${says}${
      item &&
      html`<h2>${visit.texts.facts.heading}</h2>
        ${notificationFacts(visit, item)}`
    }${buttons(wayHome(visit))}${waysOut(visit, item)}`;
  }

  const nameIn = (look: Look): Notification | undefined => (mayBeNamed(look) ? look.notification : undefined);

  /** What it says; that it cannot be had now must not hide what is on record. */
  const letter = async (visit: SignedInVisit): Promise<Html> =>
    contentsPart(visit, await desk.contents(pages.actor(visit), visit.notification, visit.gone).catch(() => undefined));
}
