/** Every administration of the demo in one server, each behind its own base address. */
import { sendJson, serve, type Listening } from '../http/serve.js';
import { BODIES, HCC_BODIES } from './bodies.js';
import { ActFaults } from './act-faults.js';
import { Calendar } from './calendar.js';
import { controlRoutes } from './control.js';
import { enotumRoutes } from './enotum.js';
import { Switchboard } from './faults.js';
import { hccRoutes } from './hcc.js';
import { Inbox } from './inbox.js';
import { LIVES } from './lives/index.js';
import { recordsOf } from './records.js';
import { representaRoutes, Representations } from './representa.js';
import type { Town } from './town.js';
import { traceRoutes } from './traces.js';

/** Starts them; `calendar` says which day is today. */
export function serveAdministrations(port: number, calendar = new Calendar()): Promise<Listening> {
  const switchboard = new Switchboard(BODIES);
  const actFaults = new ActFaults();
  const representations = new Representations();
  const told = HCC_BODIES.map((body) => {
    const life = LIVES[body.ine10] ?? { matters: [] };
    return { body, life, records: recordsOf(body, life, calendar) };
  });
  const freshInbox = () => new Inbox(told.flatMap(({ records }) => records.notifications));
  let inbox = freshInbox();
  const towns = new Map<string, Town>(
    told.map((town) => [town.body.ine10, { ...town, calendar, switchboard, stateOfNotification: (id) => inbox.state(id) }]),
  );
  const reset = () => {
    switchboard.reset();
    actFaults.reset();
    representations.now = 'valid';
    inbox = freshInbox();
  };
  return serve(port, 'the simulated administrations', [
    { method: 'GET', path: '/health', handle: ({ response }) => sendJson(response, 200, { status: 'ok' }) },
    ...controlRoutes({ switchboard, actFaults, representations, inbox: () => inbox, reset }),
    ...hccRoutes(towns),
    ...enotumRoutes(() => inbox, switchboard, actFaults),
    ...representaRoutes(representations, switchboard),
    ...traceRoutes(
      told.flatMap(({ records }) => records.traces),
      switchboard,
    ),
  ]);
}
