/** Sends questions away while the process cannot keep up: an answer in time to some is worth more than a late one to all. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { FastifyInstance } from 'fastify';
import { Problem } from './problem.js';

/** Milliseconds between two looks; long enough that one slow moment is no pressure. */
const everySoOften = 500;

/**
 * Only questions of tags are refused, before anything is read or checked. Sign-ins and legal acts that have begun are finished, and probes answered.
 * @param most milliseconds by which what is due may run late, on average
 */
export function shedUnderPressure(app: FastifyInstance, most: number): void {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  let pressed = false;
  delay.enable();
  const looking = setInterval(() => {
    pressed = delay.mean / 1e6 > most;
    delay.reset();
  }, everySoOften).unref();
  app.addHook('onClose', (_app, done) => {
    clearInterval(looking);
    delay.disable();
    done();
  });
  app.addHook('onRequest', (request, _reply, done) => {
    const refused = pressed && request.method !== 'DELETE' && request.url.startsWith('/v1/') && !request.routeOptions.config.openToAll;
    done(refused ? new Problem('overloaded', 'Ask again in a moment.', { 'retry-after': '2' }) : undefined);
  });
}
