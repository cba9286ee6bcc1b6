/** The switchboard of the simulated administrations, for tests and scripts. */
import type { ActFault } from './administrations/act-faults.js';
import type { FaultName } from './administrations/faults.js';
import type { RepresentationName } from './administrations/representa.js';

interface Ledger {
  detailReads: number;
  acts: number;
  effects: number;
  entries: readonly { at: string; notification: number; kind: string; effect: string }[];
}

export interface Control {
  /** Makes a body misbehave, or behave again with `none`. `ms` is the delay of `slow`. */
  setFault: (ine10: string, fault: FaultName, ms?: number) => Promise<void>;
  /** What befalls the legal acts that e-NOTUM is asked for from now on. */
  setActFault: (fault: ActFault) => Promise<void>;
  /** What Representa says of the entity's power from now on. */
  setRepresentation: (state: RepresentationName) => Promise<void>;
  /** Another addressee acts on it, or the letter on paper is faster. `notification` is e-NOTUM's own id. */
  actElsewhere: (notification: number, decision: 'ACCEPTADA' | 'REBUTJADA') => Promise<void>;
  /** Faults as at the start, no call counted, no legal act done. */
  reset: () => Promise<void>;
  /** Calls since the last reset: body → operation → count. */
  calls: () => Promise<Record<string, Record<string, number>>>;
  ledger: () => Promise<Ledger>;
}

export function controlOf(administrations: string): Control {
  const get = async (path: string): Promise<unknown> => (await fetch(`${administrations}/control${path}`)).json();
  const post = async (path: string, body: object): Promise<void> => {
    const response = await fetch(`${administrations}/control${path}`, { method: 'POST', body: JSON.stringify(body) });
    const answer = await response.text();
    if (!response.ok) throw new Error(answer);
  };
  return {
    setFault: (ine10, fault, ms) => post('/faults', { ine10, fault, ...(ms !== undefined && { ms }) }),
    setActFault: (fault) => post('/act', fault),
    setRepresentation: (state) => post('/representation', { state }),
    actElsewhere: (notification, decision) => post('/elsewhere', { notification, decision }),
    reset: () => post('/reset', {}),
    calls: async () => (await get('/calls')) as Record<string, Record<string, number>>,
    ledger: async () => (await get('/ledger')) as Ledger,
  };
}
