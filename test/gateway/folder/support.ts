import type { CaseFile, CaseFileSource, Person, SourcedEntry } from '../../../gateway/src/folder/ports.js';
import type { RegistryEntry } from '../../../gateway/src/folder/model.js';

export const person: Person = { subject: 'pseudonym-1', identifier: '00000000T', identifierType: 'nif', level: 'substantial' };

const body = { administration: '0800180001', dir3: null, name: "Ajuntament d'Abrera" };

export const caseFile = (number: string, more: Partial<CaseFile> = {}): CaseFile => ({
  id: `id-${number}`,
  number,
  title: 'Canvi de finestres',
  procedure: "Llicència d'obres menors",
  family: null,
  state: 'open',
  stateText: null,
  phase: null,
  startedAt: '2026-03-02T09:14:07+01:00',
  endedAt: null,
  plannedEnd: null,
  waitsForCitizen: null,
  entryIds: [],
  registerNumber: null,
  capacity: 'interested',
  body,
  link: null,
  notes: [],
  ...more,
});

export const entry = (sourceId: string, more: Partial<RegistryEntry> = {}): SourcedEntry => ({
  sourceId,
  entry: {
    id: `id-${sourceId}`,
    body,
    capacity: 'interested',
    notes: [],
    direction: 'in',
    subject: 'Instància genèrica',
    at: '2026-03-02T09:14:07+01:00',
    registerNumber: null,
    registeredAt: null,
    channel: null,
    procedure: null,
    caseFiles: [],
    notification: null,
    attachments: 0,
    link: null,
    ...more,
  },
});

export const caseFileSource = (administration: string, more: Partial<CaseFileSource> = {}): CaseFileSource => ({
  administration,
  name: `Body ${administration}`,
  service: 'hcc',
  minimumLevel: 'low',
  caseFiles: () => Promise.resolve({ items: [caseFile(`${administration}-1`)], discarded: 0, notes: [] }),
  registryEntries: () => Promise.resolve({ items: [], discarded: 0, notes: [] }),
  ...more,
});

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

export const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
