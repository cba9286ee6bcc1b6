/** What did not work and when, as this gateway saw it. Anybody may ask: nothing of a citizen is in it, and a citizen may need it as proof. */
import type { FastifyInstance } from 'fastify';
import { dayStart, officialDay, officialTime } from '../../folder/time.js';
import type { Outage } from '../../outages/types.js';
import { refuseOtherThanDays } from '../days.js';
import { Problem } from '../problem.js';
import { named, OutageQuery } from '../schemas.js';
import type { Services } from '../services.js';

const usualDays = 30;
const most = 500;

export function outageRoute(app: FastifyInstance, { administrations, outages, rates, now }: Services): void {
  app.get<{ Querystring: OutageQuery }>(
    '/v1/outages',
    {
      config: { openToAll: true },
      schema: {
        operationId: 'listOutages',
        summary: 'When a body, or this gateway itself, was out of order, as this gateway saw it',
        description: 'A body that nobody asked for was not seen. Pauses of the gateway of less than a minute are not in it.',
        security: [],
        querystring: OutageQuery,
        response: { 200: named('Outages'), 400: named('Problem'), 503: named('Problem') },
      },
    },
    async (request, reply) => {
      const wait = await rates.takeOpenToAll();
      if (wait > 0)
        throw new Problem('overloaded', 'The log of outages is asked for too often at the moment.', {
          'retry-after': String(Math.ceil(wait / 1_000)),
        });
      const { administration, service, ...days } = request.query;
      const at = now();
      refuseOtherThanDays(days);
      const to = days.to ?? officialDay(at);
      const from = days.from ?? officialDay(dayStart(to, -usualDays));
      if (from > to) throw new Problem('parameter-invalid', '"from" has to be the same day as "to" or an earlier one.');
      const period = { from: dayStart(from), to: new Date(dayStart(to, 1).getTime() - 1) };
      const found = await outages.find({ ...period, administration, service, most: most + 1 });
      const since = await outages.since();
      return reply.headers({ 'cache-control': 'public, max-age=60', 'access-control-allow-origin': '*' }).send({
        officialTime: officialTime(at),
        period: { from, to },
        watchedSince: since ? officialTime(since) : null,
        more: found.length > most,
        items: found.slice(0, most).map(told),
      });
    },
  );

  const told = ({ administration, service, from, lastFailed, until, ending, reason }: Outage) => ({
    source: { administration, name: administrations.body(administration).name, service },
    from: officialTime(from),
    lastFailed: officialTime(lastFailed),
    until: until && officialTime(until),
    ending,
    reason,
  });
}
