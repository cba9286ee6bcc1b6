/** The collections of the folder: which sources each asks, what it asks them, and how its items are filtered. */
import type { Capacity, DataUse, Notification, OwnVisit, Procedure, PublicBody, RegistryEntry } from './model.js';
import type { Answer, CaseFileSource, DataUseSource, NotificationSource, Question, SourceIdentity } from './ports.js';
import { type Filter, dataUseFacets, matches, notificationFacets, procedureFacets, registryEntryFacets } from './filters.js';
import { threadCaseFiles } from './threads.js';

/** Everything the gateway can ask, by kind. */
export interface ConnectedSources {
  caseFiles: CaseFileSource[];
  notifications: NotificationSource[];
  dataUses: DataUseSource[];
}

/** One effect-free read of one source, shared under `key` with whoever needs the same at the same moment. */
export type SharedRead = <T>(operation: string, read: (question: Question) => Promise<Answer<T>>) => Promise<Answer<T>>;

/** What the items of all collections have in common, as far as the folder looks at them. */
export interface FolderItem {
  capacity: Capacity;
  /** Whose item it is. */
  body: PublicBody;
  /** Of a look-up: whom it asked. */
  bodiesAsked?: PublicBody[];
  /** The same of each look that its row gathers. */
  visits?: OwnVisit[];
}

export interface Collection<Item extends FolderItem, S extends SourceIdentity> {
  /** As in the route, and in the presence index. */
  name: string;
  sources(connected: ConnectedSources): S[];
  /**
   * Whether a body's items come from its own source: then a filter by body spares the others the question, and a body without a source is
   * told as not connected. Otherwise one source speaks for all bodies.
   */
  perBody: boolean;
  read(source: S, shared: SharedRead): Promise<Answer<Item>>;
  keeps(item: Item, filter: Filter): boolean;
}

const entriesOf = (source: CaseFileSource, shared: SharedRead) =>
  shared('registry-entries', (question) => source.registryEntries(question));

export const procedures: Collection<Procedure, CaseFileSource> = {
  name: 'procedures',
  sources: ({ caseFiles }) => caseFiles,
  perBody: true,
  read: async (source, shared) => {
    const [files, entries] = await Promise.all([shared('case-files', (question) => source.caseFiles(question)), entriesOf(source, shared)]);
    return {
      items: threadCaseFiles(files.items, entries.items),
      discarded: files.discarded + entries.discarded,
      notes: [...files.notes, ...entries.notes],
    };
  },
  keeps: (item, filter) => matches(item, procedureFacets, filter),
};

export const registryEntries: Collection<RegistryEntry, CaseFileSource> = {
  name: 'registry-entries',
  sources: ({ caseFiles }) => caseFiles,
  perBody: true,
  read: async (source, shared) => {
    const entries = await entriesOf(source, shared);
    return { ...entries, items: entries.items.map(({ entry }) => entry) };
  },
  keeps: (item, filter) => matches(item, registryEntryFacets, filter),
};

export const notifications: Collection<Notification, NotificationSource> = {
  name: 'notifications',
  sources: (connected) => connected.notifications,
  perBody: false,
  read: (source, shared) => shared('notifications', (question) => source.notifications(question)),
  keeps: (item, filter) => matches(item, notificationFacets, filter),
};

export const dataUsage: Collection<DataUse, DataUseSource> = {
  name: 'data-usage',
  sources: ({ dataUses }) => dataUses,
  perBody: false,
  read: (source, shared) => shared('data-uses', (question) => source.dataUses(question)),
  keeps: (item, filter) => matches(item, dataUseFacets, filter),
};
