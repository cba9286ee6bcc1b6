/** Puts the desk together from the configuration: the registers of notifications, and the one of representations. */
import type { Logger } from 'pino';
import type { Config } from '../config/schema.js';
import { createRepresenta } from '../contracts/representa/client.js';
import type { BreakerState, Guard } from '../folder/guard.js';
import type { Outgoing } from '../network/outgoing.js';
import type { Store } from '../store/types.js';
import { Desk } from './desk.js';
import { registerDeadline } from './desk-parts.js';
import { enotumRegister } from './enotum-register.js';
import type { NotificationRegister, RepresentationRegister } from './ports.js';
import type { ActDesk } from './types.js';

export interface ActsOptions {
  config: Pick<Config, 'administrations' | 'limits'>;
  /** Who runs the gateway: under this code its own pages stand in the audit log, and it asks for representations. */
  operator: { ine10: string; name: string };
  outgoing: Pick<Outgoing, 'dispatcher' | 'dispatcherFor' | 'freshFor' | 'plainAllowed'>;
  /** What keeps this body's e-NOTUM from being asked too much: the folder's own guard of it, from which the desk's is taken. */
  guardOf: (administration: string) => Pick<Guard, 'apart'> | undefined;
  /** Told when the desk leaves this body's e-NOTUM alone, and when no longer. */
  onBreaker: (administration: string, state: BreakerState) => void;
  store: Pick<Store, 'acts' | 'audit'>;
  log: Logger;
  /** {@link DeskParts.orderKey}. */
  orderKey: Buffer;
  now: () => Date;
}

export interface Acts {
  desk: ActDesk;
  /** Resolves when no act is under way any more. */
  close: () => Promise<void>;
}

export function createActs({ config, operator, outgoing, guardOf, onBreaker, store, log, orderKey, now }: ActsOptions): Acts {
  const registers: NotificationRegister[] = [];
  const representations: RepresentationRegister[] = [];
  for (const { ine10, name, dir3, linkHosts, sources } of config.administrations) {
    for (const { contract, url, minimumLevel = 'low', tls, inboxUrl, purpose } of sources) {
      const { responseBytes, items } = config.limits;
      const common = {
        administration: ine10,
        name,
        dir3: dir3 ?? null,
        url,
        linkHosts,
        responseBytes,
        items,
        dispatcher: outgoing.dispatcherFor(tls),
      };
      if (contract === 'enotum')
        registers.push(
          guarded(
            enotumRegister({ ...common, actDispatcher: outgoing.freshFor(tls), minimumLevel, inboxUrl, outgoing }),
            // Lists that hang take all the places there are: whoever has a term must not wait behind them, nor be sent away because they failed.
            guardOf(ine10)?.apart({ deadline: registerDeadline }, (state) => onBreaker(ine10, state)),
          ),
        );
      if (contract === 'representa') {
        const requester = { code: operator.ine10, name: operator.name };
        representations.push(createRepresenta({ ...common, requester, now, ...(purpose === undefined ? {} : { purpose }) }));
      }
    }
  }
  const desk = new Desk({
    registers,
    representations: representations[0],
    store: store.acts,
    audit: store.audit,
    operator: operator.ine10,
    orderKey,
    now,
    observe: ({ event, act, outcome, reason }) =>
      log[outcome === 'unknown' ? 'warn' : 'info']({ event, code: act, state: outcome, reason }),
  });
  return { desk, close: () => desk.close() };
}

/** Reads go under the guard, as the folder's do. The act does not: a guard may ask twice. */
const guarded = (register: NotificationRegister, guard: Pick<Guard, 'run'> | undefined): NotificationRegister =>
  guard
    ? {
        ...register,
        find: (question, wanted) => guard.run((signal) => register.find({ ...question, signal }, wanted), question.signal),
        contents: (listed, signal) => guard.run((within) => register.contents(listed, within), signal),
      }
    : register;
