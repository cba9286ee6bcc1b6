/**
 * One thread per matter: hangs registry entries under the case files they belong to, by the ids that the contracts share
 * (the case file lists its entries, the entry names its case files, or both carry the same register number).
 * An entry that no case file claims stays visible as a row of its own.
 */
import type { Procedure, RegistryEntry } from './model.js';
import type { CaseFile, SourcedEntry } from './ports.js';
import { momentValue } from './time.js';

export function threadCaseFiles(caseFiles: CaseFile[], entries: SourcedEntry[]): Procedure[] {
  const claimed = new Set<SourcedEntry>();
  const bySourceId = groupBy(entries, ({ sourceId }) => [sourceId]);
  const byCaseFile = groupBy(entries, ({ entry }) => entry.caseFiles);
  const byRegisterNumber = groupBy(entries, ({ entry }) => (entry.registerNumber ? [entry.registerNumber] : []));

  const rows = caseFiles.map((file) => {
    const own = new Set(
      [
        ...file.entryIds.flatMap((id) => bySourceId.get(id) ?? []),
        ...(byCaseFile.get(file.number) ?? []),
        ...(file.registerNumber ? (byRegisterNumber.get(file.registerNumber) ?? []) : []),
      ].filter(({ entry }) => entry.capacity === file.capacity),
    );
    for (const each of own) claimed.add(each);
    return caseFileRow(
      file,
      [...own].map(({ entry }) => entry),
    );
  });
  return [...rows, ...entries.filter((each) => !claimed.has(each)).map(({ entry }) => entryRow(entry))];
}

function caseFileRow(file: CaseFile, entries: RegistryEntry[]): Procedure {
  const thread = entries.sort((a, b) => momentValue(b.at) - momentValue(a.at));
  const { entryIds: _entryIds, registerNumber: _registerNumber, ...told } = file;
  return { ...told, kind: 'case-file', lastChangeAt: latest([file.startedAt, file.endedAt, ...thread.map(({ at }) => at)]), thread };
}

function entryRow(entry: RegistryEntry): Procedure {
  return {
    id: `entry-${entry.id}`,
    body: entry.body,
    capacity: entry.capacity,
    notes: entry.notes,
    kind: 'registry-entry',
    number: entry.registerNumber,
    title: entry.subject,
    procedure: entry.procedure,
    family: null,
    state: 'unknown',
    stateText: null,
    phase: null,
    startedAt: entry.at,
    endedAt: null,
    plannedEnd: null,
    lastChangeAt: entry.at,
    waitsForCitizen: null,
    thread: [entry],
    link: entry.link,
  };
}

const latest = (moments: (string | null)[]): string | null =>
  moments.reduce((last, each) => (momentValue(each) > momentValue(last) ? each : last), null);

function groupBy<T>(items: T[], keys: (item: T) => string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) for (const key of keys(item)) groups.set(key, [...(groups.get(key) ?? []), item]);
  return groups;
}
