/** What the routes are given to work with. */
import type { FolderRequest, OpenedFolder } from '../folder/folder.js';
import type { Collection, FolderItem } from '../folder/collections.js';
import type { Person, SourceIdentity } from '../folder/ports.js';
import type { Identity, SiteDirectory } from '../identity/index.js';
import type { OutageStore } from '../outages/types.js';
import type { AdministrationDirectory } from '../registry/directory.js';
import type { Rates } from '../limits/rates.js';
import type { AuditLog } from '../store/index.js';

export interface Services {
  publicUrl: string;
  administrations: AdministrationDirectory;
  sites: SiteDirectory;
  identity: Identity;
  /** Ids of the notifications on which whoever it is has asked for an act whose result is not known; asks no register. */
  openActs: (person: Person) => Promise<ReadonlySet<string>>;
  audit: Pick<AuditLog, 'append'>;
  outages: Pick<OutageStore, 'find' | 'since'>;
  folder: {
    open<Item extends FolderItem, S extends SourceIdentity>(
      collection: Collection<Item, S>,
      request: FolderRequest,
    ): Promise<OpenedFolder<Item>>;
  };
  /** Lists that may be answered at the same time. */
  concurrent: number;
  /** How often may be asked. */
  rates: Rates;
  /** Milliseconds by which the process may run late before questions are sent away. */
  lag: number;
  /** What has to work for citizens to be served, by name. */
  healthy: () => Promise<Record<string, boolean>>;
  now: () => Date;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answers any origin: nothing of a citizen is in it. */
    openToAll?: boolean;
  }
}
