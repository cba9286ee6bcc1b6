/** The demo's own switchboard over HTTP: see what goes wrong, change it, count calls, prove that nothing legal happened. */
import { BadRequest, readJson, sendJson, type Route } from '../http/serve.js';
import { BODIES } from './bodies.js';
import { ACT_FAULTS, type ActFaults, isActFault } from './act-faults.js';
import { FAULTS, isFault, type Switchboard } from './faults.js';
import type { Inbox } from './inbox.js';
import { isRepresentation, REPRESENTATIONS, type Representations } from './representa.js';

interface Controlled {
  switchboard: Switchboard;
  actFaults: ActFaults;
  representations: Representations;
  inbox: () => Inbox;
  reset: () => void;
}

export function controlRoutes({ switchboard, actFaults, representations, inbox, reset }: Controlled): Route[] {
  return [
    {
      method: 'GET',
      path: '/control',
      handle: ({ response }) => {
        const faults = switchboard.faults();
        sendJson(response, 200, {
          bodies: BODIES.map(({ ine10, name, inventedCode }) => ({ ine10, name, inventedCode: inventedCode === true, ...faults[ine10] })),
          faults: FAULTS,
          act: actFaults.now,
          actFaults: ACT_FAULTS,
          representation: representations.now,
          representations: REPRESENTATIONS,
        });
      },
    },
    { method: 'GET', path: '/control/calls', handle: ({ response }) => sendJson(response, 200, switchboard.calls()) },
    { method: 'GET', path: '/control/ledger', handle: ({ response }) => sendJson(response, 200, tally(inbox())) },
    {
      method: 'POST',
      path: '/control/faults',
      handle: async ({ request, response }) => {
        const { ine10, fault, ms } = await readJson(request);
        if (typeof ine10 !== 'string' || !switchboard.knows(ine10)) throw new BadRequest('ine10 must be the code of a body of the demo.');
        if (!isFault(fault)) throw new BadRequest(`fault must be one of: ${Object.keys(FAULTS).join(', ')}.`);
        if (ms !== undefined && (typeof ms !== 'number' || ms < 0)) throw new BadRequest('ms must be a number of milliseconds.');
        switchboard.set(ine10, { fault, ...(typeof ms === 'number' && { ms }) });
        sendJson(response, 200, { ine10, ...switchboard.faults()[ine10] });
      },
    },
    {
      method: 'POST',
      path: '/control/act',
      handle: async ({ request, response }) => {
        const { fault, ms, times } = await readJson(request);
        if (!isActFault(fault)) throw new BadRequest(`fault must be one of: ${Object.keys(ACT_FAULTS).join(', ')}.`);
        const numbers = { ...(typeof ms === 'number' && { ms }), ...(typeof times === 'number' && { times }) };
        actFaults.set({ fault, ...numbers });
        sendJson(response, 200, actFaults.now);
      },
    },
    {
      method: 'POST',
      path: '/control/representation',
      handle: async ({ request, response }) => {
        const { state } = await readJson(request);
        if (!isRepresentation(state)) throw new BadRequest(`state must be one of: ${Object.keys(REPRESENTATIONS).join(', ')}.`);
        representations.now = state;
        sendJson(response, 200, { state });
      },
    },
    {
      method: 'POST',
      path: '/control/elsewhere',
      handle: async ({ request, response }) => {
        const { notification, decision } = await readJson(request);
        if (decision !== 'ACCEPTADA' && decision !== 'REBUTJADA') throw new BadRequest('decision must be ACCEPTADA or REBUTJADA.');
        if (typeof notification !== 'number' || !inbox().actElsewhere(notification, decision))
          throw new BadRequest('notification must be the id of one that is DIPOSITADA.');
        sendJson(response, 200, { notification, decision });
      },
    },
    {
      method: 'POST',
      path: '/control/reset',
      handle: ({ response }) => {
        reset();
        sendJson(response, 200, { reset: true });
      },
    },
  ];
}

/** What `GET /control/ledger` answers. */
function tally({ ledger }: Inbox) {
  return {
    detailReads: ledger.filter(({ kind }) => kind === 'detail-read').length,
    acts: ledger.filter(({ kind }) => kind === 'act').length,
    effects: ledger.filter(({ kind, effect }) => kind !== 'elsewhere' && effect !== 'none').length,
    entries: ledger,
  };
}
