/** Turns the configured endpoints into the sources that the folder asks. */
import type { Config } from '../config/schema.js';
import { createEnotumSource } from '../contracts/enotum/source.js';
import { createHccSource } from '../contracts/hcc/source.js';
import { createViaObertaSource } from '../contracts/via-oberta/source.js';
import type { ConnectedSources } from '../folder/collections.js';
import type { Outgoing } from '../network/outgoing.js';

/** A service that answers for all bodies together is made to take so many times what a town hall takes. */
const centralTimes = 10;

export function connectSources({ administrations, limits }: Config, outgoing: Pick<Outgoing, 'dispatcherFor'>): ConnectedSources {
  const connected: ConnectedSources = { caseFiles: [], notifications: [], dataUses: [] };
  for (const { ine10, name, dir3, linkHosts, sources } of administrations) {
    for (const { contract, url, minimumLevel = 'low', deadline, perSecond, tls, inboxUrl } of sources) {
      const options = {
        administration: ine10,
        name,
        dir3: dir3 ?? null,
        url,
        linkHosts,
        minimumLevel,
        deadline,
        perSecond: perSecond ?? limits.perBody * (contract === 'hcc' ? 1 : centralTimes),
        responseBytes: limits.responseBytes,
        items: limits.items,
        dispatcher: outgoing.dispatcherFor(tls),
      };
      switch (contract) {
        case 'hcc':
          connected.caseFiles.push(createHccSource(options));
          break;
        case 'enotum':
          connected.notifications.push(createEnotumSource({ ...options, inboxUrl }));
          break;
        case 'via-oberta':
          connected.dataUses.push(createViaObertaSource(options));
          break;
        case 'representa':
          // No source of a folder: the acts ask it (acts/connect.ts).
          break;
        default:
          throw unknownContract(contract);
      }
    }
  }
  return connected;
}

/** The compiler refuses a contract that the configuration allows and nothing here connects. */
const unknownContract = (contract: never): Error => new Error(`No source is made for the contract ${String(contract)}.`);
