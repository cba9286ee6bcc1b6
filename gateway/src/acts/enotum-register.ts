/** e-NOTUM as a register of notifications that can be acted on: the one place at which its effectful operations are connected. */
import type { Dispatcher } from 'undici';
import { performAct } from '../contracts/enotum/acts.js';
import { type DocumentOptions, isReadable, openDocument, openEvidence, readContents } from '../contracts/enotum/documents.js';
import { seekNotification } from '../contracts/enotum/seek.js';
import type { EnotumOptions } from '../contracts/enotum/source.js';
import type { NotificationRegister } from './ports.js';

export interface EnotumRegisterOptions extends EnotumOptions, DocumentOptions {
  /** How long the one effectful call may take, in milliseconds; the contract's standard if absent. */
  actDeadline?: number;
  /** Opens a connection for each act: {@link Outgoing.freshFor}. */
  actDispatcher: Dispatcher;
}

export function enotumRegister(options: EnotumRegisterOptions): NotificationRegister {
  const { administration, name, minimumLevel = 'low' } = options;
  return {
    administration,
    name,
    minimumLevel,
    find: async (question, { notification, expected }) => {
      const sought = await seekNotification(options, question, notification, expected);
      if (typeof sought === 'string') return sought;
      const { sourceId, headers, ...rest } = sought;
      return { ...rest, handle: { sourceId, headers } };
    },
    act: (listed, act, change) => performAct({ ...options, dispatcher: options.actDispatcher }, listed, act, change, options.actDeadline),
    isReadable: ({ notification }) => isReadable(notification),
    contents: (listed, signal) => readContents(options, listed, signal),
    document: (listed, source, signal) => openDocument(options, listed, source, signal),
    evidence: (listed, signal) => openEvidence(options, listed, signal),
  };
}
