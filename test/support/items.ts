import type { DataUse, Notification, Procedure, RegistryEntry } from '../../src/gateway/types.js';

/** Items for tests that care about one field; everything else is what a tidy body says. */
const body = { administration: '0800180001', dir3: 'L01080018', name: "Ajuntament d'Abrera" };
const common = { body, capacity: 'interested', notes: [] } as const satisfies Partial<Procedure>;
const link = { href: 'https://seu.exemple.cat/1', host: 'seu.exemple.cat', trusted: true };

let last = 0;
const nextId = (): string => `item-${String(++last)}`;

export const entryOf = (changes: Partial<RegistryEntry> = {}): RegistryEntry => ({
  ...common,
  notes: [],
  id: nextId(),
  direction: 'in',
  subject: 'Instància genèrica',
  at: '2026-03-02T09:14:07+01:00',
  registerNumber: 'E2026000417',
  registeredAt: null,
  channel: 'Electrònica',
  procedure: null,
  caseFiles: ['X2026000033'],
  notification: null,
  attachments: 0,
  link: null,
  ...changes,
});

export const procedureOf = (changes: Partial<Procedure> = {}): Procedure => ({
  ...common,
  notes: [],
  id: nextId(),
  kind: 'case-file',
  number: 'X2026000033',
  title: 'Canvi de finestres',
  procedure: "Llicència d'obres menors",
  family: 'Obres',
  state: 'open',
  stateText: null,
  phase: 'Informe tècnic',
  startedAt: '2026-03-02T09:14:07+01:00',
  endedAt: null,
  plannedEnd: '2026-06-02',
  lastChangeAt: '2026-03-02T09:14:07+01:00',
  waitsForCitizen: false,
  thread: [],
  link,
  ...changes,
});

export const notificationOf = (changes: Partial<Notification> = {}): Notification => ({
  ...common,
  notes: [],
  id: nextId(),
  kind: 'notification',
  issuer: { administration: body.administration, name: body.name, department: 'Urbanisme' },
  title: 'Requeriment de documentació',
  reference: 'X2026000033',
  registerNumber: 'S2026000120',
  depositedAt: '2026-03-06T11:20:31+01:00',
  expiresAt: '2026-03-16T23:59:59+01:00',
  expirySource: 'contract',
  servedAt: null,
  state: 'available',
  unread: true,
  alsoOnPaper: false,
  level: 'substantial',
  levelSuffices: true,
  language: 'ca',
  caseFile: 'X2026000033',
  link,
  ...changes,
});

export const dataUseOf = (changes: Partial<DataUse> = {}): DataUse => ({
  ...common,
  notes: [],
  id: nextId(),
  kind: 'exchange',
  at: '2026-03-05T12:01:09+01:00',
  requester: { administration: body.administration, name: body.name },
  provider: { name: "Servei Públic d'Ocupació de Catalunya" },
  data: { product: 'SOC', modality: null, name: "Demandant d'ocupació" },
  purpose: { code: '0226', text: 'Serveis de Benestar i Salut' },
  procedure: null,
  legalBasis: 'no-objection',
  mayObject: true,
  caseFile: 'X2026000041',
  outcome: 'done',
  site: null,
  bodiesAsked: [],
  ...changes,
});
