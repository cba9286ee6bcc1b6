/** What can go wrong while e-NOTUM carries out a legal act: before it takes effect, after it, or long after nobody waits any more. */
import type { ServerResponse } from 'node:http';
import { sendJson, sendText } from '../http/serve.js';

export const ACT_FAULTS = {
  none: 'Does it and says so.',
  'hang-before': 'Takes the request, does nothing and never answers.',
  'hang-after': 'Does it and never answers.',
  'reset-before': 'Cuts the connection without doing anything.',
  'reset-after': 'Does it and cuts the connection.',
  '500-before': 'Answers HTTP 500 with an error page, and did nothing.',
  '500-after': 'Does it and answers HTTP 500 with an error page.',
  'html-after': 'Does it and answers HTTP 200 with a web page.',
  'error-200': 'Answers HTTP 200 with an error in words of its own, and did nothing.',
  'late-effect': 'Cuts the connection, and does it after `ms` (200).',
  slow: 'Does it and answers after `ms` (3000).',
} as const;

export type ActFaultName = keyof typeof ACT_FAULTS;

export interface ActFault {
  fault: ActFaultName;
  ms?: number;
  /** How many acts it befalls; all that follow if absent. */
  times?: number;
}

export const isActFault = (value: unknown): value is ActFaultName => typeof value === 'string' && Object.hasOwn(ACT_FAULTS, value);

/** Which of them befalls the next act. */
export class ActFaults {
  #fault: ActFault = { fault: 'none' };

  set(fault: ActFault): void {
    this.#fault = { ...fault };
  }

  reset(): void {
    this.#fault = { fault: 'none' };
  }

  get now(): ActFault {
    return this.#fault;
  }

  take(): ActFault {
    const fault = this.#fault;
    if (fault.times === undefined) return fault;
    if (fault.times <= 0) return { fault: 'none' };
    this.#fault = { ...fault, times: fault.times - 1 };
    return fault;
  }
}

const PAGE = '<!doctype html><html lang="ca"><title>Servei no disponible</title><h1>Servei no disponible</h1></html>';
const HTML = 'text/html; charset=utf-8';

/** Carries out `effect`, which may refuse, and answers with what it gives, or does what the fault makes of that. */
export function actThrough<Done>(
  { fault, ms }: ActFault,
  response: ServerResponse,
  effect: () => Done,
  answer: (done: Done) => void,
): void {
  switch (fault) {
    case 'none':
      answer(effect());
      return;
    case 'hang-before':
      return;
    case 'hang-after':
      effect();
      return;
    case 'reset-before':
      response.socket?.destroy();
      return;
    case 'reset-after':
      effect();
      response.socket?.destroy();
      return;
    case '500-before':
      sendText(response, 500, PAGE, HTML);
      return;
    case '500-after':
      effect();
      sendText(response, 500, PAGE, HTML);
      return;
    case 'html-after':
      effect();
      sendText(response, 200, PAGE, HTML);
      return;
    case 'error-200':
      sendJson(response, 200, { codi: 'ERR-01', missatge: 'Error intern' });
      return;
    case 'late-effect':
      response.socket?.destroy();
      setTimeout(() => whatever(effect), ms ?? 200).unref();
      return;
    case 'slow': {
      const done = effect();
      const timer = setTimeout(() => answer(done), ms ?? 3_000);
      response.on('close', () => clearTimeout(timer));
    }
  }
}

/** Nobody is there any more to be told of a refusal. */
function whatever(effect: () => unknown): void {
  try {
    effect();
  } catch {
    return;
  }
}
