/**
 * One thread per matter: hangs registry entries under the case files they belong to, by the ids that the contracts share
 * (the case file lists its entries, the entry names its case files, or both carry the same register number).
 * An entry that no case file claims stays visible as a row of its own.
 */
import type { Procedure, RegistryEntry } from './model.js';
import type { CaseFile, SourcedEntry } from './ports.js';
import { momentValue } from './time.js';

/**
 * Case files under which one entry is shown. Without an end to it, five hundred files and as many entries that all carry one register number
 * would make a quarter of a million rows out of an answer of ordinary size.
 */
export const mostFilesOfEntry = 10;

export function threadCaseFiles(caseFiles: CaseFile[], entries: SourcedEntry[]): Procedure[] {
  const shown = new Map<SourcedEntry, number>();
  const timesShown = (entry: SourcedEntry): number => shown.get(entry) ?? 0;
  const bySourceId = groupBy(entries, ({ sourceId }) => [sourceId]);
  const byCaseFile = groupBy(entries, ({ entry }) => entry.caseFiles);
  const byRegisterNumber = groupBy(entries, ({ entry }) => (entry.registerNumber ? [entry.registerNumber] : []));

  const rows = caseFiles.map((file) => {
    const own = new Set<SourcedEntry>();
    const withheld = new Set<SourcedEntry>();
    const claim = (entry: SourcedEntry): void => {
      if (entry.entry.capacity !== file.capacity || own.has(entry)) return;
      (timesShown(entry) < mostFilesOfEntry ? own : withheld).add(entry);
    };
    for (const id of file.entryIds) bySourceId.get(id)?.forEach(claim);
    byCaseFile.get(file.number)?.forEach(claim);
    if (file.registerNumber) byRegisterNumber.get(file.registerNumber)?.forEach(claim);
    for (const each of own) shown.set(each, timesShown(each) + 1);
    return caseFileRow(
      withheld.size > 0 ? { ...file, notes: [...file.notes, { code: 'element-dropped', field: 'thread' }] } : file,
      [...own].map(({ entry }) => entry),
    );
  });
  return [...rows, ...entries.filter((each) => timesShown(each) === 0).map(({ entry }) => entryRow(entry))];
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
  for (const item of items) {
    for (const key of keys(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}
